"""Names of persons and places in short official sentences: how many come through reading and repair.

Persons are put together from lists that no model was trained on (``names.toml``), places are the units
of the day. A name is right when all its words are.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docproc.evaluate.word_tally import compared
from docproc.lexicon.units import Unit, units
from docproc.training.alignment import align
from docproc.vietnamese.unicode import fold, strip_marks

Restore = Callable[[str], str]
"""Anything that restores marks: ours or a system to compare with."""
_LISTS = Path(__file__).parent / "names.toml"
_WOMEN = 0.4
SEED = 1747


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the names in it, each as (``person`` or ``place``, the name)."""

    text: str
    names: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class NameTally:
    """Names counted and names wrong, by kind, with what became of them."""

    names: int = 0
    words: int = 0
    words_wrong: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def count(self, wanted: Sequence[str], now: Sequence[str]) -> None:
        """Add a name and what became of it, word by word."""
        self.names += 1
        self.words += len(wanted)
        wrong = sum(a != b for a, b in zip(now, wanted, strict=True))
        if wrong:
            self.wrong.append((" ".join(wanted), " ".join(now)))
            self.words_wrong += wrong

    @property
    def rate(self) -> float:
        """Share of the names that are wrong (0–1)."""
        return len(self.wrong) / self.names if self.names else 0.0

    @property
    def word_rate(self) -> float:
        """Share of the names' words that are wrong (0–1)."""
        return self.words_wrong / self.words if self.words else 0.0


def sentences(count: int, seed: int = SEED) -> list[Sentence]:
    """``count`` sentences with names, the same for the same seed."""
    lists = tomllib.loads(_LISTS.read_text(encoding="utf-8"))
    chance = random.Random(seed)
    today = [unit for unit in units() if unit.validity.covers(lists["day"])]
    provinces = {unit.code: unit for unit in today if unit.level == "province"}
    communes = [unit for unit in today if unit.level == "commune" and unit.province_code in provinces]
    return [_sentence(lists, communes, provinces, chance, number) for number in range(count)]


def _sentence(
    lists: dict[str, Any],
    communes: Sequence[Unit],
    provinces: dict[str, Unit],
    chance: random.Random,
    number: int,
) -> Sentence:
    form = lists["sentences"][number % len(lists["sentences"])]
    commune = chance.choice(communes)
    province = provinces[commune.province_code]
    filled = {
        "person": _person(lists, chance),
        "second": _person(lists, chance),
        "unit": commune.full_name,
        "province": province.full_name,
        "name": commune.name,
    }
    kinds = {"person": "person", "second": "person", "unit": "place", "province": "place", "name": "place"}
    shown = {"unit": commune.name, "province": province.name}
    names = [(kinds[key], shown.get(key, filled[key])) for key in filled if f"{{{key}}}" in form]
    return Sentence(form.format(**filled), tuple(names))


def _person(lists: dict[str, Any], chance: random.Random) -> str:
    families, shares = zip(*lists["family"], strict=True)
    sex = "women" if chance.random() < _WOMEN else "men"
    family = chance.choices(families, shares)[0]
    return f"{family} {chance.choice(lists[f'middle_{sex}'])} {chance.choice(lists[f'given_{sex}'])}"


def stripped_names(restore: Restore, found: Sequence[Sentence]) -> dict[str, NameTally]:
    """Names right after all marks were stripped and restored, by kind."""
    tallies = {kind: NameTally() for kind in ("person", "place")}
    for sentence in found:
        restored = restore(strip_marks(sentence.text))
        _judge(sentence, restored.split(), tallies)
    return tallies


def _judge(sentence: Sentence, words: Sequence[str], tallies: dict[str, NameTally]) -> None:
    truth = [compared(word) for word in sentence.text.split()]
    became = beside(truth, [compared(word) for word in words])
    for kind, name in sentence.names:
        wanted = compared(name).split()
        for place in _places(truth, wanted):
            now = [became.get(place + step, "").strip(".,;") for step in range(len(wanted))]
            tallies[kind].count(wanted, now)


def beside(truth: Sequence[str], words: Sequence[str]) -> dict[int, str]:
    """What the printed words became, by their places; those that were lost, glued or torn are left out."""
    if list(map(fold, truth)) == list(map(fold, words)):
        return dict(enumerate(words))
    became: dict[int, str] = {}
    start = 0
    for match in align(truth, words):
        start = next(place for place in range(start, len(truth)) if truth[place] == match.truth[0])
        if len(match.truth) == len(match.read):
            became |= dict(enumerate(match.read, start))
        start += len(match.truth)
    return became


def _places(truth: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    """Where a name stands, once."""
    bare = [word.strip(".,;") for word in truth]
    for place in range(len(bare)):
        if bare[place : place + len(wanted)] == list(wanted):
            yield place
            return


def judge_lines(found: Sequence[tuple[Sentence, Sequence[str]]]) -> dict[str, NameTally]:
    """Names right in repaired sentences, by kind."""
    tallies = {kind: NameTally() for kind in ("person", "place")}
    for sentence, words in found:
        _judge(sentence, words, tallies)
    return tallies
