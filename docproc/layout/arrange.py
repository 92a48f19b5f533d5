"""The way of a document through the layout: each page parted into zones, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.layout.bare_text import arrange_bare_text
from docproc.layout.printed import arrange_printed
from docproc.schema import OcrPage, PageLayout


def arrange(pages: Sequence[OcrPage]) -> list[PageLayout]:
    """Say of every line of every page what it is, and put the lines in reading order.

    Pages whose words have boxes are parted by where things stand on paper and by wording; bare text
    (words without boxes) by wording and line breaks alone. Nothing is dropped: each word stands in
    exactly one block, lines that OCR read across two columns are cut, pieces of one row are joined;
    only empty lines are left out. Pages that could not be read come back with no blocks. The list has
    one layout a page, in the given order.
    """
    printed = [index for index, page in enumerate(pages) if _has_boxes(page)]
    bare = [index for index, page in enumerate(pages) if not _has_boxes(page)]
    done = dict(zip(printed, arrange_printed([pages[index] for index in printed]), strict=True))
    done |= dict(zip(bare, arrange_bare_text([pages[index] for index in bare]), strict=True))
    return [done[index] for index in range(len(pages))]


def _has_boxes(page: OcrPage) -> bool:
    words = [word for line in page.lines for word in line.words]
    known = page.width is not None and page.height is not None
    return known and bool(words) and all(word.box is not None for word in words)
