"""Findings held against the gold, key by key, in cases counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from docproc.evaluate.comparison import compare
from docproc.evaluate.field_metrics import Agreement
from docproc.evaluate.verdict import Json, Verdict

NOTHING: Json = {
    "metadata": {}, "addressees": [], "legal_bases": [], "references": [], "indicators": [], "goals": [],
    "task_groups": [], "tasks": [], "closing": None, "signer": None, "signers": [], "recipients": [],
    "archive": None, "appendices": [],
}  # fmt: skip
EVIDENCE = [{"page": 2, "start": 0, "end": 5, "bbox": [1.0, 2.0, 3.0, 4.0]}]


def verdicts(gold: Json, found: Json) -> dict[str, list[Verdict]]:
    by_key: dict[str, list[Verdict]] = {}
    for verdict in compare(gold, NOTHING | found):
        by_key.setdefault(verdict.key, []).append(verdict)
    return by_key


def total(found: list[Verdict]) -> tuple[float, float, float]:
    agreement = sum((verdict.agreement for verdict in found), Agreement(0, 0, 0))
    return agreement.right, agreement.found, agreement.expected


def agencies(*names: str) -> list[Json]:
    return [{"name": name} for name in names]


def task(identity: str, text: str, **more: Any) -> Json:
    blank: Json = {"group_id": None, "parent_id": None, "level": 1, "is_leaf": True, "lead_agencies": [],
                   "deadlines": [], "targets": []}  # fmt: skip
    return blank | {"id": identity, "text": text} | more


@pytest.mark.parametrize(
    ("key", "expected", "found", "right"),
    [
        ("number", "05", "05", True),
        ("number", "05", "5", False),
        ("number_symbol", "12/KH-UBND", "12/KH-UBnd", False),
        ("date", "2025-06-30", "2025-06-30", True),
        ("date", "2025-06-30", "2025-06-03", False),
        ("date", "2025-06-30", None, False),
        ("date", None, "2025-06-30", False),
        ("date", None, None, True),
        ("issuer", "Ủy ban nhân dân tỉnh Hòa Bình", "Uỷ ban nhân dân tỉnh Hoà Bình", True),
        ("issuer", "Sở Nội vụ", "Sở Nội Vụ", True),
        ("issuer", "Sở Nội vụ", "Sở Y tế", False),
    ],
)
def test_scalars_are_exact(key: str, expected: str | None, found: str | None, right: bool) -> None:
    gold = {"metadata": {key: None if expected is None else {"value": expected}}}
    given = {"metadata": {key: None if found is None else {"value": found, "confidence": 0.9}}}
    (verdict,) = verdicts(gold, given)[f"metadata.{key}"]
    assert verdict.right is right
    assert verdict.sound is right


def test_a_subject_is_judged_word_by_word_and_good_with_one_slip_in_twenty() -> None:
    words = [f"từ{number}" for number in range(20)]
    gold = {"metadata": {"subject": {"value": " ".join(words)}}}
    one_slip = {"metadata": {"subject": {"value": " ".join([*words[:19], "sai"]), "confidence": 0.9}}}
    (verdict,) = verdicts(gold, one_slip)["metadata.subject"]
    assert verdict.agreement == Agreement(19, 20, 20)
    assert (verdict.right, verdict.sound) == (False, True)
    two_slips = {"metadata": {"subject": {"value": " ".join([*words[:18], "sai", "sai"])}}}
    assert verdicts(gold, two_slips)["metadata.subject"][0].sound is False


def test_keys_that_the_gold_leaves_out_are_not_judged() -> None:
    found = {"metadata": {"number": {"value": "1"}}, "goals": [{"verbatim": "x"}], "tasks": [task("1", "x")]}
    assert verdicts({}, found) == {}


def test_a_verdict_carries_confidence_and_evidence() -> None:
    found = {"metadata": {"number": {"value": "1", "confidence": 0.7, "evidence": EVIDENCE}}}
    (verdict,) = verdicts({"metadata": {"number": {"value": "2"}}}, found)["metadata.number"]
    assert (verdict.confidence, verdict.sound, verdict.evidence) == (0.7, False, tuple(EVIDENCE))


def test_references_are_paired_by_number_wherever_they_stand() -> None:
    first = {"verbatim": "Nghị định số 30/2020/NĐ-CP", "number_symbol": "30/2020/NĐ-CP", "date": "2020-03-05"}
    second = {"verbatim": "Luật Đất đai", "number_symbol": None, "date": None}
    invented = {"verbatim": "Công văn số 9", "number_symbol": "9/UBND", "date": None, "confidence": 0.4}
    found = verdicts(
        {"references": [first, second]}, {"references": [invented, second, first | {"date": "2020-05-03"}]}
    )
    assert total(found["references"]) == (2, 3, 2)
    assert total(found["references.number_symbol"]) == (1, 2, 1)
    assert total(found["references.date"]) == (0, 1, 1)
    assert [verdict.sound for verdict in found["references"]] == [False, True, False]


def test_a_misread_number_is_no_second_document() -> None:
    gold = {"verbatim": "Công văn số 123/UBND-NC ngày 02/6/2025", "number_symbol": "123/UBND-NC"}
    read = {"verbatim": "Công văn số 128/UBND-NC ngày 02/6/2025", "number_symbol": "128/UBND-NC"}
    found = verdicts({"references": [gold]}, {"references": [read]})
    assert total(found["references"]) == (1, 1, 1)
    assert total(found["references.number_symbol"]) == (0, 1, 1)


def test_agencies_of_recipients_are_one_set() -> None:
    gold = [{"verbatim": "- Sở Y tế;", "normalized": agencies("Sở Y tế"), "purpose": "để b/c"}]
    read = [
        {"verbatim": "- Sở Y tế, Sở Nội vụ;", "normalized": agencies("Sở Nội vụ", "Sở Y tế"), "purpose": None}
    ]
    found = verdicts({"recipients": gold}, {"recipients": read})
    assert total(found["recipients.normalized"]) == (1, 2, 1)
    assert total(found["recipients.purpose"]) == (0, 0, 2)
    assert total(found["recipients.verbatim"]) == (3, 7, 4)


@pytest.mark.parametrize(
    ("expected", "found", "whole", "name"),
    [
        ({"name": "Lò Văn A"}, {"name": "Lò Văn A", "confidence": 1}, (1, 1, 1), (1, 1, 1)),
        ({"name": "Lò Văn A"}, {"name": None}, (1, 1, 1), (0, 0, 1)),
        ({"name": "Lò Văn A"}, None, (0, 0, 1), (0, 0, 1)),
        (None, {"name": "Lò Văn A"}, (0, 1, 0), None),
        (None, None, (0, 0, 0), None),
    ],
)
def test_a_signer_there_or_not(
    expected: Json | None, found: Json | None, whole: tuple[int, ...], name: tuple[int, ...] | None
) -> None:
    by_key = verdicts({"signer": expected}, {"signer": found})
    assert total(by_key.get("signer", [])) == whole
    assert ("signer.name" in by_key) == (name is not None)
    if name is not None:
        assert total(by_key["signer.name"]) == name


def test_the_rest_of_the_contract_is_judged_too() -> None:
    gold: Json = {
        "metadata": {
            "digital_signatures": [{"signed_by": "Sở Y tế", "signed_at": "2025-01-02T08:00:00+07:00"}],
            "received_stamp": {"number": "77", "date": "2025-01-03"},
        },
        "goals": [{"verbatim": "Nâng cao chất lượng"}],
        "closing": {"verbatim": "Yêu cầu thực hiện", "monitoring_agency": "Văn phòng", "report_to": None},
        "signers": [{"name": "A", "position": "Giám đốc", "authority_lines": ["TM. UBND"]}],
        "archive": {"codes": ["VT", "KT"], "copies": 2, "drafter": "Hùng"},
        "appendices": [{"title": "Danh mục", "pages": [3]}],
    }
    stamped = {"digital_signatures": gold["metadata"]["digital_signatures"],
               "received_stamp": {"number": "71", "date": "2025-01-03"}}  # fmt: skip
    read = gold | {"metadata": stamped, "archive": {"codes": ["VT"], "copies": 2, "drafter": None}}
    found = verdicts(gold, read)
    wrong = {key for key, of_key in found.items() if not all(verdict.right for verdict in of_key)}
    assert wrong == {"metadata.received_stamp.number", "archive.codes", "archive.drafter"}
    assert total(found["archive.codes"]) == (1, 1, 2)
    assert total(found["signers.authority_lines"]) == (1, 1, 1)
    assert total(found["appendices.pages"]) == (1, 1, 1)


def test_indicators_are_partners_when_two_of_name_value_and_year_agree() -> None:
    gold = {"name": "Chỉ số PAR INDEX", "code": "PAR", "value": 87.5, "year": 2024, "unit": "điểm",
            "changes": [{"direction": "up", "amount": 1.2, "unit": "điểm", "base": None}],
            "rank": {"rank": 12, "out_of": 63}, "group": None}  # fmt: skip
    misread = gold | {"value": 81.5, "changes": [], "rank": {"rank": 12, "out_of": 68}}
    found = verdicts({"indicators": [gold]}, {"indicators": [misread]})
    assert total(found["indicators"]) == (1, 1, 1)
    assert total(found["indicators.value"]) == (0, 1, 1)
    assert total(found["indicators.changes"]) == (0, 0, 1)
    assert total(found["indicators.rank.rank"]) == (1, 1, 1)
    assert total(found["indicators.rank.out_of"]) == (0, 1, 1)
    other = gold | {"name": "Tỷ lệ hồ sơ trực tuyến", "code": None, "value": 99.0}
    assert total(verdicts({"indicators": [gold]}, {"indicators": [other]})["indicators"]) == (0, 1, 1)


def test_groups_and_their_agencies() -> None:
    gold = [{"id": "1", "heading_verbatim": "1. Sở Y tế", "agencies": agencies("Sở Y tế")},
            {"id": "2", "heading_verbatim": "2. Sở Nội vụ", "agencies": agencies("Sở Nội vụ")}]  # fmt: skip
    read = [gold[0] | {"id": "I"}, {"id": "9", "heading_verbatim": "Nơi khác hẳn", "agencies": []}]
    found = verdicts({"task_groups": gold}, {"task_groups": read})
    assert total(found["task_groups"]) == (1, 2, 2)
    assert total(found["task_groups.id"]) == (0, 2, 2)
    assert total(found["task_groups.agencies"]) == (1, 1, 2)


def test_shifted_ids_leave_the_tree_as_it_is() -> None:
    gold = [task("1", "rà soát quy định hiện hành"), task("1.a", "lập danh mục văn bản", parent_id="1")]
    read = [
        task("2", "rà soát quy định hiện hành"),
        task("2.a", "lập danh mục văn bản", parent_id="2"),
    ]
    found = verdicts({"tasks": gold}, {"tasks": read})
    assert total(found["tasks"]) == (2, 2, 2)
    assert total(found["tasks.id"]) == (0, 2, 2)
    assert total(found["tasks.parent_id"]) == (1, 1, 1)
    assert total(found["tasks.tree"]) == (2, 2, 2)


def test_a_child_under_the_wrong_parent_is_seen_in_the_tree() -> None:
    first, second = task("1", "rà soát quy định hiện hành"), task("2", "báo cáo kết quả hằng tháng")
    child = task("1.a", "lập danh mục văn bản", parent_id="1", level=2)
    moved = child | {"parent_id": "2", "id": "2.a"}
    found = verdicts({"tasks": [first, child, second]}, {"tasks": [first, moved, second]})
    assert total(found["tasks.parent_id"]) == (0, 1, 1)
    assert total(found["tasks.tree"]) == (2, 3, 3)
    lost = verdicts({"tasks": [first, child, second]}, {"tasks": [first, second]})
    assert total(lost["tasks.tree"]) == (2, 2, 3)
    alien = task("9", "việc không ai giao cho ai cả")
    extra = verdicts({"tasks": [first, child, second]}, {"tasks": [first, child, second, alien]})
    assert total(extra["tasks.tree"]) == (3, 4, 3)


def test_parts_of_a_missed_task_count_but_are_not_listed_again() -> None:
    deadline = {"kind": "before", "due_date": "2025-07-01", "verbatim": "trước 01/7/2025"}
    gold = [task("1", "báo cáo kết quả", lead_agencies=agencies("Sở Y tế"), deadlines=[deadline])]
    found = verdicts({"tasks": gold}, {"tasks": []})
    assert total(found["tasks"]) == (0, 0, 1)
    assert total(found["tasks.lead_agencies"]) == (0, 0, 1)
    assert total(found["tasks.deadlines"]) == (0, 0, 1)
    listed = {key for key, of_key in found.items() if any(not v.right and not v.implied for v in of_key)}
    assert listed == {"tasks", "tasks.tree"}


def test_an_invented_task_costs_precision_in_what_is_judged() -> None:
    gold = [{"id": "1", "text": "báo cáo kết quả", "lead_agencies": agencies("Sở Y tế")}]
    read = [task("1", "báo cáo kết quả", lead_agencies=agencies("Sở Y tế")),
            task("2", "một việc khác hẳn", lead_agencies=agencies("Sở Y tế"), product="Sổ")]  # fmt: skip
    found = verdicts({"tasks": gold}, {"tasks": read})
    assert total(found["tasks"]) == (1, 2, 1)
    assert total(found["tasks.lead_agencies"]) == (1, 2, 1)
    assert "tasks.product" not in found
    assert "tasks.tree" not in found


@pytest.mark.parametrize(
    ("change", "whole", "kind", "date"),
    [
        ({}, (1, 1, 1), (1, 1, 1), (1, 1, 1)),
        ({"kind": "on"}, (0, 1, 1), (0, 1, 1), (1, 1, 1)),
        ({"due_date": "2025-01-07"}, (0, 1, 1), (1, 1, 1), (0, 1, 1)),
        ({"due_date": None}, (0, 1, 1), (1, 1, 1), (0, 0, 1)),
        ({"verbatim": "trước ngày 01/7"}, (1, 1, 1), (1, 1, 1), (1, 1, 1)),
    ],
)
def test_deadlines_by_kind_and_date(
    change: Json, whole: tuple[int, ...], kind: tuple[int, ...], date: tuple[int, ...]
) -> None:
    deadline = {"kind": "before", "due_date": "2025-07-01", "verbatim": "trước ngày 01/7/2025"}
    read = deadline | change | {"confidence": 0.8}
    found = verdicts(
        {"tasks": [task("1", "báo cáo", deadlines=[deadline])]},
        {"tasks": [task("1", "báo cáo", deadlines=[read])]},
    )
    assert total(found["tasks.deadlines"]) == whole
    assert total(found["tasks.deadlines.kind"]) == kind
    assert total(found["tasks.deadlines.due_date"]) == date
    assert found["tasks.deadlines"][0].confidence == 0.8


def test_targets_by_operator_value_and_unit() -> None:
    target = {"operator": ">=", "value": 95.0, "unit": "%", "verbatim": "trên 95%", "measure": "tỷ lệ hồ sơ"}
    found = verdicts(
        {"tasks": [task("1", "đạt chỉ tiêu", targets=[target])]},
        {"tasks": [task("1", "đạt chỉ tiêu", targets=[target | {"operator": ">"}])]},
    )
    assert total(found["tasks.targets"]) == (0, 1, 1)
    assert total(found["tasks.targets.value"]) == (1, 1, 1)
    assert total(found["tasks.targets.operator"]) == (0, 1, 1)
