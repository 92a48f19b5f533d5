"""Groups, tasks and subtasks: which hangs under which, what is inherited, how they are called."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.extract.pipeline import understand
from docproc.schema import Zone
from docproc.schema.contract import Content
from tests.extract.builder import PAGE_BREAK, Part, build, directive


def content(*body: str) -> Content:
    return understand(build(directive(body)))


# body; groups as id: agencies; tasks as (id, group, parent, leaf)
NESTED: list[tuple[str, list[str], dict[str, list[str]], list[tuple[str, str | None, str | None, bool]]]] = [
    (
        "bullets under headings",
        [
            "1. Sở Nội vụ:",
            "- Rà soát hồ sơ.",
            "- Tổng hợp báo cáo.",
            "2. Sở Tài chính:",
            "- Bố trí kinh phí.",
        ],
        {"1": ["Sở Nội vụ"], "2": ["Sở Tài chính"]},
        [("1.1", "1", None, True), ("1.2", "1", None, True), ("2.1", "2", None, True)],
    ),
    (
        "subtasks under a bullet with a colon",
        [
            "1. Sở Nội vụ:",
            "- Chủ trì, tham mưu UBND tỉnh:",
            "+ Ban hành Kế hoạch.",
            "+ Kiện toàn Ban Chỉ đạo.",
            "- Theo dõi việc thực hiện.",
        ],
        {"1": ["Sở Nội vụ"]},
        [
            ("1.1", "1", None, False),
            ("1.1.1", "1", "1.1", True),
            ("1.1.2", "1", "1.1", True),
            ("1.2", "1", None, True),
        ],
    ),
    (
        "letters",
        ["1. Sở Nội vụ:", "a) Rà soát hồ sơ.", "b) Tổng hợp:", "- Lập danh mục.", "- Báo cáo UBND tỉnh."],
        {"1": ["Sở Nội vụ"]},
        [
            ("1.a", "1", None, True),
            ("1.b", "1", None, False),
            ("1.b.1", "1", "1.b", True),
            ("1.b.2", "1", "1.b", True),
        ],
    ),
    (
        "a group without bullets: its paragraph is the task",
        ["1. Sở Nội vụ:", "Hướng dẫn các cơ quan lập hồ sơ.", "2. Sở Tài chính:", "Bố trí kinh phí."],
        {"1": ["Sở Nội vụ"], "2": ["Sở Tài chính"]},
        [("1.1", "1", None, True), ("2.1", "2", None, True)],
    ),
    (
        "the task runs on in the line of its heading",
        ["1. Sở Nội vụ: Rà soát hồ sơ.", "2. Sở Tài chính bố trí kinh phí."],
        {"1": ["Sở Nội vụ"], "2": ["Sở Tài chính"]},
        [("1", "1", None, True), ("2", "2", None, True)],
    ),
    (
        "sections above groups",
        [
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Sở Nội vụ:",
            "- Rà soát hồ sơ.",
            "2. Sở Tài chính:",
            "- Bố trí kinh phí.",
        ],
        {"II.1": ["Sở Nội vụ"], "II.2": ["Sở Tài chính"]},
        [("II.1.1", "II.1", None, True), ("II.2.1", "II.2", None, True)],
    ),
    (
        "articles",
        ["Điều 1. Giao Sở Nội vụ:", "1. Rà soát hồ sơ.", "2. Tổng hợp báo cáo."],
        {"1": ["Sở Nội vụ"]},
        [("1.1", "1", None, True), ("1.2", "1", None, True)],
    ),
    (
        "an intro inside the group",
        [
            "1. Các sở, ban, ngành:",
            "Căn cứ kết quả chấm điểm, tập trung vào các nội dung sau:",
            "- Rà soát hồ sơ.",
            "- Công khai kết quả.",
        ],
        {"1": ["các sở, ban, ngành"]},
        [("1.1", "1", None, True), ("1.2", "1", None, True)],
    ),
    (
        "numbers inside the group",
        ["1. Sở Nội vụ:", "1.1. Rà soát hồ sơ.", "1.2. Tổng hợp báo cáo."],
        {"1": ["Sở Nội vụ"]},
        [("1.1", "1", None, True), ("1.2", "1", None, True)],
    ),
    (
        "goals and purposes assign nothing",
        [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Mục đích",
            "- Nâng cao nhận thức của cán bộ.",
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Sở Nội vụ:",
            "- Rà soát hồ sơ.",
        ],
        {"II.1": ["Sở Nội vụ"]},
        [("II.1.1", "II.1", None, True)],
    ),
]


@pytest.mark.parametrize(("name", "body", "groups", "tasks"), NESTED, ids=[case[0] for case in NESTED])
def test_nesting(
    name: str,
    body: list[str],
    groups: dict[str, list[str]],
    tasks: list[tuple[str, str | None, str | None, bool]],
) -> None:
    found = content(*body)
    assert {group.id: [agency.name for agency in group.agencies] for group in found.task_groups} == groups
    assert [(task.id, task.group_id, task.parent_id, task.is_leaf) for task in found.tasks] == tasks


def test_leads_are_inherited_down_to_the_last_level() -> None:
    found = content("1. Sở Nội vụ:", "- Chủ trì, tham mưu UBND tỉnh:", "+ Ban hành Kế hoạch.")
    assert {task.lead_agencies[0].name for task in found.tasks} == {"Sở Nội vụ"}
    assert [task.level for task in found.tasks] == [1, 2]


def test_an_intro_is_kept_with_its_group() -> None:
    intro = "Căn cứ kết quả chấm điểm, tập trung vào các nội dung sau:"
    (group,) = content(
        "1. Các sở, ban, ngành:", intro, "- Rà soát hồ sơ.", "- Công khai kết quả."
    ).task_groups
    assert group.intro_verbatim == intro


def test_a_heading_without_tasks_below_makes_no_task() -> None:
    assert content("1. Sở Nội vụ:").tasks == []


def test_the_closing_is_no_task() -> None:
    found = content(
        "1. Sở Nội vụ:",
        "- Rà soát hồ sơ.",
        "Yêu cầu Thủ trưởng các sở, ngành nghiêm túc triển khai thực hiện./.",
    )
    assert [task.id for task in found.tasks] == ["1.1"]


def test_the_deadline_of_a_heading_holds_for_tasks_without_one() -> None:
    first, second = content(
        "1. Sở Nội vụ (hoàn thành trước ngày 15/7/2025):",
        "- Rà soát hồ sơ.",
        "- Tổng hợp, báo cáo UBND tỉnh trước ngày 20/8/2025.",
    ).tasks
    assert [str(deadline.due_date) for deadline in first.deadlines] == ["2025-07-15"]
    assert [str(deadline.due_date) for deadline in second.deadlines] == ["2025-08-20"]


def test_the_points_of_an_answer_assign_nothing() -> None:
    assert not content(
        "UBND tỉnh nhận được Tờ trình số 41/TTr-UBND ngày 14/4/2025 của UBND xã Hòa An đề nghị điều chỉnh quy"
        " mô dự án; sau khi xem xét, Chủ tịch UBND tỉnh có ý kiến như sau:",
        "1. Việc kéo dài tuyến kè chưa có trong kế hoạch đầu tư công.",
        "2. Nhất trí sử dụng phần vốn còn dư.",
    ).tasks


def test_titles_of_topics_are_no_tasks() -> None:
    found = content(
        "Sở Nội vụ đề nghị UBND các xã, phường thực hiện các nội dung sau:",
        "1. Về học bạ số",
        "a) Rà soát hồ sơ.",
        "2. Chế độ báo cáo",
        "Báo cáo kết quả trước ngày 15/7/2025.",
    )
    assert [task.text for task in found.tasks] == ["Rà soát hồ sơ.", "Báo cáo kết quả trước ngày 15/7/2025."]
    assert [task.parent_id for task in found.tasks] == [None, None]


def test_one_office_of_the_class_that_a_heading_addresses() -> None:
    (task,) = content("5. Các phòng, đơn vị thuộc Sở", "- Phòng Y tế: trực đường dây nóng.").tasks
    assert [agency.name for agency in task.lead_agencies] == ["Phòng Y tế"]
    assert (task.text, task.group_id) == ("trực đường dây nóng.", "5")


def test_a_plan_enclosed_with_a_decision_assigns() -> None:
    given = [
        *directive(["Điều 1. Ban hành kèm theo Quyết định này Kế hoạch."], title="QUYẾT ĐỊNH", subject=None),
        PAGE_BREAK,
        Part(Zone.APPENDIX, "KẾ HOẠCH\nSỐ HÓA HỒ SƠ\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND)"),
        Part(Zone.BODY, "1. Sở Nội vụ:", 28.0),
        Part(Zone.BODY, "- Rà soát hồ sơ.", 28.0),
        PAGE_BREAK,
        Part(Zone.APPENDIX, "PHỤ LỤC\nMẪU BÁO CÁO"),
        Part(Zone.BODY, "1. Sở Nội vụ:", 28.0),
        Part(Zone.BODY, "- Tổng hợp.", 28.0),
    ]
    found = understand(build(given))
    assert [(task.id, task.text) for task in found.tasks] == [("1.1", "Rà soát hồ sơ.")]


ITEMS = [
    "- Rà soát hồ sơ.",
    "+ Tổng hợp báo cáo.",
    "a) Kiểm tra:",
    "b) Hướng dẫn.",
    "1. Sở Y tế:",
    "2. Sở Nội vụ:",
    "Giao Sở Y tế rà soát.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Sở Y tế",
    "1.1. Theo dõi:",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(ITEMS), max_size=10))
def test_any_outline_gives_a_sound_tree(items: list[str]) -> None:
    found = content(*items)
    groups = [group.id for group in found.task_groups]
    tasks = {task.id: task for task in found.tasks}
    assert len(groups) == len(set(groups))
    assert len(tasks) == len(found.tasks)
    for task in found.tasks:
        assert task.group_id is None or task.group_id in groups
        assert task.parent_id is None or not tasks[task.parent_id].is_leaf
        assert task.level == (tasks[task.parent_id].level + 1 if task.parent_id else 1)
        assert task.text in "\n".join(items)
        assert task.evidence
