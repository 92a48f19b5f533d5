"""Names of provinces, districts and communes in a lattice: which of those that fit is meant.

How likely a name is comes from the list of units of the document's day and from the provinces that the
document names; the language models, which know some names from newspapers and most not at all, are made
up for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, product, zip_longest
from math import exp
from typing import NamedTuple

import numpy as np

from docproc.lexicon.former_units import LAST_DAY
from docproc.restore.candidates import UNIT_TYPES
from docproc.restore.document_places import DocumentPlaces, province_codes
from docproc.restore.language_model import LanguageModel
from docproc.restore.mentions import Match, Mention, find_mentions
from docproc.restore.path import Path
from docproc.restore.pieces import START
from docproc.restore.sums import Logs

MOST_A_WORD = 7.0
"""No word of a name gains more than this, beside what it costs to spell it."""
LISTED, LISTED_THEN, LISTED_UNDATED = 3.5, 2.2, 1.2
"""Log odds that what stands after a type is in the lists: in new letters, older ones, undated ones."""
FAME = 0.3
"""How much of what the models say of one name beside another still counts: some are named more often."""
LOSES = -3.0
"""What a name loses at most where another is likelier by the lists."""
TYPE_GAINS = 3.0
"""What a misread type gains at most by the name after it."""
PROVINCE_AFTER, PROVINCE_BEFORE = 16, 30
"""How far off (pieces) the province of a commune is named in the same sentence."""
Codes = Sequence[tuple[bool, str]]


class PlaceFinder:
    """Finds names of units on paths; ``model`` is the trigram model that is made up for."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._types = np.array([model.number_of(word) for word in sorted(UNIT_TYPES)])

    def mentions(self, path: Path) -> list[Mention]:
        """Where a path names units, or may name some that its candidates cannot spell."""
        return list(find_mentions(path, path.places_of(self._types)))

    def bonuses(
        self, path: Path, found_mentions: Sequence[Mention], context: Logs, known: DocumentPlaces
    ) -> dict[int, float]:
        """What to add to the log probabilities of nodes, by node.

        ``context`` is what the context model says of each node; ``known`` learns what the path names.
        """
        known.read_days(path.words, path.read)
        mentions = [mention for mention in found_mentions if mention.matches]
        provinces = _provinces(mentions, known)
        near = [_near(path, mention, provinces) for mention in mentions]
        own = [_posterior(mention, known, codes) for mention, codes in zip(mentions, near, strict=True)]
        for shares in own:
            known.name(shares)
        found: dict[int, float] = {}
        language = self._said(path, mentions)
        for mention, codes, shares, says in zip(mentions, near, own, language, strict=True):
            said = [
                each + float(context[list(match.nodes)].sum()) - match.spelling
                for each, match in zip(says, mention.matches, strict=True)
            ]
            gains = list(_gains(mention, codes, shares, said, known))
            _spread(gains, path, found)
            most = max(gain.gain for gain in gains)
            if mention.misread is not None and most > 0:
                found[mention.misread] = min(most, TYPE_GAINS)
        return found

    def _said(self, path: Path, mentions: Sequence[Mention]) -> Iterator[list[float]]:
        """The trigram model's log probability of each match of each mention, in order.

        Of what it says of the two words after a name, the difference to the best name that ends there.
        """
        runs = [
            [
                *_two(path, mention.start - 2),
                *(self._model.number_of(word) for word in match.name.words),
                *_two(path, mention.start + len(match.nodes)),
            ]
            for mention in mentions
            for match in mention.matches
        ]
        if not runs:
            return
        words = np.array([word for run in runs for word in run])
        starts = np.cumsum([0, *map(len, runs)]).tolist()
        two, place = self._model.bigram(words[:-1], words[1:])
        three = self._model.trigram(place[:-1], words[2:], two[1:])
        summed = np.concatenate(([0.0], np.cumsum(three))).tolist()
        bounds = iter(pairwise(starts))
        for mention in mentions:
            own, after = [], []
            for start, stop in islice(bounds, len(mention.matches)):
                own.append(summed[stop - 4] - summed[start])
                after.append(summed[stop - 2] - summed[stop - 4])
            sizes = [len(match.nodes) for match in mention.matches]
            best = {
                size: max(each for each, other in zip(after, sizes, strict=True) if other == size)
                for size in sizes
            }
            yield [one + two - best[size] for one, two, size in zip(own, after, sizes, strict=True)]


