"""The typesetter, on a machine that has the fonts: every zone of the decree finds its place."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from numpy.random import default_rng

from docproc.corpus import Part, Specimen, load_specimen
from docproc.corpus.fonts import available
from docproc.corpus.specimen import own_name_begins, signature_blocks
from docproc.corpus.truth import TruePage, read_truth
from docproc.corpus.typeset import Typography, typeset
from docproc.corpus.typesetting.table import column_widths
from docproc.corpus.typesetting.typography import drawn
from docproc.schema import Box, Zone

CORPORA = Path(__file__).resolve().parents[2] / "corpora" / "specimens"
SPECIMENS = sorted(CORPORA.rglob("*.txt"))
EVERY_ZONE = Path(__file__).parent / "data" / "every-zone.txt"
needs_fonts = pytest.mark.skipif(not available(), reason="no font with Vietnamese letters on this machine")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[TruePage]:
    target = tmp_path_factory.mktemp("pages") / "every-zone.pdf"
    typeset(load_specimen(EVERY_ZONE), target, pen=("number", "date"))
    return read_truth(target)


def box(pages: list[TruePage], text: str) -> Box:
    (found,) = [line.box for page in pages for line in page.lines if line.text == text]
    return found


@needs_fonts
@pytest.mark.parametrize("family", available())
def test_every_word_of_the_specimen_stands_on_the_pages(tmp_path: Path, family: str) -> None:
    specimen = load_specimen(EVERY_ZONE)
    typeset(specimen, tmp_path / "a.pdf", Typography(family=family))
    assert missing_words(specimen, tmp_path / "a.pdf") == []


@needs_fonts
@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_every_specimen_can_be_set_by_any_typist(tmp_path: Path, path: Path) -> None:
    specimen = load_specimen(path)
    typeset(specimen, tmp_path / "a.pdf", drawn(default_rng(len(path.stem))))
    assert missing_words(specimen, tmp_path / "a.pdf") == []


def missing_words(specimen: Specimen, pdf: Path) -> list[str]:
    with pdfplumber.open(pdf) as document:
        printed = "".join("".join(page.extract_text().split()) for page in document.pages)
    return [word for word in specimen.text.replace("|", " ").split() if word not in printed]


@needs_fonts
def test_the_same_typist_gives_the_same_bytes(tmp_path: Path) -> None:
    specimen = load_specimen(EVERY_ZONE)
    for name in ("a.pdf", "b.pdf"):
        typeset(specimen, tmp_path / name, drawn(default_rng(5)))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@needs_fonts
def test_the_head_has_two_columns_and_no_broken_motto(pages: list[TruePage]) -> None:
    motto = box(pages, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    issuer = box(pages, "SỞ TÀI CHÍNH - SỞ VĂN HÓA,")
    assert issuer.x1 < motto.x0
    assert box(pages, "KHẨN").y0 > box(pages, "Số: 04/HDLT-STC-SVHTTDL").y1


@needs_fonts
def test_joint_signers_stand_side_by_side_above_the_recipients(pages: list[TruePage]) -> None:
    first, second = box(pages, "Trần Thị Mai"), box(pages, "Nguyễn Văn Hòa")
    assert first.x1 < second.x0
    assert first.vertical_overlap(second) > 0.9
    assert box(pages, "- Như trên;").y0 > first.y1


@needs_fonts
def test_an_appendix_begins_a_page_and_its_numbers(pages: list[TruePage]) -> None:
    (page,) = [page for page in pages if any(line.text == "PHỤ LỤC I" for line in page.lines)]
    assert page.lines[0].text == "PHỤ LỤC I"
    assert [page.lines[0].text for page in pages[1:2]] == ["2"]


@needs_fonts
def test_the_address_line_stands_at_the_foot_of_the_first_page(pages: list[TruePage]) -> None:
    assert pages[0].lines[-1].text.startswith("Địa chỉ: số 3")
    assert pages[0].lines[-1].box.y0 > pages[0].height - 60


@needs_fonts
def test_what_a_pen_will_write_has_its_place(pages: list[TruePage]) -> None:
    written = {word.text: word.pen for line in pages[0].lines for word in line.words if word.pen}
    assert set(written) == {"04/HDLT-STC-SVHTTDL", "08"}
    assert all(pen.width > 10 for pen in written.values())


@needs_fonts
def test_cells_of_a_table_are_lines_of_their_own(pages: list[TruePage]) -> None:
    texts = [line.text for page in pages for line in page.lines]
    assert {"STT", "Nhiệm vụ", "CẢI CÁCH THỂ CHẾ", "Quý IV/2025"} <= set(texts)


@needs_fonts
def test_stamps_after_the_subject_of_a_letter_stay_in_its_head(tmp_path: Path) -> None:
    text = EVERY_ZONE.read_text("utf-8").replace("[title]\nHƯỚNG DẪN LIÊN NGÀNH\n", "")
    (tmp_path / "letter.txt").write_text(
        text.replace("[urgency]", "[subject]\nV/v dự toán\n[urgency]"), "utf-8"
    )
    typeset(load_specimen(tmp_path / "letter.txt"), tmp_path / "letter.pdf")
    made = read_truth(tmp_path / "letter.pdf")
    subject, urgent, place = (
        box(made, text) for text in ("V/v dự toán", "KHẨN", "Nghệ An, ngày 08 tháng 9 năm 2025")
    )
    assert subject.y1 <= urgent.y0 < subject.y1 + 30
    assert subject.x1 < place.x0


@pytest.mark.parametrize(
    ("issuer", "line"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"], 0),
        (["UBND TỈNH NGHỆ AN", "SỞ TÀI CHÍNH"], 1),
        (["ỦY BAN NHÂN DÂN", "TỈNH GIA LAI", "VĂN PHÒNG"], 2),
        (["UBND TỈNH NGHỆ AN", "SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"], 1),
        (["TỈNH ỦY NGHỆ AN", "BAN TỔ CHỨC", "*"], 1),
        (["TỈNH ỦY NGHỆ AN", "*"], 0),
        (["CHỦ TỊCH", "ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"], 0),
        (["BỘ NỘI VỤ"], 0),
        ([], 0),
    ],
)
def test_where_the_issuers_own_name_begins(issuer: list[str], line: int) -> None:
    assert own_name_begins(issuer) == line


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn An"], [("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn An")]),
        (
            ["GIÁM ĐỐC SỞ Y TẾ", "Lê An", "GIÁM ĐỐC SỞ NỘI VỤ", "Vũ Hà"],
            [("GIÁM ĐỐC SỞ Y TẾ", "Lê An"), ("GIÁM ĐỐC SỞ NỘI VỤ", "Vũ Hà")],
        ),
        (["CHỦ TỊCH", "(Đã ký)", "Lê Văn An"], [("CHỦ TỊCH", "(Đã ký)", "Lê Văn An")]),
        (["CHỦ TỊCH"], [("CHỦ TỊCH",)]),
    ],
)
def test_each_signer_has_a_block(lines: list[str], blocks: list[tuple[str, ...]]) -> None:
    assert signature_blocks([Part(Zone.SIGNATURE, tuple(lines))]) == blocks


@needs_fonts
def test_no_column_is_narrower_than_its_longest_word() -> None:
    typeset_font = available()[0]
    from docproc.corpus.fonts import register

    register(typeset_font)
    rows = [["STT", "Nội dung"], ["1", "nghiêngngả " * 3]]
    narrow, wide = column_widths(rows, 300, 12, typeset_font)
    assert narrow + wide == pytest.approx(300)
    assert narrow < wide
