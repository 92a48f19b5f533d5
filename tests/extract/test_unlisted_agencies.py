"""Offices that no table lists: any head with a name of its own, and classes with words of their own."""

from __future__ import annotations

import pytest

from docproc.extract.addresses import read_address
from docproc.extract.folded import Folded

# The sentence as it goes on after the agencies, and their names.
ADDRESSED: list[tuple[str, list[str]]] = [
    ("Khoa Dược chủ trì rà soát thuốc.", ["Khoa Dược"]),
    ("Phòng Kế hoạch tổng hợp chủ trì, phối hợp với Khoa Dược rà soát.", ["Phòng Kế hoạch tổng hợp"]),
    ("Khoa Công nghệ thông tin phối hợp với Phòng Đào tạo.", ["Khoa Công nghệ thông tin"]),
    ("Phòng Đào tạo tham mưu kế hoạch.", ["Phòng Đào tạo"]),
    ("Viện Đào tạo quốc tế rà soát hồ sơ.", ["Viện Đào tạo quốc tế"]),
    ("Tổ Văn phòng lập danh sách.", ["Tổ Văn phòng"]),
    ("Công đoàn ngành Giáo dục tuyên truyền.", ["Công đoàn ngành Giáo dục"]),
    ("Hạt Kiểm lâm khu vực số 2 kiểm tra.", ["Hạt Kiểm lâm khu vực số 2"]),
    ("Thanh tra Sở tham mưu kế hoạch kiểm tra.", ["Thanh tra Sở"]),
    ("Các trường THPT, Trung tâm GDNN-GDTX lập kế hoạch.",
     ["các trường trung học phổ thông", "Trung tâm GDNN-GDTX"]),
    ("Các đơn vị thành viên báo cáo Tổng công ty.", ["các đơn vị thành viên"]),
    ("Các hợp tác xã nông nghiệp rà soát phương án.", ["các hợp tác xã nông nghiệp"]),
    ("Các đơn vị kinh doanh hạ tầng khu công nghiệp có trách nhiệm lắp đặt thiết bị.",
     ["các đơn vị kinh doanh hạ tầng khu công nghiệp"]),
    ("Các đơn vị cấp nước sạch trên địa bàn thành phố có trách nhiệm:",
     ["các đơn vị cấp nước sạch trên địa bàn thành phố"]),
    ("Các khoa, phòng, trung tâm thuộc Bệnh viện rà soát.", ["các khoa, phòng, trung tâm thuộc Bệnh viện"]),
    ("Công an các đơn vị, địa phương tăng cường tuần tra.", ["Công an các đơn vị, địa phương"]),
    ("Trưởng các khoa, phòng quán triệt.", ["các khoa, phòng"]),
    ("Sở Công Thương, Công ty TNHH MTV Điện lực Bình An tuyên truyền.",
     ["Sở Công Thương", "Công ty TNHH MTV Điện lực Bình An"]),
    ("Chi cục Thủy sản, các Cảng vụ kiên quyết không cho tàu rời bến.", ["Chi cục Thủy sản", "các cảng vụ"]),
    ("Trung tâm Quan trắc tài nguyên và môi trường tham mưu kế hoạch.",
     ["Trung tâm Quan trắc tài nguyên và môi trường"]),
    ("UBND các xã, phường có rừng phòng hộ rà soát ranh giới.",
     ["Ủy ban nhân dân các xã, phường có rừng phòng hộ"]),
    ("Các đảng ủy xã, phường rà soát đảng viên.", ["các đảng ủy xã, phường"]),
    ("Các cơ quan phối hợp có trách nhiệm cử cán bộ.", ["các cơ quan phối hợp"]),
    ("UBND các xã, phường, đơn vị liên quan rà soát.",
     ["Ủy ban nhân dân các xã, phường", "đơn vị liên quan"]),
    ("Văn phòng Ban Chỉ đạo chủ trì tổng hợp.", ["Văn phòng Ban Chỉ đạo"]),
    ("Đảng đoàn Quốc hội chủ trì tổng kết.", ["Đảng đoàn Quốc hội"]),
    ("Thủ trưởng các sở, ngành được giao chủ trì chịu trách nhiệm về tiến độ.",
     ["các sở, ngành được giao chủ trì"]),
    ("Toàn thể cán bộ, công chức, viên chức chấp hành.", ["các cán bộ, công chức, viên chức"]),
]  # fmt: skip

