"""Labels that say who, when and what of one task (``Đơn vị chủ trì: …``), and names of columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz, process

from docproc.extract.folded import Folded, phrase
from docproc.extract.task_phrases import phrases
from docproc.vietnamese.unicode import fold

_ALIKE = 86.0  # rapidfuzz ratio for names of columns as read by OCR
_LEADING = ("chu tri", "thuc hien chinh", "phu trach", "dau moi", "chiu trach nhiem")
_DOER = re.compile(r"(?:co quan|don vi|bo phan|ca nhan|nguoi|phong|to chuc|dia phuong)\b.* thuc hien$")
_WORDS = re.compile(r"[^\W_]+")


class LabelKind(StrEnum):
    """What a label or column gives of a task."""

    CONTENT = "content"
    LEAD = "lead"
    COORDINATING = "coordinating"
    BOTH = "both"
    DEADLINE = "deadline"
    PRODUCT = "product"
    TARGET = "target"
    NUMBER = "number"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text: where it stands and where its value lies (``text[start:end]``)."""

    kind: LabelKind
    position: int
    start: int
    end: int


def read_labels(text: Folded) -> list[Label]:
    """The labels of a paragraph, each with its value; labels stand at the head of a sentence."""
    found = list(_pattern().finditer(text.folded))
    labels = []
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text.text)
        start = text.blank(match.end())
        value = text.text[start:end].rstrip().rstrip(".;,()").rstrip()
        kind = LabelKind(_names()[" ".join(_WORDS.findall(match["label"]))])
        labels.append(Label(kind, match.start("label"), start, start + len(value)))
    return labels


@cache
def _pattern() -> re.Pattern[str]:
    named = [label for kind, labels in phrases()["labels"].items() if kind != "number" for label in labels]
    names = "|".join(phrase(label) for label in sorted(named, key=len, reverse=True))
    return re.compile(rf"(?:^|[.;(]\s*)(?:[-+*]\s*)?(?P<label>{names})\s*(?:\([^()]*\)\s*)?:")


@cache
def _names() -> dict[str, str]:
    """Names of labels and columns, as folded words with single blanks, with their kinds."""
    return {
        " ".join(_WORDS.findall(fold(label))): kind
        for kind, labels in phrases()["labels"].items()
        for label in labels
    }


def column_kind(header: str) -> LabelKind | None:
    """What a column holds, by its name as read; ``None`` when the name is unknown."""
    key = " ".join(_WORDS.findall(fold(re.sub(r"\([^()]*\)", " ", header))))
    if not key:
        return None
    if key in _names():
        return LabelKind(_names()[key])
    if key.replace(" ", "") in {"tt", "stt"}:  # letter under letter in a narrow column
        return LabelKind.NUMBER
    best = process.extractOne(key, _names().keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if best:
        return LabelKind(_names()[best[0]])
    return _by_parts(key)


def _by_parts(key: str) -> LabelKind | None:
    """A longer name that holds the telling word: ``Cơ quan, đơn vị được giao chủ trì``."""
    helps = "phoi hop" in key
    lead = any(part in key for part in _LEADING) or (not helps and bool(_DOER.match(key)))
    if lead and helps:
        return LabelKind.BOTH
    if lead:
        return LabelKind.LEAD
    if helps:
        return LabelKind.COORDINATING
    for part, kind in (
        ("san pham", LabelKind.PRODUCT),
        ("thoi gian", LabelKind.DEADLINE),
        ("thoi han", LabelKind.DEADLINE),
        ("tien do", LabelKind.DEADLINE),
        ("nhiem vu", LabelKind.CONTENT),
        ("noi dung", LabelKind.CONTENT),
    ):
        if part in key:
            return kind
    return None
