"""Agencies are found under their full names, and what is no agency is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.agencies import find_agencies, mark_agencies, resolve
from docproc.schema import Zone
from docproc.schema.contract import AgencyKind
from tests.extract.builder import document

COMMITTEE = "Ủy ban nhân dân"

NAMED: list[tuple[str, list[str]]] = [
    # abbreviations are written out
    ("UBND", [COMMITTEE]),
    ("UBND tỉnh", [f"{COMMITTEE} tỉnh"]),
    ("UBND TP", [f"{COMMITTEE} thành phố"]),
    ("UBND tỉnh Bình An", [f"{COMMITTEE} tỉnh Bình An"]),
    ("UBND thành phố Hải Phòng", [f"{COMMITTEE} thành phố Hải Phòng"]),
    ("HĐND tỉnh", ["Hội đồng nhân dân tỉnh"]),
    ("SNV", ["Sở Nội vụ"]),
    ("Sở GD&ĐT", ["Sở Giáo dục và Đào tạo"]),
    ("Sở GDĐT", ["Sở Giáo dục và Đào tạo"]),
    ("Sở LĐ-TB&XH", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Sở NN và PTNT", ["Sở Nông nghiệp và Phát triển nông thôn"]),
    ("Sở VH,TT&DL", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Văn hoá, Thể thao & Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("BCHQS tỉnh", ["Bộ Chỉ huy quân sự tỉnh"]),
    ("Cục THADS tỉnh", ["Cục Thi hành án dân sự tỉnh"]),
    ("Cổng TTĐT tỉnh", ["Cổng Thông tin điện tử tỉnh"]),
    ("UBMTTQVN tỉnh", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]),
    ("VP HĐND và UBND xã", ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"]),
    # commas inside names part nothing
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    (
        "Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"],
    ),
    (
        "các Sở: Văn hóa và Thể thao, Du lịch",
        ["Sở Văn hóa và Thể thao", "Sở Du lịch"],
    ),
    (
        "Công ty TNHH MTV Đầu tư, Xây dựng và Kinh doanh nhà Bình An báo cáo",
        ["Công ty TNHH MTV Đầu tư, Xây dựng và Kinh doanh nhà Bình An"],
    ),
    # posts stand for their offices
    ("Giám đốc Sở Xây dựng", ["Sở Xây dựng"]),
    ("Phó Giám đốc Sở Y tế", ["Sở Y tế"]),
    ("Chánh Văn phòng UBND tỉnh", [f"Văn phòng {COMMITTEE} tỉnh"]),
    ("Chánh Thanh tra thành phố", ["Thanh tra thành phố"]),
    ("Trưởng ban Dân tộc tỉnh", ["Ban Dân tộc tỉnh"]),
    ("Trưởng Ban Tổ chức Thành ủy", ["Ban Tổ chức Thành ủy"]),
    ("Cục trưởng Cục Thuế tỉnh", ["Cục Thuế tỉnh"]),
    ("Viện trưởng Viện kiểm sát nhân dân tỉnh", ["Viện kiểm sát nhân dân tỉnh"]),
    ("Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh", ["Bộ Chỉ huy quân sự tỉnh"]),
    ("Chủ tịch UBND các xã", [f"{COMMITTEE} các xã"]),
    ("Chủ tịch UBND tỉnh Trần Văn Hạ chủ trì họp", [f"{COMMITTEE} tỉnh"]),
    ("Thủ trưởng các sở, ban, ngành", ["các sở, ban, ngành"]),
    ("CT, các PCT UBND TP", [f"{COMMITTEE} thành phố"]),
    ("Phó Thủ tướng Trần Văn Hạ", ["Thủ tướng Chính phủ"]),
    ("Bộ trưởng Bộ Tài chính", ["Bộ Tài chính"]),
    # nouns are distributed
    ("các Sở: Nội vụ, Tài chính và Y tế", ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]),
    ("các Sở Nội vụ, Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Nội vụ, Tài chính, Xây dựng", ["Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng"]),
    ("Giám đốc các Sở: Công Thương, KH&CN", ["Sở Công Thương", "Sở Khoa học và Công nghệ"]),
    ("Bộ trưởng các Bộ: Nội vụ, Tài chính", ["Bộ Nội vụ", "Bộ Tài chính"]),
    (
        "các Sở, ban, ngành: Tài chính, Nội vụ, Thanh tra tỉnh",
        ["Sở Tài chính", "Sở Nội vụ", "Thanh tra tỉnh"],
    ),
    ("UBND các xã A, B và C", [f"{COMMITTEE} xã {name}" for name in "ABC"]),
    (
        "UBND các phường: Hòa An, Tân Lập và UBND xã Đại Xuân",
        [f"{COMMITTEE} phường Hòa An", f"{COMMITTEE} phường Tân Lập", f"{COMMITTEE} xã Đại Xuân"],
    ),
    (
        "UBND huyện Sơn Lâm, thị xã Hòa Phú",
        [f"{COMMITTEE} huyện Sơn Lâm", f"{COMMITTEE} thị xã Hòa Phú"],
    ),
    ("HĐND, UBND tỉnh", ["Hội đồng nhân dân tỉnh", f"{COMMITTEE} tỉnh"]),
    ("TAND, VKSND tỉnh", ["Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"]),
    # territories and branches
    ("Công an Thành phố", ["Công an thành phố"]),
    ("Kho bạc Nhà nước Khu vực III", ["Kho bạc Nhà nước khu vực III"]),
    ("Báo Quảng Ngãi", ["Báo Quảng Ngãi"]),
    (
        "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Quảng Ngãi",
        ["Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Quảng Ngãi"],
    ),
    (
        "Ban Quản lý Khu kinh tế Vân Phong và các khu công nghiệp tỉnh",
        ["Ban Quản lý Khu kinh tế Vân Phong và các khu công nghiệp tỉnh"],
    ),
    (
        "Ban Quản lý dự án các công trình giao thông tỉnh báo cáo",
        ["Ban Quản lý dự án các công trình giao thông tỉnh"],
    ),
    ("Ban Tuyên giáo và Dân vận Thành ủy", ["Ban Tuyên giáo và Dân vận Thành ủy"]),
    ("Phòng Xây dựng và Kiểm tra văn bản", ["Phòng Xây dựng và Kiểm tra văn bản"]),
    ("SỞ NỘI VỤ", ["Sở Nội vụ"]),
    # marks lost or wrong in reading
    ("UBND các huyện, thị xã, thành phó", [f"{COMMITTEE} các huyện, thị xã, thành phố"]),
    ("Chỉ cục Thuế khu vực IX", ["Chi cục Thuế khu vực IX"]),
    ("Sở Nôi vu", ["Sở Nội vụ"]),
]

CLASSES: list[tuple[str, str]] = [
    ("Các sở, ban, ngành", "các sở, ban, ngành"),
    ("các Sở, ban ngành tỉnh", "các sở, ban, ngành tỉnh"),
    ("Sở, ban, ngành, đoàn thể thành phố", "các sở, ban, ngành, đoàn thể thành phố"),
    ("các xã, phường, đặc khu", "các xã, phường, đặc khu"),
    ("các huyện, thị xã, thành phố", "các huyện, thị xã, thành phố"),
    ("Ủy ban nhân dân các xã, phường, đặc khu", f"{COMMITTEE} các xã, phường, đặc khu"),
    ("UBND cấp xã", f"{COMMITTEE} cấp xã"),
    ("UBND xã, phường", f"{COMMITTEE} xã, phường"),
    ("Đảng ủy các xã, phường", "Đảng ủy các xã, phường"),
    ("Ban Thường vụ các đảng ủy trực thuộc", "Ban Thường vụ các đảng ủy trực thuộc"),
    ("các cơ quan liên quan", "các cơ quan liên quan"),
    ("các cơ quan, đơn vị, địa phương", "các cơ quan, đơn vị, địa phương"),
    ("các cơ quan đơn vị có liên quan", "các cơ quan, đơn vị có liên quan"),
    ("các tổ chức chính trị - xã hội tỉnh", "các tổ chức chính trị - xã hội tỉnh"),
    ("các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",) * 2,
    ("các cơ quan chuyên môn thuộc UBND tỉnh", f"các cơ quan chuyên môn thuộc {COMMITTEE} tỉnh"),
    ("các tỉnh, thành phố trực thuộc Trung ương",) * 2,
]

NOBODY = [
    "Ban hành Kế hoạch kiểm tra năm 2025.",
    "Bộ chỉ số đánh giá cải cách hành chính.",
    "Bộ luật Lao động quy định như sau.",
    "Hội nghị tổng kết công tác năm.",
    "Trường hợp vướng mắc phải xin ý kiến.",
    "Sở hữu trí tuệ được bảo hộ.",
    "Báo cáo kết quả thực hiện trước ngày 15.",
    "Đoàn công tác kiểm tra thực tế.",
    "Phòng, chống thiên tai là nhiệm vụ thường xuyên.",
    "Phòng cháy hơn chữa cháy.",
    "Vụ việc phức tạp, kéo dài.",
    "Thanh tra, kiểm tra việc chấp hành.",
    "Thống kê, rà soát số liệu.",
    "Văn phòng phẩm phục vụ cuộc họp.",
    "Quỹ đất công ích do xã quản lý.",
    "Viện phí được điều chỉnh.",
    "các hội nghị trực tuyến",
    "các bộ luật hiện hành",
    "các ngành nghề truyền thống",
    "các trường hợp khó khăn",
    "một đơn vị máu",
    "đơn vị tính là triệu đồng",
    "người dân và hộ nghèo",
    "Số 12/KH-UBND ngày 05/5/2025",
    "Công văn số 15/UBND-TH",
    "Thuế suất thuế giá trị gia tăng",
    "Kính gửi theo danh sách.",
    "Như trên",
    "Lưu: VT, KTTH.",
    "chính sách xã hội và an sinh",
    "Năm 2025, tỷ lệ đạt 95%.",
    "Chương trình công tác quý III.",
    "tổ chức thực hiện nghiêm túc",
    "Cục bộ địa phương là điều cấm kỵ.",
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_offices_have_their_full_names(text: str, names: list[str]) -> None:
    found = [agency.name for mention in find_agencies(text) for agency in mention.agencies]
    assert found == names


@pytest.mark.parametrize(("text", "name"), CLASSES)
def test_classes_stay_whole(text: str, name: str) -> None:
    (mention,) = find_agencies(text)
    (agency,) = mention.agencies
    assert (agency.name, agency.kind) == (name, AgencyKind.CLASS)


@pytest.mark.parametrize("text", NOBODY)
def test_words_that_look_like_offices_are_left_alone(text: str) -> None:
    assert find_agencies(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- TTTU, TT HĐNDTP;", ["Thường trực Thành ủy", "Thường trực Hội đồng nhân dân thành phố"]),
        ("- CVP, các PCVP;", [f"Văn phòng {COMMITTEE} thành phố"]),
        ("Kính gửi: Sở Nội vụ; Sở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Thủ tướng Chính phủ (để b/c)", ["Thủ tướng Chính phủ"]),
        ("Như Điều 4", []),
        ("Lưu: VT, NC (12b).", []),
        ("Sở Nội yụ", ["Sở Nội vụ"]),
        ("8ộ Nội vụ", []),  # Sở and Bộ are equally near
        ("Ban Dân tôc tỉnh", ["Ban Dân tộc tỉnh"]),
    ],
)
def test_entries_are_resolved_by_their_issuer(text: str, names: list[str]) -> None:
    found = resolve(text, "Ủy ban nhân dân thành phố Hải Phòng")
    assert [agency.name for agency in found] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "UBND các xã, phường có rừng, các chủ rừng",
            ["Ủy ban nhân dân các xã, phường có rừng", "các chủ rừng"],
        ),
        ("các doanh nghiệp có hàng hóa và các hãng tàu", ["các doanh nghiệp có hàng hóa", "các hãng tàu"]),
        (
            "UBND các xã, phường có chè, đơn vị liên quan",
            ["Ủy ban nhân dân các xã, phường có chè", "đơn vị liên quan"],
        ),
        (
            "UBND các xã, phường có dự án đi qua, Sở Xây dựng",
            ["Ủy ban nhân dân các xã, phường có dự án đi qua", "Sở Xây dựng"],
        ),
        (
            "UBND các xã, phường có khu, cụm công nghiệp",
            ["Ủy ban nhân dân các xã, phường có khu, cụm công nghiệp"],
        ),
        ("các cơ quan, đơn vị có liên quan", ["các cơ quan, đơn vị có liên quan"]),
    ],
)
def test_a_class_keeps_its_own_words_up_to_the_next_member(text: str, names: list[str]) -> None:
    assert [found.name for found in resolve(text)] == names


def test_the_body_that_an_office_belongs_to_is_its_parent() -> None:
    (agency,) = resolve("Trung tâm Khuyến nông thuộc Sở Nông nghiệp và Môi trường")
    assert (agency.name, agency.parent) == ("Trung tâm Khuyến nông", "Sở Nông nghiệp và Môi trường")


def test_mentions_point_into_the_document() -> None:
    doc = mark_agencies(document([(Zone.BODY, "Giao Sở Nội vụ và UBND các xã."), (Zone.NOISE, "Sở X")]))
    assert [mention.verbatim for mention in doc._.agencies] == ["Sở Nội vụ", "UBND các xã"]
    for mention in doc._.agencies:
        assert doc.text[mention.start : mention.end] == mention.verbatim


PIECES = st.sampled_from(
    [
        "Sở ",
        "các ",
        "UBND ",
        "Nội vụ",
        ", ",
        "và ",
        ":",
        "(",
        ")",
        "tỉnh ",
        "Giám đốc ",
        "Ban ",
        "- ",
        "A ",
        "xã ",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text_gives_mentions_in_order(text: str) -> None:
    end = 0
    for mention in find_agencies(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.agencies
        end = mention.end