# The verb is the duty here, no part of a name.
DUTIES: list[tuple[str, list[str]]] = [
    ("Phòng Nội vụ tổng hợp, báo cáo kết quả.", ["Phòng Nội vụ"]),
    ("Sở Xây dựng quản lý chặt chẽ hành lang an toàn.", ["Sở Xây dựng"]),
    ("Khoa Dược tổng hợp báo cáo Giám đốc.", ["Khoa Dược"]),
    ("Trung tâm Y tế xử lý ổ dịch.", ["Trung tâm Y tế"]),
    ("Các đơn vị quản lý chặt chẽ tài sản được giao.", ["các đơn vị"]),
    ("Các địa phương hỗ trợ người dân di dời.", ["các địa phương"]),
    ("Các xã, phường tuyên truyền đến từng hộ.", ["các xã, phường"]),
    ("Các trường kiểm tra thiết bị.", ["các trường"]),
    ("Phòng Kế hoạch - Tài chính thẩm định dự toán, tham mưu.", ["Phòng Kế hoạch - Tài chính"]),
    ("Các cơ quan phối hợp với Sở Nội vụ rà soát.", ["các cơ quan"]),
    ("Các xã có trách nhiệm rà soát.", ["các xã"]),
    ("Trung tâm Khuyến nông và các hợp tác xã tập huấn.", ["Trung tâm Khuyến nông", "các hợp tác xã"]),
]

NOBODY = [
    "Khoa học và công nghệ tiếp tục phát triển.",
    "Tổ chức thực hiện nghiêm các nội dung.",
    "Tổ quốc ghi công các anh hùng liệt sĩ.",
    "Đội ngũ cán bộ được kiện toàn.",
    "Các khoản thu được nộp đúng hạn.",
    "Bộ phận dân cư còn khó khăn cần quan tâm.",
    "Các hộp thư điện tử được bảo mật.",
    "Các tổ hợp máy chủ phục vụ hệ thống.",
    "Các Văn phòng: Tỉnh ủy, Thành ủy.",
]


def addressed(text: str) -> list[str] | None:
    address = read_address(Folded(text), 0, heading=not text.endswith("."))
    return [agency.name for agency in address.agencies] if address else None


@pytest.mark.parametrize(("text", "names"), ADDRESSED)
def test_names_are_read_to_their_end(text: str, names: list[str]) -> None:
    assert addressed(text) == names


@pytest.mark.parametrize(("text", "names"), DUTIES)
def test_the_verb_of_a_duty_is_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert addressed(text) == names


@pytest.mark.parametrize("text", NOBODY)
def test_words_like_heads_are_no_offices(text: str) -> None:
    assert addressed(text) is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Giáo viên chủ nhiệm các lớp:", "Giáo viên chủ nhiệm các lớp"),
        ("Đội Kiểm soát Hải quan:", "Đội Kiểm soát Hải quan"),
        ("Các Ban chức năng Tổng công ty:", "các ban chức năng Tổng công ty"),
        ("Đảng ủy các khu công nghiệp tỉnh", "Đảng ủy các khu công nghiệp tỉnh"),
        # what stands before the colon is the duty
        ("Sở Nội vụ chủ trì, phối hợp:", "Sở Nội vụ"),
        ("Sở Nội vụ tham mưu các nội dung sau:", "Sở Nội vụ"),
        ("Sở Nội vụ có trách nhiệm:", "Sở Nội vụ"),
    ],
)
def test_a_heading_ends_at_its_colon(heading: str, name: str) -> None:
    assert addressed(heading) == [name]


# Nobody lists these: the duty shows who bears it.
BEARERS: list[tuple[str, list[str]]] = [
    ("Nhà trường phối hợp với gia đình quản lý học sinh.", ["Nhà trường"]),
    ("Chủ rừng có trách nhiệm phát dọn đường băng.", ["Chủ rừng"]),
    ("Người đứng đầu cơ sở dạy nghề chịu trách nhiệm về hồ sơ.", ["Người đứng đầu cơ sở dạy nghề"]),
    ("Sở Xây dựng, Nhà thầu tư vấn chủ trì nghiệm thu.", ["Sở Xây dựng", "Nhà thầu tư vấn"]),
    ("Giao Nhóm chuyên gia kỹ thuật chủ trì thẩm tra.", ["Nhóm chuyên gia kỹ thuật"]),
    ("Giao Sở Nội vụ sơn lại biển hiệu.", ["Sở Nội vụ"]),
]

MATTERS = [
    "Công tác lưu trữ có trách nhiệm của nhiều ngành.",
    "Việc thẩm định căn cứ hồ sơ đã nộp.",
    "Kinh phí được cấp theo dự toán.",
    "Đồng chí Trần Văn Hạ chủ trì cuộc họp.",
    "Nguồn vốn tiếp tục được bổ sung.",
    "Kế hoạch căn cứ tình hình thực tế.",
    "Đoàn Luật sư đã phối hợp tốt trong quý.",
    "Mưa lớn tiếp tục xảy ra.",
]


@pytest.mark.parametrize(("text", "names"), BEARERS)
def test_a_duty_shows_who_bears_it(text: str, names: list[str]) -> None:
    assert addressed(text) == names


@pytest.mark.parametrize("text", MATTERS)
def test_a_subject_matter_bears_no_duty(text: str) -> None:
    assert addressed(text) is None
