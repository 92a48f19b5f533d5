"""Bare text: zones by wording and line breaks alone."""

from __future__ import annotations

import pytest

from docproc.layout import arrange, join_paragraphs
from docproc.schema import Zone
from tests.layout.pages import bare, of_zone, zones

MERGED = """UBND TINH BINH AN CONG HOA XA HQI CHU NGHIA VIET NAM
SO NOI VU Doc 1ap - Tu do - Hanh phuc

S6: 215 /SNV-VTLT Binh An, ngay 12 thdng 5 ndm 2025

V/v tang cuong cong tac luu tru
lich su nam 2025

Kinh giri: 7
- Cac phong, ban thuoc So;
- Trung tam Luu tru lich su.

Nam 2024, cong tac luu tru cua tinh da dat nhieu ket qua, nhung viec nop luu o mot
so co quan con cham, danh muc ho so chua day du theo quy dinh hien hanh.

1. Van phong So:

- Lap danh muc ho so den han nop luu va gui ve Trung tam truoc khi het quy II cua
nam nay.
2. Trung tam Luu tru lich su: tiep nhan, sap xep ho so./.

Noi nhan: KT. GIAM DOC
- Nhu tren; PHO GIAM DOC
- Giam doc So; D11 (- T
- Luu: VT, VTLT.

Le Hoang Son
"""


def test_a_letter_with_merged_columns() -> None:
    assert zones(bare(MERGED)) == [
        (Zone.ISSUER, "UBND TINH BINH AN SO NOI VU"),
        (Zone.NUMBER, "S6: 215 /SNV-VTLT"),
        (Zone.SUBJECT, "V/v tang cuong cong tac luu tru lich su nam 2025"),
        (Zone.MOTTO, "CONG HOA XA HQI CHU NGHIA VIET NAM Doc 1ap - Tu do - Hanh phuc"),
        (Zone.PLACE_DATE, "Binh An, ngay 12 thdng 5 ndm 2025"),
        (Zone.ADDRESSEE, "Kinh giri: 7"),
        (Zone.ADDRESSEE, "- Cac phong, ban thuoc So;"),
        (Zone.ADDRESSEE, "- Trung tam Luu tru lich su."),
        (
            Zone.BODY,
            "Nam 2024, cong tac luu tru cua tinh da dat nhieu ket qua, nhung viec nop luu o mot "
            "so co quan con cham, danh muc ho so chua day du theo quy dinh hien hanh.",
        ),
        (Zone.BODY, "1. Van phong So:"),
        (
            Zone.BODY,
            "- Lap danh muc ho so den han nop luu va gui ve Trung tam truoc khi het quy II cua nam nay.",
        ),
        (Zone.BODY, "2. Trung tam Luu tru lich su: tiep nhan, sap xep ho so./."),
        (Zone.RECIPIENTS, "Noi nhan:"),
        (Zone.RECIPIENTS, "- Nhu tren;"),
        (Zone.RECIPIENTS, "- Giam doc So;"),
        (Zone.RECIPIENTS, "- Luu: VT, VTLT."),
        (Zone.SIGNATURE, "KT. GIAM DOC"),
        (Zone.SIGNATURE, "PHO GIAM DOC"),
        (Zone.SIGNATURE, "D11 (- T"),
        (Zone.SIGNATURE, "Le Hoang Son"),
    ]


COLUMNS_IN_TURN = """UBND TỈNH BÌNH AN
SỞ NỘI VỤ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 15/KH-SNV
Bình An, ngày 12 tháng 5 năm 2025
KẾ HOẠCH
Kiểm tra công tác lưu trữ năm 2025
Thực hiện Chương trình công tác năm 2025 của Sở, Phòng Văn thư xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Đánh giá việc chấp hành quy định về lưu trữ của các cơ quan, đơn vị trên địa bàn tỉnh.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Hoàng Sơn
"""


