"""Filling an evaluation set: specimens in each form and strength, with gold and truth beside them.

A set is made anew, byte for byte, by the same seed on the same fonts and the same Tesseract. Each
specimen is one job, so that all cores work.
"""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from numpy.random import Generator, default_rng

from docproc.corpus.damage import Damage, drawn_damage
from docproc.corpus.garble import garble
from docproc.corpus.marks.placing import Marks
from docproc.corpus.misread import misread
from docproc.corpus.scan import scan
from docproc.corpus.sets import STRENGTHS, EvaluationSet, SetItem
from docproc.corpus.specimen import Specimen, load_specimen
from docproc.corpus.truth import TruePage, read_truth, save_truth
from docproc.corpus.typeset import typeset
from docproc.corpus.typesetting.typography import Typography, drawn
from docproc.errors import ConfigurationError, NotFoundError

MADE_FORMS = ("text", "born", "scan", "misread", "noise")
"""What can be made; ``noise`` is a misread text from the channel of ``garble.py``."""

SEED = 20260101


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of each specimen; ``strengths`` apply to ``scan``, ``misread`` and ``noise``."""

    forms: tuple[str, ...] = ("born", "scan", "misread")
    strengths: tuple[str, ...] = STRENGTHS
    seed: int = SEED

    def __post_init__(self) -> None:
        for kind, asked, known in (
            ("form", self.forms, MADE_FORMS),
            ("strength", self.strengths, STRENGTHS),
        ):
            unknown = sorted(set(asked) - set(known))
            if unknown or not asked:
                told = ", ".join(unknown) or "none"
                raise ConfigurationError(f"{kind} {told}: choose from {', '.join(known)}")


def find_specimens(
    folder: Path,
    splits: Sequence[str],
    *,
    count: int | None = None,
    only: Sequence[str] = (),
    seed: int = SEED,
) -> list[Path]:
    """The specimens of the splits by name; ``count`` of them drawn so that their types differ.

    ``only`` names those that are wanted, in their order. Raises :class:`NotFoundError` when there is none.
    """
    found = sorted(path for split in splits for path in (folder / split).glob("*.txt"))
    if only:
        known = {path.stem: path for path in found}
        missing = [name for name in only if name not in known]
        if missing:
            raise NotFoundError(f"{', '.join(splits)} has no specimen called {missing[0]}")
        found = [known[name] for name in only]
    if not found:
        raise NotFoundError(f"{folder} has no specimens in {', '.join(splits)}")
    return found if count is None or count >= len(found) else _varied(found, count, seed)


def _varied(found: Sequence[Path], count: int, seed: int) -> list[Path]:
    """So many at random, each type once before any comes twice."""
    random = default_rng(seed)
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int, Path]] = []
    for index in random.permutation(len(found)):
        kind = _type_of(found[index])
        turns.append((seen[kind], len(turns), found[index]))
        seen[kind] += 1
    return sorted(path for _, _, path in sorted(turns)[:count])


def count_types(folder: Path, splits: Sequence[str]) -> dict[str, Counter[str]]:
    """How many specimens of each type stand in each split."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for split in splits:
        for path in (folder / split).glob("*.txt"):
            counts[_type_of(path)][split] += 1
    return dict(counts)


def make_set(
    out: Path,
    specimens: Sequence[Path],
    order: Order,
    *,
    name: str | None = None,
    rotate: bool = False,
    done: Callable[[Path], None] | None = None,
) -> EvaluationSet:
    """Make all files and ``set.json``; ``done`` is told after each specimen.

    With ``rotate`` each specimen takes one of the strengths in turn. Raises
    :class:`ConfigurationError` without the fonts and :class:`~docproc.errors.EngineError` without the
    system's English Tesseract when it is asked for.
    """
    out.mkdir(parents=True, exist_ok=True)
    strengths = [
        (order.strengths[index % len(order.strengths)],) if rotate else order.strengths
        for index in range(len(specimens))
    ]
    orders = [replace(order, strengths=chosen) for chosen in strengths]
    items: list[SetItem] = []
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract's threads only hinder one another
    with ProcessPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        jobs = pool.map(make_items, specimens, [out] * len(specimens), orders)
        for path, made in zip(specimens, jobs, strict=True):
            items += made
            if done is not None:
                done(path)
    made_set = EvaluationSet(name or out.name, "rendered", tuple(items), out)
    made_set.save(out)
    return made_set


