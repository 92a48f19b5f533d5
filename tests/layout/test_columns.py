"""Pages in two columns."""

from __future__ import annotations

from docproc.schema import Zone
from tests.layout.pages import flow, of_zone, page

LEFT_TEXT = "Các cơ quan lập danh mục hồ sơ nộp lưu hằng năm và gửi về Sở Nội vụ để tổng hợp chung. " * 6
RIGHT_TEXT = "Các xã bố trí kho bảo quản tài liệu đúng quy chuẩn kỹ thuật và phân công người phụ trách. " * 6


def merged(left: list[str], right: list[str]) -> list[str]:
    lines = []
    for one, two in zip(left, right, strict=False):
        x, _, text = two.split(" ", 2)
        lines.append(f"{one} || {x} {text}")
    return lines


def test_two_columns_are_read_one_after_the_other() -> None:
    left = flow(LEFT_TEXT, 80, left=60, right=280, indent=20)
    right = flow(RIGHT_TEXT, 80, left=310, right=540, indent=20)
    size = min(len(left), len(right))
    body = " ".join(of_zone([page(*merged(left[:size], right[:size]))], Zone.BODY))
    assert body.index("hằng năm") < body.rindex("hằng năm") < body.index("bảo quản")


def test_one_column_stays_one() -> None:
    body = of_zone([page(*flow(LEFT_TEXT, 80))], Zone.BODY)
    assert body == [LEFT_TEXT.strip()]