def test_columns_one_after_the_other() -> None:
    found = dict(zones(bare(COLUMNS_IN_TURN)))
    assert found[Zone.ISSUER] == "UBND TỈNH BÌNH AN SỞ NỘI VỤ"
    assert found[Zone.NUMBER] == "Số: 15/KH-SNV"
    assert found[Zone.PLACE_DATE] == "Bình An, ngày 12 tháng 5 năm 2025"
    assert found[Zone.TITLE] == "KẾ HOẠCH"
    assert found[Zone.SUBJECT] == "Kiểm tra công tác lưu trữ năm 2025"
    assert of_zone(bare(COLUMNS_IN_TURN), Zone.SIGNATURE) == ["GIÁM ĐỐC", "Lê Hoàng Sơn"]
    assert len(of_zone(bare(COLUMNS_IN_TURN), Zone.BODY)) == 3


def test_a_signature_before_the_recipients() -> None:
    text = "Các đơn vị thực hiện./.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Hoàng Sơn\n\nNơi nhận:\n- Như trên;"
    found = zones(bare(text))
    assert [text for zone, text in found if zone is Zone.SIGNATURE] == [
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Hoàng Sơn",
    ]
    assert found[0][0] is Zone.BODY


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        ("Nơi nhận: TM. ỦY BAN NHÂN DÂN", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        ("Noi nhan: CHU TICH", "Noi nhan:", "CHU TICH"),
        ("- TT Tỉnh ủy, TT HĐND tỉnh; KT. CHỦ TỊCH", "- TT Tỉnh ủy, TT HĐND tỉnh;", "KT. CHỦ TỊCH"),
        ("- Thủ tướng Chính phủ (để b/c); CHỦ TỊCH", "- Thủ tướng Chính phủ (để b/c);", "CHỦ TỊCH"),
        ("- Ban Giám đốc Sở; Trần Văn Bình", "- Ban Giám đốc Sở;", "Trần Văn Bình"),
        ("- Lưu: VT, TH. Trần Văn Bình", "- Lưu: VT, TH.", "Trần Văn Bình"),
        ("- Lưu: VT, KSTTHC Trần Văn Bình", "- Lưu: VT, KSTTHC", "Trần Văn Bình"),
        ("- CT, các PCT UBND TP; D11 (- T", "- CT, các PCT UBND TP;", "D11 (- T"),
        ("- Như trên; T/M BAN THƯỜNG VỤ", "- Như trên;", "T/M BAN THƯỜNG VỤ"),
        ("- Như trên; TL. CHỦ TỊCH", "- Như trên;", "TL. CHỦ TỊCH"),
    ],
)
def test_a_line_of_the_foot_is_cut_between_its_columns(line: str, left: str, right: str) -> None:
    text = f"Các đơn vị thực hiện./.\n\nNơi nhận:\n{line}\n"
    found = zones(bare(text))
    assert (Zone.RECIPIENTS, left) in found
    assert (Zone.SIGNATURE, right) in found


@pytest.mark.parametrize(
    "line",
    [
        "- TT Tỉnh ủy; TT HĐND tỉnh;",
        "- CT, PCT UBND TP; CVP, PCVP;",
        "- VPUB: CVP, PCVP, KTTH.",
        "- Lưu: VT, KTTHa47.",
        "- Lưu: VT; KSTTHC.",
        "- UBMTTQVN tỉnh; các đoàn thể;",
        "- Phó Thủ tướng TT Lê Văn Bình (báo cáo);",
    ],
)
def test_a_line_of_recipients_alone_is_left_whole(line: str) -> None:
    text = f"Các đơn vị thực hiện./.\n\nNơi nhận:\n{line}\n"
    assert (Zone.RECIPIENTS, line) in zones(bare(text))


