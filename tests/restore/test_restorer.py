"""Repair as a whole: what must change, what must not, and what holds for every text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docproc.errors import ModelError
from docproc.evaluate.restoration import received
from docproc.restore import Restorer
from docproc.restore.pieces import Kind, cut
from docproc.schema import Paragraph, RawParagraph, RawWord, Word, Zone

GOLD = Path(__file__).parents[1] / "data" / "seed_1747.gold.txt"

MUST_CHANGE = [
    # marks lost, letters right
    ("Uy ban nhan dan thanh pho yeu cau", "Ủy ban nhân dân thành phố yêu cầu"),
    ("UY BAN NHAN DAN TINH", "ỦY BAN NHÂN DÂN TỈNH"),
    ("Can cu Nghi dinh so 30/2020/ND-CP ngay 05/3/2020", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"),
    ("cach trung tam 5 kilomet, giao dan dao Kito giao", "cách trung tâm 5 kilômét, giáo dân đạo Kitô giáo"),
    ("Giao xa Hoa Binh va giao phuong Hai Chau chu tri", "Giao xã Hòa Bình và giao phường Hải Châu chủ trì"),
    ("cua Thien Chua giao xa hoi va dan chu", "của Thiên Chúa giáo xã hội và dân chủ"),
    ("to trinh cua HDND tinh ve du toan ngan sach", "tờ trình của HĐND tỉnh về dự toán ngân sách"),
    # read by an English OCR
    ("ctia thanh phd va cac sd, nganh", "của thành phố và các sở, ngành"),
    ("nang cao ty 1& hd so thi tuc", "nâng cao tỷ lệ hồ sơ thủ tục"),
    ("dam bao 100% ty 18 hd so giai quyét", "đảm bảo 100% tỷ lệ hồ sơ giải quyết"),
    ("so v&i ndm 2023, ting 4 bac", "so với năm 2023, tăng 4 bậc"),
    ("nang cao ty1e giai quyét hd so", "nâng cao tỷ lệ giải quyết hồ sơ"),
    ("cong vu ctia do1 ngii can bd, cong chirc", "công vụ của đội ngũ cán bộ, công chức"),
    ("Hdi Phong, ngay 30 thdng 6 ndm 2025", "Hải Phòng, ngày 30 tháng 6 năm 2025"),
    ("S6:1747/UBND-KSTTHC ngay 30 thdng 6 ndm 2025", "Số: 1747/UBND-KSTTHC ngày 30 tháng 6 năm 2025"),
    ("gui bao cdo vé SG Tai chinh va SG Néi vu tinh", "gửi báo cáo về Sở Tài chính và Sở Nội vụ tỉnh"),
    ("viéc st? dung kinh phi va git? gin trat ty", "việc sử dụng kinh phí và giữ gìn trật tự"),
    ("hé théng dién chiéu sang & dia phuong nay", "hệ thống điện chiếu sáng ở địa phương này"),
    ("cdc don vi I@p ké hoach, I4y y kién nhan dan", "các đơn vị lập kế hoạch, lấy ý kiến nhân dân"),
    ("ké hoach cila quy Il va quy Ill nam nay", "kế hoạch của quý II và quý III năm nay"),
    ("Céng dién sé 05/CD-UBND ngay 12/9/2025", "Công điện số 05/CĐ-UBND ngày 12/9/2025"),
    (
        "Quy dinh s6 21-QDi/TU ngay 15/10/2025 cua Tinh uy",
        "Quy định số 21-QĐi/TU ngày 15/10/2025 của Tỉnh ủy",
    ),
    (
        "bao cdo két qua truéc ngay 15 hang thang va hang nam",
        "báo cáo kết quả trước ngày 15 hằng tháng và hằng năm",
    ),
    ("So GD&DT phéi hop SLDTBXH; Cong van 14-TTr/DU", "Sở GD&ĐT phối hợp SLĐTBXH; Công văn 14-TTr/ĐU"),
    ("pé tiép tuc thuc hién tét nhiém vu", "Để tiếp tục thực hiện tốt nhiệm vụ"),
]
MUST_STAY = [
    "Đoàn công tác đến Mexico và Roma; xe oto của Công ty Oxy Geneva, cách 5 kilomet.",
    "Ủy ban nhân dân thành phố yêu cầu các sở, ban, ngành khẩn trương thực hiện./.",
    "Kính gửi: Uỷ ban nhân dân các xã, phường; đề nghị hoà giải ở cơ sở.",
    "Số: 1747/UBND-KSTTHC",
    "Công văn số 4009/SNV-CCHC&PC ngày 26/6/2025 của Sở Nội vụ",
    "Chỉ số Cải cách hành chính (PAR Index) đạt 42,7037/80 điểm, xếp thứ 1/63; tăng 4,3%.",
    "Nơi nhận: TTTU, TT HĐNDTP; CVP, các PCVP; Lưu: VT, KSTTHC.",
    "Email: vpubnd@example.gov.vn; www.example.gov.vn",
    "World Bank and Asian Development Bank signed the agreement.",
    "The quick brown fox jumps over the lazy dog in the park.",
    "Phần VI. Chương III, Mục 2, khoản 1, điểm đ",
    "Ông Nguyễn Văn Thạnh, bà Trần Thị Thúy Kiều, ông Y Thông Đăk Krông",
    "Microsoft Windows Server 2019 Standard Edition",
    "CHƯƠNG IV. QUY ĐỊNH CHUNG; PHỤ LỤC XII KÈM THEO",
    "1. 2. 3. a) b) - + 15b V4 H41.12.3",
    "T/M BAN THƯỜNG VỤ; K/T BÍ THƯ; T/L BAN CHẤP HÀNH",
    "HI. HO; IH. VHI ~ ¬ 1⁄2 công việc",
    "Lúc 15h30 ngày 05/9/2025, tại kho 6 và ở tổ 6; 6 tháng đầu năm; R & D",
    "",
    " \n\n  ",
]
FIGURES_AMONG_DAMAGE = [
    "trong 6 thang dau nam, tinh da c6 6 du 4n duoc phé duyét va 16 ddn vi tham gia",
    "dai biéu Quéc hdi khoa XV, ky hop thi 6; tang 18 ty déng so véi nam trudc",
    "lic 15h30 tai phong hop s6 6, tang 6 nha A; c6 10 dai biéu, 14 khach méi",
]


@pytest.mark.parametrize(("text", "expected"), MUST_CHANGE)
def test_repairs(restorer: Restorer, text: str, expected: str) -> None:
    assert restorer.repair_text(text) == expected


@pytest.mark.parametrize("text", MUST_STAY)
def test_leaves_alone(restorer: Restorer, text: str) -> None:
    assert restorer.repair_text(text) == text


@pytest.mark.parametrize("text", FIGURES_AMONG_DAMAGE)
def test_figures_are_believed(restorer: Restorer, text: str) -> None:
    def figures(words: str) -> list[str]:
        return [word for word in words.split() if word.strip(",;.")[:2].isdigit() or word.strip(",;.") == "6"]

    assert figures(restorer.repair_text(text)) == figures(text)


def test_bullets_and_slashes_of_an_engine(repair: Callable[..., Paragraph]) -> None:
    assert repair("= Sở Tài chính", "A = B", confidence=0.8).text == "- Sở Tài chính A = B"
    paragraph = repair("~ Sở Tài chính (để p⁄h);", "HI. TỔ CHỨC THỰC HIỆN", confidence=0.8)
    assert paragraph.text == "- Sở Tài chính (để p/h); III. TỔ CHỨC THỰC HIỆN"


@pytest.mark.parametrize(
    ("line", "confidence", "expected"),
    [
        ("công ; tác quản lý", 0.3, "công tác quản lý"),
        (": TM. ỦY BAN", 0.3, "TM. ỦY BAN"),
        ("Mai Xuân Thắng _", 0.9, "Mai Xuân Thắng"),
        ("Số : 15 ngày", 0.9, "Số : 15 ngày"),
        ("- Như trên", 0.3, "- Như trên"),
        ("* * *", 0.3, "* * *"),
        ("; .", 0.1, "; ."),
        ("Số ; 15", None, "Số ; 15"),
        ("—_| Văn phòng Sở _-", 0.8, "Văn phòng Sở"),
        ("_Văn phòng_—_| |Sở", 0.9, "Văn phòng Sở"),
        ("so_nv@x.vn a_b 4_c", 0.9, "so_nv@x.vn a_b 4_c"),
        ("PHÓ * GIÁM ĐỐC ~", 0.3, "PHÓ GIÁM ĐỐC"),
        ("Văn phòng Sở -", 0.5, "Văn phòng Sở"),
        ("Văn phòng z Sở Nội vụ x", 0.2, "Văn phòng Sở Nội vụ"),
        ("Văn phòng z Sở Nội vụ", 0.4, "Văn phòng z Sở Nội vụ"),
        ("giai đoạn 2025 -", 0.9, "giai đoạn 2025 -"),
        ("nhà ở và ô tô", 0.2, "nhà ở và ô tô"),
        ("Công ty A - B", 0.5, "Công ty A - B"),
        ("như trên ./. ...... (%)", 0.2, "như trên ./. ...... (%)"),
        ("—_| Văn phòng Sở _-", None, "—_| Văn phòng Sở _-"),
        ("‘Văn phòng 'Sở ‘1.2. Nội vụ", 0.9, "Văn phòng Sở 1.2. Nội vụ"),
        ("gọi là ‘nhà ở xã hội’, nhà 'ở'", 0.9, "gọi là ‘nhà ở xã hội’, nhà 'ở'"),
        ("‘Văn phòng Sở", None, "‘Văn phòng Sở"),
        ("bản “Sở Nội vụ", 0.9, "bản “Sở Nội vụ"),
    ],
)
def test_specks_leave_no_text(
    repair: Callable[..., Paragraph], line: str, confidence: float | None, expected: str
) -> None:
    paragraph = repair(line, confidence=confidence)
    assert paragraph.text == expected
    assert " ".join(token.raw for token in paragraph.tokens).split() and sorted(
        word.text for token in paragraph.tokens for word in token.words
    ) == sorted(line.split())


def test_capitals_are_judged_line_by_line(repair: Callable[..., Paragraph]) -> None:
    paragraph = repair("KT. CHANH VAN PHONG", "PHO CHANH VAN PHONG", "Nguyén Van Thanh", "Noi nhan:")
    assert paragraph.text.startswith("KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG Nguyễn Văn")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PHO Bi THU TINH UY", "PHÓ BÍ THƯ TỈNH ỦY"),
        ("S6: 04/CTr-UBND", "Số: 04/CTr-UBND"),
        ("1. SG Nong nghiép va Moi trudng", "1. Sở Nông nghiệp và Môi trường"),
        ("hang tuan; SG Xay dung lam dau méi", "hằng tuần; Sở Xây dựng làm đầu mối"),
        ("Gidm d6éc SG xem xét, quyét dinh", "Giám đốc Sở xem xét, quyết định"),
        ("Cong ty CG va Ban QL du an tinh", "Công ty CG và Ban QL dự án tỉnh"),
        ("bao cdo Ban TG Tinh uy", "báo cáo Ban TG Tỉnh ủy"),
    ],
)
def test_case_of_capitals_and_initials(repair: Callable[..., Paragraph], line: str, expected: str) -> None:
    assert repair(line, "cdc don vi thuéc quyén quan ly", confidence=0.9).text.startswith(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("VW khac phuc t6n tai", "V/v khắc phục tồn tại"),
        ("Vv tra loi dé nghi", "V/v trả lời đề nghị"),
        ("VWv tra loi dé nghi", "V/v trả lời đề nghị"),
        ("Vlv tra loi dé nghi", "V/v trả lời đề nghị"),
        ("VP tra loi dé nghi", "VP trả lời đề nghị"),
        ("VI. TO CHUC", "VI. TỔ CHỨC"),
        ("Vi vay dé nghi", "Vì vậy đề nghị"),
        ("Ngan hang VW tra loi", "Ngân hàng VW trả lời"),
        ("VW: tra loi", "VW: trả lời"),
    ],
)
def test_label_of_the_summary(repair: Callable[..., Paragraph], line: str, expected: str) -> None:
    assert repair(line, "cdc don vi thuéc quyén quan ly", confidence=0.9).text.startswith(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bao cdo vao thi? Hai hang tuan", "báo cáo vào thứ Hai hằng tuần"),
        ("gid thi? Hai hang tuan", "giờ thứ Hai hằng tuần"),
        ("van bdn xin 16i. Cdc don vi", "văn bản xin lỗi. Các đơn vị"),
        ("tai cdc 16i di tu m& ctia tinh", "tại các lối đi tự mở của tỉnh"),
        ("tai diém 16a va 12b", "tại điểm 16a và 12b"),
        ("tai diém 1.16i cta quy dinh", "tại điểm 1.16i của quy định"),
        ("Co phai la ai? Cac don vi", "Có phải là ai? Các đơn vị"),
    ],
)
def test_signs_for_horns_and_figures_for_letters(restorer: Restorer, line: str, expected: str) -> None:
    assert restorer.repair_text(line) == expected


def test_names_read_with_confidence_stay(repair: Callable[..., Paragraph]) -> None:
    line = "Ông Nguyễn Tấn Ánh và bà Phạm Thúy Linh cùng dự họp"
    assert repair(line, confidence=0.966).text == line


def test_seed(restorer: Restorer, shared_dir: Path) -> None:
    text = (shared_dir / "seed" / "directive-1747.txt").read_text(encoding="utf-8")
    before, after = received(restorer, text, GOLD.read_text(encoding="utf-8"))
    assert before.rate > 0.8
    assert after.rate <= 0.015
    repaired = restorer.repair_text(text)
    assert restorer.repair_text(repaired) == repaired


def test_layout_is_kept(restorer: Restorer) -> None:
    text = "  Uy ban  nhan dan\n\tthanh pho;\n\n\n- cac so, nganh \n"
    assert restorer.repair_text(text) == "  Ủy ban  nhân dân\n\tthành phố;\n\n\n- các sở, ngành \n"


def test_tone_placement_of_the_document(restorer: Restorer) -> None:
    later = "Đề nghị hoà giải, thuỷ lợi, uỷ quyền theo quy định của pháp luật hiện hành.\n\n"
    bare = "Uy ban nhan dan cac xa hoa giai tranh chap dat dai, bao cao So Tu phap va Uy ban nhan dan tinh"
    assert "Uỷ ban" in restorer.repair_text(later + bare)
    assert "Ủy ban" in restorer.repair_text(bare)


def test_marked_paragraph_stays_among_damaged_ones(restorer: Restorer) -> None:
    damaged = "Kién quyét dam bao ty 1€ hd so thu tuc hanh chinh dugc giai quyét trude han.\n\n" * 3
    caption = "Ký bởi: Ủy ban nhân dân tỉnh, thời gian ký đã được xác thực"
    assert restorer.repair_text(damaged + caption).endswith(caption)


def test_confidence_decides_what_is_doubted(repair: Callable[..., Paragraph]) -> None:
    line = "công tác tố chức, triển khai thực hiện nhiệm vụ được giao"
    assert "tổ chức" in repair(line, confidence=0.6).text
    assert repair("Ông Lê Tố Chức là trưởng thôn được bầu", confidence=0.99).text.startswith("Ông Lê Tố")


def test_torn_and_glued_words(repair: Callable[..., Paragraph]) -> None:
    torn = repair("Thuc hién chuy én d6i s6 trong cac co quan hanh chinh nha nudc")
    token = torn.tokens[2]
    assert (token.text, len(token.words)) == ("chuyển", 2)
    glued = repair("nang cao ty1e giai quyét hd so thi tuc hanh chinh ctia thanh phd")
    assert [token.text for token in glued.tokens[2:4]] == ["tỷ", "lệ"]
    assert glued.tokens[2].words == glued.tokens[3].words


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("thanh.phé trién khai thuc.hién nhiém vu", "thành phố triển khai thực hiện nhiệm vụ"),
        ("UBND.cac huyén va UBND-cac xa chiu trach nhiém", "UBND các huyện và UBND các xã chịu trách nhiệm"),
        ("phat trién kinh té-xa hdi cua tinh", "phát triển kinh tế-xã hội của tỉnh"),
        ("thanh phé giao QLDL.Hing va TP.HCM thuc hién", "thành phố giao QLDL.Hùng và TP.HCM thực hiện"),
        ("truy cap dichvucong.gov.vn dé nép hd so", "truy cập dichvucong.gov.vn để nộp hồ sơ"),
    ],
)
def test_signs_in_the_place_of_a_blank(restorer: Restorer, read: str, written: str) -> None:
    assert restorer.repair_text(read) == written


def test_symbol_broken_between_lines_is_joined(repair: Callable[..., Paragraph]) -> None:
    paragraph = repair("tại Công văn số 4009/SNV-", "CCHC&PC ngày 26/6/2025 của Sở Nội vụ")
    assert "4009/SNV-CCHC&PC ngày" in paragraph.text
    apart = repair("theo Công văn số 4009/SNV-", "của Sở Nội vụ về việc báo cáo")
    assert not any(token.joined for token in apart.tokens)


def test_noise_is_passed_on(repair: Callable[..., Paragraph]) -> None:
    noise = repair("D11 (- T phd cac s6", zone=Zone.NOISE)
    assert noise.text == "D11 (- T phd cac s6"


def test_alternatives_come_close(repair: Callable[..., Paragraph]) -> None:
    tokens = repair("cac sd va dia phuong co lien quan den thu tuc hanh chinh va bao cao").tokens
    for token in tokens:
        assert 0.0 <= token.probability <= 1.0
        assert len(token.alternatives) <= 2
        assert all(other.text != token.text for other in token.alternatives)


def test_nothing_comes_of_nothing(restorer: Restorer) -> None:
    assert restorer.repair([]) == []
    assert restorer.repair([RawParagraph(Zone.BODY, ())])[0].tokens == ()


def test_missing_models_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Restorer.load(tmp_path)


_DAMAGED = """
Uy ban nhan dan thanh phd phố sd s6 của ctia cac các hành chinh Nam ndm 1a ty 18 (PAR Index), TTTU; v&i
"""
_FIXED = """
96,17 42,7037/80 4,3% 100% 26/6/2025 1747/UBND-KSTTHC 15/2025/NĐ-CP 76/2025/QH15 x@y.gov.vn 0236.3821.456
"""
SYLLABLES, PROTECTED = _DAMAGED.split(), _FIXED.split()
WORDS = st.one_of(
    st.sampled_from(SYLLABLES),
    st.sampled_from(PROTECTED),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=8),
).filter(lambda word: not any(map(str.isspace, word)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=4))
def test_holds_for_every_text(restorer: Restorer, lines: list[list[str]]) -> None:
    words = tuple(
        RawWord(Word(word, None, None), 1, number) for number, line in enumerate(lines) for word in line
    )
    (paragraph,) = restorer.repair([RawParagraph(Zone.BODY, words)])
    covered = {id(word) for token in paragraph.tokens for word in token.words}
    assert covered == {id(raw.word) for raw in words}
    for token in paragraph.tokens:
        assert token.text and not any(map(str.isspace, token.text))
        assert unicodedata.is_normalized("NFC", token.text)
        assert 0.0 <= token.probability <= 1.0
    repaired = "".join(token.text for token in paragraph.tokens)
    for raw in words:
        if raw.word.text in PROTECTED:
            assert raw.word.text in repaired


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(PROTECTED + SYLLABLES), min_size=1, max_size=30))
def test_protected_words_stay(restorer: Restorer, words: list[str]) -> None:
    repaired = restorer.repair_text(" ".join(words)).split()
    for word in PROTECTED:
        assert repaired.count(word) >= words.count(word)
    assert all(cut(word)[0].kind is not Kind.WORD for word in PROTECTED)
