"""How a directive closes, who monitors it, and paragraphs that close nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.closing_reading import closing_sentences, is_closing
from docproc.extract.pipeline import understand
from docproc.schema.contract import Closing
from tests.extract.builder import build, directive

CLOSINGS = [
    "Yêu cầu Thủ trưởng các sở, ngành, UBND các xã, phường nghiêm túc triển khai thực hiện./.",
    "UBND tỉnh yêu cầu các cơ quan, đơn vị nghiêm túc, khẩn trương tổ chức triển khai thực hiện./.",
    "Đề nghị các sở, ban, ngành quan tâm, phối hợp, triển khai thực hiện.",
    "Yêu cầu các đơn vị thực hiện nghiêm Chỉ thị này./.",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo UBND tỉnh (qua Sở Nội vụ).",
    "Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
    "Chỉ thị này có hiệu lực kể từ ngày ký./.",
    "Trên đây là Kế hoạch tuyên truyền năm 2025./.",
    "Các sở, ban, ngành và UBND các xã, phường chịu trách nhiệm thi hành Quyết định này./.",
    "Nhận được Công văn hỏa tốc này, yêu cầu các đơn vị nghiêm túc thực hiện./.",
    "Văn phòng Huyện ủy thông báo để các cơ quan, đơn vị biết, thực hiện.",
    "Yêu cầu các cơ quan nghiêm túc thực hiện; kịp thời báo cáo UBND tỉnh những vấn đề vượt thẩm quyền./.",
    "Giao Phòng Bảo trợ xã hội theo dõi, đôn đốc, tổng hợp kết quả báo cáo Giám đốc Sở.",
    "Trên đây là Kế hoạch năm 2025. UBND tỉnh đề nghị Công an tỉnh phối hợp chỉ đạo triển khai./.",
    "Các đơn vị căn cứ chức năng, nhiệm vụ được giao, khẩn trương triển khai thực hiện Kế hoạch này./.",
    "Các phòng, đơn vị có trách nhiệm thực hiện tốt Quy chế này.",
    "Bộ Nội vụ thông báo để các địa phương biết, quản lý và thực hiện theo đúng quy định hiện hành./.",
    "Đề nghị các đơn vị theo chức năng, nhiệm vụ của mình phối hợp thực hiện./.",
    "Nhận được Công văn này, yêu cầu các đơn vị triển khai thực hiện./.",
    "Quy chế này có hiệu lực từ ngày 05 tháng 8 năm 2025./.",
    "Đề án này bắt đầu có hiệu lực thi hành từ ngày ký.",
    "Mọi vướng mắc, các xã gọi về Sở Nội vụ để được hướng dẫn.",
    "Nếu phát sinh vướng mắc, các đơn vị liên hệ Sở Y tế để cùng giải quyết./.",
    "Trường hợp phát sinh khó khăn, các trường trao đổi với Sở để được hướng dẫn.",
]

OTHERS = [
    "Thời hạn ủy quyền từ ngày Quy chế này có hiệu lực đến hết năm 2026.",
    "Sở Nội vụ rà soát các quy định hết hạn khi Quy chế này có hiệu lực từ ngày 05/8/2025.",
    "Giấy phép cấp trước có hiệu lực từ ngày cấp.",
    "Nếu có hồ sơ thiếu, các xã bổ sung.",
    "Mọi hồ sơ đều được số hóa.",
    "Trường hợp phát sinh chi phí, Sở Tài chính thẩm định.",
    "Giao Sở Nội vụ rà soát hồ sơ lưu trữ.",
    "Yêu cầu các sở, ban, ngành thực hiện các nội dung sau:",
    "Sở Nội vụ chủ trì, phối hợp với Sở Y tế thực hiện việc tuyển dụng, bố trí viên chức ngành y tế.",
    "Yêu cầu các đơn vị thực hiện việc rà soát 100% hồ sơ của cán bộ, công chức, viên chức thuộc phạm vi"
    " quản lý trước ngày 15/7/2025.",
    "Năm 2024, tỉnh đạt 91,10%.",
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao rà soát hồ sơ trước ngày 15/7/2025.",
    "Các phòng có trách nhiệm lập danh mục hồ sơ.",
    "Bộ Nội vụ thông báo để các địa phương biết lịch làm việc và đăng ký trước ngày 10/8/2025.",
    "Sở Y tế theo chức năng, nhiệm vụ được giao kiểm tra các cơ sở.",
    "Theo dõi, đôn đốc các cơ quan, đơn vị lập hồ sơ.",
    "Hướng dẫn các cơ quan thực hiện.",
    "Công tác lưu trữ còn nhiều hạn chế.",
    "Thông báo lịch đóng, mở cống để Nhân dân biết trước ít nhất 24 giờ.",
    "Giao Sở Nội vụ theo dõi, đôn đốc các xã, phường lập hồ sơ.",
    "Yêu cầu các sở nghiêm túc rà soát; kịp thời báo cáo kết quả.",
    "Sở Y tế thông báo kết quả xét nghiệm; Sở Tài chính bố trí kinh phí.",
    "Rà soát hồ sơ. Trong quá trình thực hiện, báo cáo UBND tỉnh.",
    "Giao Sở Nội vụ theo dõi, kiểm tra việc lập hồ sơ tại các xã, phường.",
    "",
]


@pytest.mark.parametrize("text", CLOSINGS)
def test_closing_paragraphs(text: str) -> None:
    assert is_closing(text)


@pytest.mark.parametrize("text", OTHERS)
def test_what_closes_nothing(text: str) -> None:
    assert not is_closing(text)


def closing(*body: str) -> Closing | None:
    return understand(build(directive(["1. Sở Nội vụ:", "- Rà soát hồ sơ.", *body]))).closing


def test_the_closing_is_kept_word_for_word() -> None:
    found = closing(CLOSINGS[0])
    assert found is not None
    assert found.verbatim == CLOSINGS[0]
    assert found.monitoring_agency is None
    assert found.evidence


def test_who_monitors_and_who_is_reported_to() -> None:
    found = closing(
        "Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Chỉ thị này, định kỳ báo cáo UBND tỉnh.",
        "Yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện./.",
    )
    assert found is not None
    assert (found.monitoring_agency, found.report_to) == ("Sở Nội vụ", "Ủy ban nhân dân tỉnh")


def test_the_monitor_may_stand_in_the_last_numbered_item() -> None:
    found = closing(
        "2. Giao Thanh tra tỉnh theo dõi, kiểm tra việc thực hiện Chỉ thị này.",
        "Yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện./.",
    )
    assert found is not None and found.monitoring_agency == "Thanh tra tỉnh"


def test_a_directive_that_just_ends_has_no_closing() -> None:
    assert closing() is None
    assert closing("- Tổng hợp báo cáo./.") is None


def test_articles_of_a_decision_close_it() -> None:
    found = closing(
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. Giám đốc Sở Nội vụ và Thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành./.",
    )
    assert found is not None and found.verbatim.startswith("Điều 3.")


@given(st.text(max_size=150))
def test_any_text_can_be_asked(text: str) -> None:
    for sentence in closing_sentences(text):
        assert sentence is None or 0 <= sentence.start <= sentence.end <= len(text)