def make_items(path: Path, out: Path, order: Order) -> list[SetItem]:
    """All items of one specimen, their files written to ``out``."""
    specimen = load_specimen(path)
    (out / path.name).write_bytes(path.read_bytes())
    gold = path.with_name(f"{path.stem}.gold.json")
    if gold.is_file():
        (out / gold.name).write_bytes(gold.read_bytes())
    maker = _Maker(specimen, out, order, gold.name if gold.is_file() else None)
    return list(maker.items())


def _type_of(path: Path) -> str:
    gold = path.with_name(f"{path.stem}.gold.json")
    if not gold.is_file():
        return ""
    metadata = json.loads(gold.read_text("utf-8")).get("metadata") or {}
    return str((metadata.get("doc_type") or {}).get("value"))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the forms of one specimen; files that only lead to others go to a temporary folder."""

    specimen: Specimen
    out: Path
    order: Order
    gold: str | None

    def items(self) -> Iterator[SetItem]:
        forms = self.order.forms
        typist = drawn(self._random("typist"))
        if "text" in forms:
            item = self._item("text", ".txt")
            (self.out / item.file).write_text(self.specimen.text + "\n", "utf-8")
            yield item
        if "born" in forms:
            item = self._item("born", ".pdf")
            typeset(self.specimen, self.out / item.file, typist)
            yield self._with_truth(item, read_truth(self.out / item.file))
        for strength in self.order.strengths:
            if {"scan", "misread", "noise"} & set(forms):
                yield from self._damaged(strength, typist)

    def _damaged(self, strength: str, typist: Typography) -> Iterator[SetItem]:
        forms = self.order.forms
        random = self._random(strength)
        damage = drawn_damage(strength, random)
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "page.pdf"
            typeset(self.specimen, source, typist, damage.pen)
            if {"scan", "misread"} & set(forms):
                yield from self._scanned(strength, damage, source, random)
            if "noise" in forms:
                item = self._item("misread", ".txt", strength, "noise")
                text = garble(read_truth(source), strength, random)
                (self.out / item.file).write_text(text, "utf-8")
                yield item

    def _scanned(self, strength: str, damage: Damage, source: Path, random: Generator) -> Iterator[SetItem]:
        suffix = ".tiff" if damage.bitonal and random.random() < 0.5 else ".pdf"
        item = self._item("scan", suffix, strength)
        keep = "scan" in self.order.forms
        target = (self.out if keep else source.parent) / item.file
        made = scan(self.specimen, source, target, damage, int(random.integers(2**31)))
        item = replace(
            item,
            damage=made.damage.strengths(),
            handwritten=made.marks.handwritten,
            covered=made.marks.covered,
            gold=self._gold_with(made.marks, strength),
        )
        if keep:
            yield self._with_truth(item, made.truth)
        if "misread" in self.order.forms:
            name = f"{self.specimen.name}.misread.{strength}"
            (self.out / f"{name}.txt").write_text(misread(target), "utf-8")
            yield replace(item, name=name, file=f"{name}.txt", form="misread", language="eng")

    def _item(self, form: str, suffix: str, strength: str | None = None, label: str = "") -> SetItem:
        name = ".".join(part for part in (self.specimen.name, label or form, strength) if part)
        return SetItem(
            name, f"{name}{suffix}", form, strength, text=f"{self.specimen.name}.txt", gold=self.gold
        )

    def _with_truth(self, item: SetItem, pages: Sequence[TruePage]) -> SetItem:
        name = f"{item.name}.truth.json"
        save_truth(pages, self.out / name)
        return replace(item, truth=name)

    def _gold_with(self, marks: Marks, strength: str) -> str | None:
        """The gold, with the received stamp and the signing caption that this scan alone bears."""
        if self.gold is None or not (marks.received or marks.caption):
            return self.gold
        content = json.loads((self.out / self.gold).read_text("utf-8"))
        metadata = content.setdefault("metadata", {})
        if marks.received:
            stamp = {"number": marks.received.number, "date": marks.received.day.isoformat()}
            metadata["received_stamp"] = stamp
        if marks.caption:
            caption = marks.caption
            signed = {"signed_by": caption.signed_by, "signed_at": caption.signed_at.isoformat()}
            metadata["digital_signatures"] = [signed]
        name = f"{self.specimen.name}.{strength}.gold.json"
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (self.out / name).write_text(text + "\n", "utf-8")
        return name

    def _random(self, purpose: str) -> Generator:
        """Chance that hangs on the seed, the specimen and the purpose, not on what was made before."""
        key = zlib.crc32(f"{self.specimen.name}/{purpose}".encode())
        return default_rng([self.order.seed, key])
