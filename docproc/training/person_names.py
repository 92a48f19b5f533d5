"""Count the names of persons in running text: runs of capitalised words that begin with a family name.

Each name counts once in a source, however often it is written. Names of places and of what is named after
persons are left out by the word before them and by the list of units; two words are taken for a person's
name only after a title.
"""

from __future__ import annotations

import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from re import compile as pattern

import numpy as np
from numpy.typing import NDArray

from docproc.extract.signer_names import family_names
from docproc.lexicon.units import units
from docproc.restore.name_model import GIVEN, MIDDLE
from docproc.restore.person_words import OTHERS, PERSONS
from docproc.training.corpora import open_corpora
from docproc.vietnamese.unicode import fold, fold_tone_placement

log = logging.getLogger(__name__)
WEIGHT = {"wiki": 1}
"""What a name counts, in halves: those of an encyclopaedia, many of other times and countries, half."""
SURE_MIDDLE = frozenset({"văn", "thị", "a"})
"""Middle names of persons alone; what stands before them is a family name, if of anything else too."""
FAMILIES = 3
"""A word is taken for a family name that no list has where so many persons with sure middle names bear it."""
MISSPELT = 0.01
SURELY = 0.02
"""Where fewer of the runs that begin with a family name go on like that, it is more often another word
(``Xã``, ``Kim``): its runs are names only after a title."""
LEAST = 2
"""Words in fewer names than one (two halves) are kept out."""
_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x250)))) + "".join(
    filter(str.isupper, map(chr, range(0x1E00, 0x1F00)))
)
_SMALL = _CAPITAL.lower()
RUN = pattern(rf"(?<![\w-])[{_CAPITAL}][{_SMALL}]*(?: [{_CAPITAL}][{_SMALL}]*)+(?![\w-])")
_SHORT = frozenset({"a", "á", "ý", "y"})
Name = tuple[str, ...]


def runs(lines: Iterable[str]) -> Iterator[tuple[str, Name]]:
    """Runs of capitalised words with the word before them, all in lower case; titles cut off."""
    for line in lines:
        for found in RUN.finditer(line):
            before = line[max(0, found.start() - 20) : found.start()].lower().split()
            word = before[-1].strip("\"“”'(.") if before else ""
            words = found.group().split()
            name = name_of(words)
            if len(name) < len(words):
                word = fold_tone_placement(words[len(words) - len(name) - 1].lower())
            yield sys.intern(word), name


def name_of(words: Sequence[str]) -> Name:
    """A run of capitalised words in lower case, without the titles that it begins with."""
    name = [fold_tone_placement(word.lower()) for word in words]
    while len(name) > 2 and name[0] in PERSONS:
        del name[0]
    return tuple(map(sys.intern, name))


def learned_families(found: Iterable[tuple[str, Name]]) -> set[str]:
    """Family names by their use: what stands before ``Văn`` or ``Thị`` in several names after titles.

    Misspelt ones (``Nguyên``) are told by the far commoner name with the same letters.
    """
    bearers: dict[str, set[Name]] = defaultdict(set)
    for before, name in found:
        if before in PERSONS and is_sure(name):
            bearers[name[0]].add(name)
    most: Counter[str] = Counter()
    for family, names in bearers.items():
        most[fold(family)] = max(most[fold(family)], len(names))
    return {
        family
        for family, names in bearers.items()
        if len(names) >= max(FAMILIES, MISSPELT * most[fold(family)])
    }


def is_sure(name: Name) -> bool:
    """Whether a run is a person's name by its second word, which tells that the first is a family name."""
    return 3 <= len(name) <= 4 and name[1] in SURE_MIDDLE


def persons(found: Iterable[tuple[str, Name]], families: set[str], known: set[str]) -> set[Name]:
    """The distinct names of persons among runs; ``known`` are the words of the language model."""
    runs_found = set(found)
    begun = Counter(name[0] for name in {name for _, name in runs_found if 3 <= len(name) <= 4})
    surely = Counter(name[0] for name in {name for _, name in runs_found} if is_sure(name))
    places = {tuple(fold_tone_placement(word.lower()) for word in unit.name.split()) for unit in units()}
    return {
        name
        for before, name in runs_found
        if name[0] in families
        and before not in OTHERS
        and 2 <= len(name) <= 4
        and (
            before in PERSONS
            or is_sure(name)
            or (len(name) > 2 and surely[name[0]] >= SURELY * begun[name[0]])
        )
        and name not in places
        and all(word in known and (len(word) > 1 or word in _SHORT) for word in name)
    }


def count(names: Counter[Name]) -> dict[str, NDArray[np.generic]]:
    """The arrays of the trained file, from names with what each counts."""
    family: Counter[str] = Counter()
    plain: dict[str, Counter[str]] = {MIDDLE: Counter(), GIVEN: Counter()}
    pairs: dict[str, Counter[tuple[str, str]]] = {MIDDLE: Counter(), GIVEN: Counter()}
    for name, weight in names.items():
        family[name[0]] += weight * is_sure(name)
        for at in range(1, len(name)):
            place = GIVEN if at == len(name) - 1 else MIDDLE
            plain[place][name[at]] += weight
            if at > 1:
                pairs[place][name[at - 1], name[at]] += weight
    total = family + plain[MIDDLE] + plain[GIVEN]
    words = sorted(word for word, weight in total.items() if weight >= LEAST)
    row = {word: number for number, word in enumerate(words)}
    arrays: dict[str, NDArray[np.generic]] = {"words": np.array(words), "family": _counted(family, words)}
    for place in (MIDDLE, GIVEN):
        known = sorted((row[a], row[b], n) for (a, b), n in pairs[place].items() if a in row and b in row)
        before, word, weights = np.array(known, dtype=np.int64).reshape(-1, 3).T
        arrays[place] = _counted(plain[place], words)
        arrays[f"{place}/before"] = before.astype(np.uint16)
        arrays[f"{place}/word"] = word.astype(np.uint16)
        arrays[f"{place}/count"] = (weights / 2).astype(np.float16)
    return arrays


def _counted(counts: Counter[str], words: Sequence[str]) -> NDArray[np.float32]:
    return np.array([counts[word] / 2 for word in words], dtype=np.float32)


def train(folder: Path, words: Iterable[str], output: Path) -> int:
    """Count the names of all corpora of a folder and write the file; returns how many names.

    ``words`` are the language model's. Nothing is left to chance.
    """
    found: dict[str, Counter[tuple[str, Name]]] = {}
    for corpus in open_corpora(folder):
        found.setdefault(corpus.kind, Counter()).update(runs(corpus.training()))
    families = {fold_tone_placement(name.lower()) for name in family_names()}
    families |= learned_families(pair for pairs in found.values() for pair in pairs)
    known = set(words)
    names: Counter[Name] = Counter()
    for kind, pairs in sorted(found.items()):
        here = persons(pairs, families, known)
        names.update(dict.fromkeys(here, WEIGHT.get(kind, 2)))
        log.info("%s: %d names", kind, len(here))
    arrays = count(names)
    np.savez_compressed(output, **arrays)  # type: ignore[arg-type]  # the stub means allow_pickle
    return len(names)