def mixtures(mentions: Sequence[Mention], bonuses: Mapping[int, float]) -> dict[tuple[int, int], float]:
    """What to take from nodes that follow one another where each is of another name: all that they gain.

    ``Bình Xa`` and ``Bính Xá`` are listed, ``Bình Xá`` is not.
    """
    found: dict[tuple[int, int], float] = {}
    for mention in mentions:
        paired = {pair for match in mention.matches for pair in pairwise(match.nodes)}
        places = zip_longest(*(match.nodes for match in mention.matches))
        for lefts, rights in pairwise([set(nodes) - {None} for nodes in places]):
            for pair in set(product(lefts, rights)) - paired:
                gained = bonuses.get(pair[0], 0.0) + bonuses.get(pair[1], 0.0)
                if gained > 0:
                    found[pair] = -gained
    return found


def _two(path: Path, at: int) -> list[int]:
    """The numbers of the two words from a place on; beyond the path stands a start."""
    return [path.numbers[each] if 0 <= each < len(path.numbers) else START for each in (at, at + 1)]


def _provinces(mentions: Sequence[Mention], known: DocumentPlaces) -> list[tuple[int, Codes]]:
    """Where provinces are named; the document learns of them."""
    found: list[tuple[int, Codes]] = []
    for mention in mentions:
        if mention.kind in {"tinh", "thanh pho"} or (mention.kind is None and len(mention.matches) == 1):
            best = max(mention.matches, key=lambda match: match.fit)
            codes = province_codes(best.name)
            if codes:
                known.name_province(codes)
                found.append((mention.start, codes))
    return found


def _near(path: Path, mention: Mention, provinces: Sequence[tuple[int, Codes]]) -> Codes:
    """The province named in the same sentence: the first after the mention, or else the last before it."""
    after = [each for each in provinces if mention.start < each[0] <= mention.start + PROVINCE_AFTER]
    before = [each for each in provinces if mention.start - PROVINCE_BEFORE <= each[0] < mention.start]
    for at, codes in [*after[:1], *before[-1:]]:
        low, high = sorted((at, mention.start))
        if START not in path.numbers[low:high]:
            return codes
    return ()


def _posterior(mention: Mention, known: DocumentPlaces, near: Codes) -> dict[tuple[str, ...], float]:
    """How likely each name is the one meant, by its letters and its units."""
    logs = {m.name.words: m.fit + known.log_share(m.name, mention.kind, near) for m in mention.matches}
    most = max(logs.values())
    total = sum(exp(each - most) for each in logs.values())
    return {words: exp(each - most) / total for words, each in logs.items()}


def _listed(known: DocumentPlaces) -> float:
    if known.day is None:
        return LISTED_UNDATED
    return LISTED if known.day > LAST_DAY else LISTED_THEN


class _Gain(NamedTuple):
    """How likely a name is beside the others of its mention, and what its words are to gain."""

    likely: float
    gain: float
    match: Match


def _gains(
    mention: Mention,
    near: Codes,
    own: dict[tuple[str, ...], float],
    said: Sequence[float],
    known: DocumentPlaces,
) -> Iterator[_Gain]:
    """What each name is to gain: how likely it is by the lists, less what the models ``said``."""
    odds = mention.odds + _listed(known)
    most = max(said)
    shares = [
        known.log_share(match.name, mention.kind, near, less=own[match.name.words]) + FAME * (says - most)
        for match, says in zip(mention.matches, said, strict=True)
    ]
    best = max(share + match.fit for share, match in zip(shares, mention.matches, strict=True))
    for match, share, says in zip(mention.matches, shares, said, strict=True):
        likely = share + match.fit
        yield _Gain(likely, max(share + odds - says, 0.0 if likely == best else LOSES), match)


def _spread(gains: Sequence[_Gain], path: Path, found: dict[int, float]) -> None:
    """Give the words of each name what it gains; the likeliest first, so that others share its words.

    A word without rivals needs no help: the others get what would be its part.
    """
    for _, gain, match in sorted(gains, key=lambda each: -each.likely):
        rivalled = [node for node in match.nodes if not path.is_alone(node)] or match.nodes
        fresh = [node for node in rivalled if node not in found]
        left = gain - sum(found.get(node, 0.0) for node in rivalled)
        most = (MOST_A_WORD * len(match.nodes) + match.spelling) / len(rivalled)
        found |= dict.fromkeys(fresh, min(left / max(len(fresh), 1), most))