@pytest.mark.parametrize(
    ("lines", "recipients", "noise"),
    [
        ("Norman. HDND tinh (0) TM. UY BAN NHAN DAN\n- Nhu tren;\n- Luu: VT.", ["- Nhu tren;"], "Norman."),
        ("Noi nhan: Chin phi (&e 19 CHU TICH\n- So Y te;\n- Luu: VT.", ["Noi nhan:", "- So Y te;"], "Chin"),
        ("Noi nhan: CHU TICH\n- Nhu tren; 4 A e\n- Luu: VT, TH.", ["Noi nhan:", "- Nhu tren;"], "4 A e"),
        ("Noi nhan: CHU TICH\n- Nhu tren, 4 mt\n- Luu: VT, TH.", ["Noi nhan:", "- Nhu tren,"], "4 mt"),
    ],
)
def test_what_a_seal_or_bold_print_leaves_is_no_recipient(
    lines: str, recipients: list[str], noise: str
) -> None:
    found = zones(bare(f"Các đơn vị thực hiện./.\n\n{lines}\n"))
    assert [text for zone, text in found if zone is Zone.RECIPIENTS][:-1] == recipients
    assert any(zone is Zone.NOISE and text.startswith(noise) for zone, text in found)


@pytest.mark.parametrize(
    "line", ["- UBND; TP.", "- Các phòng: TH, KT, NC;", "- Lưu: VT, A3, b2.", "- VT; TH;"]
)
def test_codes_are_no_scraps(line: str) -> None:
    found = zones(bare(f"Các đơn vị thực hiện./.\n\nNơi nhận:\n- Như trên;\n{line}\n"))
    assert (Zone.RECIPIENTS, line) in found


def test_a_torn_line_between_items_does_not_end_the_list() -> None:
    foot = "wer, PCT UBND TL. CHU TICH\n- » Cac tinh; z y x\n\n- Cong an tinh;\n\n- Luu: VT.\n\nLe Hoang Son"
    found = zones(bare(f"Các đơn vị thực hiện./.\n{foot}\n"))
    assert (Zone.RECIPIENTS, "- Luu: VT.") in found
    assert (Zone.SIGNATURE, "Le Hoang Son") in found


def test_a_plan_overleaf_is_no_part_of_the_foot() -> None:
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nLê Hoàng Sơn"
    text = f"Thực hiện./.\n\n{foot}\n\fKẾ HOẠCH\nCẢI CÁCH\n(Ban hành kèm theo Quyết định)\n"
    found = zones(bare(text))
    assert (Zone.SIGNATURE, "KẾ HOẠCH") not in found


def test_a_misread_label_opens_the_subject() -> None:
    text = (
        "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/SNV-TH Bình An, ngày 03 tháng 7 năm 2025\nV/Wv nộp lưu hồ sơ\nnăm 2024\n\nKính gửi: Sở Y tế\n"
    )
    assert of_zone(bare(text), Zone.SUBJECT) == ["V/Wv nộp lưu hồ sơ năm 2024"]


def test_a_subject_that_begins_like_a_body_and_ends_no_sentence() -> None:
    text = (
        "KẾ HOẠCH\n\nThực hiện Chương trình mỗi xã một sản phẩm, phát triển làng nghề tỉnh\nnăm 2026\n\n"
        "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\n"
    )
    assert len(of_zone(bare(text), Zone.SUBJECT)) == 1


def test_a_number_on_a_line_with_the_subject_of_the_letter() -> None:
    text = (
        "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/SNV-TH\nV/v nộp lưu hồ sơ Bình An, ngày 03 tháng 7 năm 2025\nnăm 2024\n\nKính gửi: Sở Y tế\n"
    )
    found = dict(zones(bare(text)))
    assert found[Zone.SUBJECT] == "V/v nộp lưu hồ sơ năm 2024"
    assert found[Zone.PLACE_DATE] == "Bình An, ngày 03 tháng 7 năm 2025"


def test_a_title_parted_from_its_subject_by_an_empty_line() -> None:
    text = COLUMNS_IN_TURN.replace("KẾ HOẠCH\n", "KẾ HOẠCH\n\n").replace("năm 2025\nThực", "năm 2025\n\nThực")
    assert of_zone(bare(text), Zone.SUBJECT) == ["Kiểm tra công tác lưu trữ năm 2025"]


