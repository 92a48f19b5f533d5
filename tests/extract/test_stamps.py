"""Marks beside the text: urgency, secrecy, circulation, copies, the receiver's box."""

from __future__ import annotations

import datetime

import pytest
from spacy.tokens import Doc

from docproc.extract.header import read_header
from docproc.extract.reasons import Reason
from docproc.schema import Zone
from tests.extract.builder import Part, directive, document


def stamped(zone: Zone, text: str) -> Doc:
    return read_header(document([Part(zone, text), *directive(["1. Sở Nội vụ báo cáo."])]))


@pytest.mark.parametrize(
    ("zone", "text", "field", "value"),
    [
        (Zone.URGENCY, "HỎA TỐC", "urgency", "Hỏa tốc"),
        (Zone.URGENCY, "HỎA TỐC HẸN GIỜ", "urgency", "Hỏa tốc hẹn giờ"),
        (Zone.URGENCY, "HOẢ TÓC", "urgency", "Hỏa tốc"),
        (Zone.NOISE, "KHẨN", "urgency", "Khẩn"),
        (Zone.URGENCY, "TỐI MẬT", "secrecy", "Tối mật"),
        (Zone.CIRCULATION, "LƯU HÀNH NỘI BỘ", "circulation", "Lưu hành nội bộ"),
        (Zone.DIGITAL_SIGNATURE, "SAO Y; Sở Nội vụ; 12/05/2025 09:30:15 +07:00", "copy_type", "Sao y"),
    ],
)
def test_marks(zone: Zone, text: str, field: str, value: str) -> None:
    found = getattr(stamped(zone, text)._.metadata, field)
    assert found is not None and found.value == value


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        (Zone.BODY, "Báo cáo khẩn trương, bảo đảm bí mật"),
        (Zone.BODY, "KHẨN TRƯƠNG TRIỂN KHAI"),
        (Zone.URGENCY, "Sao y"),
        (Zone.NOISE, "MẬT ĐỘ"),
        (Zone.BODY, "Lưu hành nội bộ"),
    ],
)
def test_words_of_the_text_are_no_marks(zone: Zone, text: str) -> None:
    found = stamped(zone, text)._.metadata
    assert (found.urgency, found.secrecy, found.circulation, found.copy_type) == (None, None, None, None)


def test_a_copys_own_number_tells_that_it_is_one() -> None:
    parts = [*directive(number="Số: 9/KH-UBND", title="KẾ HOẠCH"), Part(Zone.SIGNATURE, "Số: 12/SY-UBND")]
    found = read_header(document(parts))._.metadata
    assert found.copy_type.value == "Sao y"
    assert found.number_symbol.value == "9/KH-UBND"


def test_the_receivers_box() -> None:
    found = stamped(Zone.RECEIVED_STAMP, "ĐẾN Số: ...124... Ngày: 05/7/2025")._.metadata.received_stamp
    assert (found.number, found.date) == ("124", datetime.date(2025, 7, 5))


def test_a_box_that_was_not_read_goes_to_a_person() -> None:
    doc = stamped(Zone.RECEIVED_STAMP, "ĐẾN Ngày ..⁄24⁄44.Ã9 Chuyển")
    assert doc._.metadata.received_stamp is None
    assert [item.reason for item in doc._.review] == [Reason.STAMP_ILLEGIBLE]
