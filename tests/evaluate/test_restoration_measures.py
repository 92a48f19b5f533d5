"""The measures of repair themselves: what they count as wrong, and what they do not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from docproc.evaluate.names import judge_lines, sentences, stripped_names
from docproc.evaluate.restoration import Misread, ReadLine, harm, marks, misread_pages
from docproc.evaluate.restoration_cost import PAGE, cost
from docproc.evaluate.restoration_row import Row
from docproc.evaluate.word_tally import ILLEGIBLE, Tally
from docproc.restore import Restorer
from docproc.schema import Paragraph, RawParagraph, Token, Word


@pytest.mark.parametrize(
    ("truth", "found", "wrong"),
    [
        ("sở nội vụ", "sở nội vụ", 0),
        ("hoà giải", "hòa giải", 0),
        ("sở nội vụ", "số nội vụ", 1),
        ("sở nội vụ", "sở vụ", 1),
        ("sở vụ", "sở nội vụ", 1),
        (f"sở {ILLEGIBLE} vụ", "sở abc vụ", 0),
        ("", "", 0),
        ("", "thêm", 1),
    ],
)
def test_tally(truth: str, found: str, wrong: int) -> None:
    tally = Tally()
    tally.count(truth.split(), found.split())
    assert tally.wrong == wrong


def test_marks_and_harm() -> None:
    assert marks(lambda text: text, ["Sở Nội vụ"]).wrong == 3
    assert marks(lambda _: "Sở Nội vụ", ["Sở Nội vụ"]).wrong == 0
    assert harm(str.upper, ["Sở Nội vụ"]).wrong == 3
    assert harm(str, ["Sở Nội vụ"]).wrong == 0


def _token(raw: str, text: str) -> Token:
    return Token(text, (Word(raw, None, 0.9),), 1, 0, 0.9)


def test_misread_counts_removed_added_and_protected() -> None:
    result = Misread()
    line = ReadLine(("Số", "15", "sở", "tỉnh"), (("S6", 0.5), ("15", 0.9), ("sở", 0.9), ("tinh", 0.9)))
    result.line(line, [_token("S6", "Số"), _token("15", "16"), _token("sở", "số"), _token("tinh", "tinh")])
    assert (result.before.wrong, result.after.wrong) == (2, 3)
    assert (result.removed, result.added) == (1, 2)
    assert (result.protected, result.protected_changed.total()) == (1, 1)


def test_misread_figure_that_was_never_printed_is_not_protected() -> None:
    result = Misread()
    result.line(ReadLine(("tỷ", "lệ"), (("ty", 0.5), ("18", 0.5))), [_token("ty", "tỷ"), _token("18", "lệ")])
    assert result.protected == 0


@pytest.mark.parametrize(
    ("truth", "read", "became", "protected", "changed"),
    [
        ("ở 2026", "6 2O26", "ở 2O26", 0, 0),  # the same figure within another one is not printed by itself
        ("ngày 6/2026", "ngay 6/2026", "ngày 6/2026", 1, 0),
        ("6 và 6", "6 va 6", "6 và ở", 2, 1),
        ("số 6/QĐ-UBND", "số 6/QĐ-UBND", "số 6/QĐ-UBNĐ", 1, 1),
        ("số 6/QĐ-UBND", "số 6/QD-UBND", "số 6/QĐ-UBND", 0, 0),
    ],
)
def test_protected_pieces_are_counted_whole(
    truth: str, read: str, became: str, protected: int, changed: int
) -> None:
    result = Misread()
    line = ReadLine(tuple(truth.split()), tuple((word, 0.9) for word in read.split()))
    result.line(line, [_token(*pair) for pair in zip(read.split(), became.split(), strict=True)])
    assert (result.protected, result.protected_changed.total()) == (protected, changed)


def test_pages_of_a_file(tmp_path: Path) -> None:
    record = {"page": 1, "engine": "eng", "truth": "tỷ lệ", "words": [["ty", 0.9], ["1é", 0.3]]}
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(json.dumps(record | {"engine": engine}) for engine in ("eng", "vie")), "utf-8")
    (page,) = misread_pages(path, "eng")
    assert page == [ReadLine(("tỷ", "lệ"), (("ty", 0.9), ("1é", 0.3)))]


def test_sentences_with_names() -> None:
    found = sentences(50)
    assert found == sentences(50) != sentences(50, seed=2)
    for sentence in found:
        assert "{" not in sentence.text
        assert sentence.names
        assert all(name in sentence.text for _, name in sentence.names)


def test_names_right_and_wrong() -> None:
    found = sentences(20)
    as_they_are = judge_lines([(sentence, sentence.text.split()) for sentence in found])
    assert sum(tally.names for tally in as_they_are.values()) == sum(len(each.names) for each in found)
    assert all(not tally.wrong for tally in as_they_are.values())
    stripped = stripped_names(lambda text: text, found)
    assert stripped["person"].rate > 0.9


@pytest.mark.parametrize(
    ("value", "bar", "higher", "met"),
    [
        (0.01, 0.03, False, True),
        (0.04, 0.03, False, False),
        (0.99, 0.98, True, True),
        (1.0, None, True, None),
    ],
)
def test_bar(value: float, bar: float | None, higher: bool, met: bool | None) -> None:
    assert Row("", value, "", bar, higher=higher).met is met


def test_cost_is_that_of_repairing_every_document_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 6.0, 10.0, 13.0])
    monkeypatch.setattr("docproc.evaluate.restoration_cost.time.process_time", lambda: next(clock))
    repaired: list[list[int]] = []

    class Counting(Restorer):
        def __init__(self) -> None: ...

        def repair(self, paragraphs: Sequence[RawParagraph]) -> list[Paragraph]:
            repaired.append([len(paragraph.words) for paragraph in paragraphs])
            return []

    line = ReadLine(("Số", "15"), (("S6", 0.5), ("15", 0.9)))
    found = cost(Counting(), [[[line, line], [line]], [[line, line]]])
    assert repaired == [[4, 2], [4], [4, 2], [4]]
    assert found == (6.0 / 10 * PAGE, 3.0 / 10 * PAGE, 10)