def test_a_title_without_subject_leaves_the_body_alone() -> None:
    text = "CHỈ THỊ\n\nCác sở, ban, ngành thực hiện tốt công tác lưu trữ trong năm 2025.\n"
    assert zones(bare(text))[1][0] is Zone.BODY


class TestPages:
    """Page breaks, with and without form feeds."""

    def test_a_paragraph_goes_on_over_empty_lines(self) -> None:
        text = (
            "Các cơ quan, đơn vị chủ động rà soát hồ sơ, tài liệu đến hạn nộp lưu của cơ\n\n\n"
            "quan, đơn vị mình.\n"
        )
        assert len(zones(bare(text))) == 1

    def test_a_paragraph_goes_on_over_a_form_feed_and_a_page_number(self) -> None:
        text = (
            "Các cơ quan, đơn vị chủ động rà soát hồ sơ, tài liệu đến hạn nộp lưu của cơ\n"
            "\f2\n\nquan, đơn vị mình.\n"
        )
        paragraphs = join_paragraphs(arrange(bare(text)))
        assert [paragraph.zone for paragraph in paragraphs] == [Zone.BODY, Zone.PAGE_NUMBER]
        assert {word.page for word in paragraphs[0].words} == {1, 2}

    def test_only_the_next_number_is_a_page_number(self) -> None:
        text = "Rà soát hồ sơ theo danh mục.\n\n2\n\nBố trí kho bảo quản.\n\n7\n\nBáo cáo kết quả.\n"
        assert of_zone(bare(text), Zone.PAGE_NUMBER) == ["2"]

    def test_a_new_paragraph_overleaf(self) -> None:
        text = "Rà soát hồ sơ theo danh mục.\n\fBố trí kho bảo quản.\n"
        assert len(zones(bare(text))) == 2


def test_lines_that_are_whole_paragraphs_stay_apart() -> None:
    long = "Các cơ quan, đơn vị chủ động rà soát hồ sơ, tài liệu đến hạn nộp lưu của cơ quan mình " * 3
    assert len(zones(bare(f"{long}\n{long}\n{long}\n"))) == 3


def test_a_second_document_in_the_text() -> None:
    assert len(of_zone(bare(COLUMNS_IN_TURN + "\n\n" + MERGED), Zone.NUMBER)) == 2


def test_an_appendix_after_the_foot() -> None:
    text = COLUMNS_IN_TURN + "\n\nPHỤ LỤC I\nDANH MỤC HỒ SƠ\n(Kèm theo Kế hoạch số 15)\n\nHồ sơ kho A.\n"
    assert of_zone(bare(text), Zone.APPENDIX) == ["PHỤ LỤC I DANH MỤC HỒ SƠ (Kèm theo Kế hoạch số 15)"]


def test_text_without_any_part_of_a_directive_is_body() -> None:
    text = "Hôm nay trời đẹp.\n\nChúng tôi đi chợ mua rau và cá.\n"
    assert {zone for zone, _ in zones(bare(text))} == {Zone.BODY}


@pytest.mark.parametrize("text", ["", "\n\n\n", "\f\f", "1", "-", "CHỦ TỊCH", "Nơi nhận:", "V/v"])
def test_scraps_do_no_harm(text: str) -> None:
    words = text.split()
    assert " ".join(found for _, found in zones(bare(text))).split() == words


def test_a_note_of_an_appendix_never_swallows_the_head_that_follows_it() -> None:
    """Its bracket is closed only in the head: going on to it once made the reading go round for ever."""
    lines = [
        "Nội dung thứ nhất.",
        "",
        "PHỤ LỤC I",
        "(Kèm theo Quyết định số 12/QĐ-UBND",
        "UBND TỈNH LAI CHÂU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc)",
    ]
    found = {zone for zone, _ in zones(bare("\n".join(lines)))}
    assert {Zone.APPENDIX, Zone.MOTTO} <= found
