"""Results added up: what may be mixed and what may not, and every miss with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from docproc.errors import InputError, NotFoundError, TimeLimitError
from docproc.evaluate.cases import Case, Trial, load_trial
from docproc.evaluate.comparison import LISTS, SCALARS, SINGLES, STAMPS
from docproc.evaluate.field_metrics import Agreement
from docproc.evaluate.measure import judge_failure
from docproc.evaluate.misses import Place, locate, misses, shown
from docproc.evaluate.report import Report, as_json
from docproc.evaluate.summary import (
    DamageRow,
    FieldRow,
    calibrations,
    class_of,
    classes,
    damage_rows,
    field_rows,
    form_order,
    mean_f1,
    text_rows,
)
from docproc.evaluate.text_metrics import Count
from docproc.evaluate.text_scores import ExactText
from docproc.evaluate.wording import Wording
from tests.evaluate.pages import page
from tests.evaluate.results import TEXT, result

SPECIMEN = "[number]\nSố: 12/KH-UBND\n[body]\nSở Nội vụ báo cáo.\n"


def test_text_of_one_form_adds_up_and_kinds_stay_apart() -> None:
    rows = text_rows([result(), result("b", read="Sở"), result("c", kind="real"), result("d", form="born")])
    assert [(row.kind, row.group, row.documents) for row in rows] == [
        ("real", "scan", 1), ("rendered", "born", 1), ("rendered", "scan", 2)
    ]  # fmt: skip
    assert rows[2].counts["wer"] == Count(8, 18)


def test_forms_from_the_easiest_to_the_hardest() -> None:
    groups = ["misread noise", "scan heavy", "scan light", "misread eng", "born", "scan", "text"]
    assert sorted(groups, key=form_order) == [
        "text", "born", "scan light", "scan heavy", "scan", "misread eng", "misread noise"
    ]  # fmt: skip


def test_damage_where_it_strikes_some_and_where_it_strikes_all() -> None:
    damages: list[dict[str, float | str]] = [
        {"skew": -2.0, "seal": "red"}, {"skew": 0.5}, {"skew": 0.4, "seal": "red"}
    ]  # fmt: skip
    results = [
        replace(measured, case=replace(measured.case, damage=damage))
        for measured, damage in zip((result(read="Sở"), result("b"), result("c")), damages, strict=True)
    ]
    assert damage_rows(results) == [
        DamageRow("rendered", "seal", 2, Count(8, 18), Count(0, 9)),
        DamageRow("rendered", "skew > 0.5", 1, Count(8, 9), Count(0, 18)),
    ]
    assert damage_rows([result(form="born")]) == []


def test_fields_by_kind_legibility_and_form() -> None:
    results = [
        result(),
        result("b", number="13", form="born"),
        result("c", number=None, unreadable={"number": "handwritten"}),
        result("d", kind="real"),
    ]
    rows = {(row.kind, row.legibility): row for row in field_rows(results)}
    assert rows["rendered", "printed"].total == Agreement(1, 2, 2)
    assert rows["rendered", "printed"].by_group == {"scan": Agreement(1, 1, 1), "born": Agreement(0, 1, 1)}
    assert rows["rendered", "handwritten"].total == Agreement(0, 0, 1)
    assert rows["real", "printed"].documents == 1


def test_the_mean_weighs_keys_alike() -> None:
    many, few = FieldRow("real", "printed", "a"), FieldRow("real", "printed", "b")
    many.add("scan", Agreement(90, 90, 90))
    few.add("scan", Agreement(0, 1, 1))
    few.add("born", Agreement(1, 1, 1))
    assert mean_f1([many, few]) == pytest.approx((1 + 0.5) / 2)
    assert mean_f1([many, few], "scan") == pytest.approx(0.5)
    assert mean_f1([many, few], "born") == 1.0


def test_confidence_by_class_of_field_printed_only() -> None:
    results = [
        result(confidence=0.8),
        result("b", number="13", confidence=0.8),
        result("c", number=None),
        result("d", number="14", confidence=1.0, unreadable={"number": "handwritten"}),
    ]
    found = {calibration.field_class: calibration for calibration in calibrations(results)}
    assert found.keys() == {"all", "number"}
    assert found["number"].count == 2
    assert found["number"].error == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("metadata.number_symbol", "number"),
        ("metadata.date", "date"),
        ("tasks", "task"),
        ("tasks.deadlines", "deadline"),
        ("tasks.targets", "figure"),
        ("task_groups", "task"),
        ("signers", "signer"),
        ("signer", "signer"),
    ],
)
def test_classes(key: str, name: str) -> None:
    assert class_of(key) == name


def test_every_key_has_a_class_with_a_name_in_both_languages() -> None:
    keys = [*LISTS, *SINGLES, *(f"metadata.{key}" for key in (*SCALARS, *STAMPS))]
    named = {class_of(key) for key in [*keys, "indicators", "task_groups", "tasks", "tasks.deadlines"]}
    assert named == classes().keys()
    assert all(Wording(language).field_class(name) for name in named for language in ("vi", "en"))


def test_a_miss_shows_where_it_is() -> None:
    (miss,) = misses([result(number="13"), result("b")])
    assert (miss.case, miss.key, miss.expected, miss.found) == ("set/a", "metadata.number", "12", "13")
    assert miss.places == (Place(1, (1.0, 2.0, 3.0, 4.0)),)
    assert str(miss.places[0]) == "page 1 [1, 2, 3, 4]"


def test_what_was_not_found_is_shown_where_it_should_be() -> None:
    pages = [page("không liên quan"), page("Kính gửi:", "Sở Nộl vụ báo cáo kết quả", "xong", number=2)]
    assert locate("Sở Nội vụ báo cáo kết quả", pages) == Place(2, (0.0, 20.0, 70.0, 32.0))
    assert locate("một câu khác hoàn toàn không có", pages) is None


def test_items_are_shown_by_their_words() -> None:
    assert shown({"id": "1", "text": "báo cáo"}) == "báo cáo"
    assert shown([{"name": "Sở Y tế"}]) == ["Sở Y tế"]
    assert shown({"kind": "x"}) == {"kind": "x"}


def test_a_file_that_failed_misses_everything() -> None:
    case = Case(
        "a", Path("a.pdf"), "a", "scan", "scan", ExactText((TEXT,)), {"metadata": {"number": {"value": "1"}}}
    )
    failed = judge_failure(Trial("set", "rendered", (case,)), case, TimeLimitError("too slow"))
    assert failed.error == "TimeLimitError: too slow"
    assert text_rows([failed])[0].counts["wer"] == Count(9, 9)
    assert field_rows([failed])[0].total == Agreement(0, 0, 1)
    assert as_json(Report((failed,), 1.0))["failed"] == {"set/a": "TimeLimitError: too slow"}


def test_the_json_of_a_run() -> None:
    content = json.loads(json.dumps(as_json(Report((result(number="13"),), 2.0))))
    assert content["text"][0]["counts"]["wer"] == {"errors": 0, "total": 9, "rate": 0.0}
    assert content["fields"][0]["f1"] == 0
    assert content["misses"][0]["places"] == [{"page": 1, "bbox": [1.0, 2.0, 3.0, 4.0]}]
    assert content["baseline"]["items"].keys() == {"set/a"}


def written_set(folder: Path, **more: object) -> Path:
    (folder / "a.txt").write_text(SPECIMEN, "utf-8")
    (folder / "a.bare.txt").write_text("Số: 12/KH-UBND\nSở Nội vụ báo cáo.\n", "utf-8")
    (folder / "a.gold.json").write_text(json.dumps({"metadata": {"number": {"value": "12"}}}), "utf-8")
    item = {"name": "a.bare", "file": "a.bare.txt", "form": "text", "text": "a.txt", "gold": "a.gold.json"}
    content = {"name": "small", "kind": "text", "items": [item | more]}
    (folder / "set.json").write_text(json.dumps(content), "utf-8")
    return folder


def test_a_set_is_loaded_with_what_is_known(tmp_path: Path) -> None:
    folder = written_set(tmp_path, handwritten=["number"], covered=["signer"])
    trial = load_trial(folder)
    (case,) = trial.cases
    assert (trial.name, trial.kind, case.document, case.file) == ("small", "text", "a", folder / "a.bare.txt")
    assert case.text is not None
    assert case.text.paragraphs == ("Số: 12/KH-UBND", "Sở Nội vụ báo cáo.")
    keys = ("metadata.number", "metadata.number_symbol", "metadata.date", "signer.name", "signers.name")
    assert [case.legibility(key) for key in keys] == [
        "handwritten", "handwritten", "printed", "covered", "covered"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "error"), [({"file": "absent.txt"}, NotFoundError), ({"gold": "a.txt"}, InputError)]
)
def test_a_set_with_a_file_amiss(tmp_path: Path, more: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        load_trial(written_set(tmp_path, **more))


def test_a_folder_that_is_no_set(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"neither set\.json nor labels\.jsonl"):
        load_trial(tmp_path)


def test_labels_make_a_set_of_real_documents(tmp_path: Path) -> None:
    label = {"file": "a.pdf", "type": "Chỉ thị", "agency": "UBND tỉnh Gia Lai", "number": "1/CT-UBND",
             "date": "2025-01-02", "subject": "Về việc rà soát", "signer": "Lò Văn A"}  # fmt: skip
    (tmp_path / "labels.jsonl").write_text(json.dumps(label) + "\n", "utf-8")
    (tmp_path / "a.p1.txt").write_text("CHỈ THỊ\n", "utf-8")
    hand_list = 'date = ["a.pdf"]\n[covered]\nsigner = ["a.pdf"]\nsubject = ["b.pdf"]\n'
    (tmp_path / "handwritten.toml").write_text(hand_list, "utf-8")
    trial = load_trial(tmp_path)
    (case,) = trial.cases
    assert trial.kind == "real"
    assert case.gold is not None
    assert case.gold["metadata"]["issuer"] == {"value": "Ủy ban nhân dân tỉnh Gia Lai"}
    assert case.gold["metadata"]["subject"] == {"value": "rà soát"}
    assert case.gold["signer"] == {"name": "Lò Văn A"}
    assert case.text == ExactText(("CHỈ THỊ",), pages=1)
    keys = ("metadata.date", "signer.name", "metadata.subject")
    assert [case.legibility(key) for key in keys] == ["handwritten", "covered", "printed"]


def test_the_same_words_in_both_languages() -> None:
    report = Report((replace(result(), kind="real"),), 1.0)
    assert report.kinds == ["real"]
    assert Wording("vi").kind("real") != Wording("en").kind("real")
