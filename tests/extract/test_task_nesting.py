"""Groups, tasks and subtasks: which hangs under which, what is inherited, how they are called."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.extract.pipeline import understand
from docproc.schema.contract import Content
from tests.extract.builder import build, directive


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
