"""A specimen's line as the typesetter's markup: bold, italic, and figures left out for a pen."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

FILLED_LATER = "#fffffe"
"""A white that nobody sees: what a pen will write is set in it, so that its place is known."""

_NUMBER = re.compile(r"(?<=[:ố])(\s*)(\d+)")
_EMPTY_NUMBER = re.compile(r"(?<=:)\s*(?=[-/])|(?<=Số)\s*(?=[-/])")
_DAY = re.compile(r"(?<=ngày )(\d{1,2})")
_ARTICLE = re.compile(r"^(Điều \d+\.)")
_GAP = "\u00a0" * 8


def plain(line: str) -> str:
    """The line without its mark of style."""
    return line.removeprefix("!").strip()


def bold(line: str) -> str:
    """The whole line in bold."""
    return f"<b>{escape(plain(line))}</b>"


def italic(line: str) -> str:
    """The whole line in italics."""
    return f"<i>{escape(plain(line))}</i>"


def styled(line: str) -> str:
    """Bold where the specimen says so; the number of an article is always bold."""
    if line.startswith("!"):
        return bold(line)
    return _ARTICLE.sub(r"<b>\1</b>", escape(line))


def number_line(line: str, by_pen: bool) -> str:
    """``Số: 12/KH-UBND``; an empty number keeps its gap, a pen's number its place."""
    text = _EMPTY_NUMBER.sub(_GAP, escape(plain(line)))
    return _NUMBER.sub(_left_out, text, count=1) if by_pen else text


def date_line(line: str, by_pen: bool) -> str:
    """``Lâm Đồng, ngày 03 tháng 11 năm 2025`` in italics."""
    text = re.sub(r"ngày\s+tháng", f"ngày{_GAP}tháng", escape(plain(line)))
    text = re.sub(r"tháng\s+năm", f"tháng{_GAP}năm", text)
    day = _DAY.sub(lambda found: f'<font color="{FILLED_LATER}" size="17">{found[1]}</font>', text, count=1)
    return f"<i>{day if by_pen else text}</i>"


def _left_out(found: re.Match[str]) -> str:
    return f'{found[1]}<font color="{FILLED_LATER}" size="21">{found[2]}</font>'
