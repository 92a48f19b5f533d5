"""The directive that docproc was founded on, as an English OCR left it: everything it says is found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COMMITTEE = "Ủy ban nhân dân"
EVERYONE = ["các sở, ban, ngành", f"{COMMITTEE} các xã, phường, đặc khu"]


@pytest.fixture(scope="module")
def directive(tmp_path_factory: pytest.TempPathFactory, shared_dir: Path) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("seed")
    command = [
        sys.executable,
        "-m",
        "docproc",
        "process",
        str(shared_dir / "seed" / "directive-1747.txt"),
        "--out",
        str(folder),
    ]
    environment = os.environ | {"DOCPROC_STORE__PATH": str(folder / "catalog.sqlite3")}
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=240)
    content: dict[str, Any] = json.loads((folder / "directive-1747.json").read_text("utf-8"))
    return content


def names(agencies: list[dict[str, Any]]) -> list[str]:
    return [agency["name"] for agency in agencies]


def test_the_head(directive: dict[str, Any]) -> None:
    head = {key: (found or {}).get("value") for key, found in directive["metadata"].items() if key not in
            {"digital_signatures", "received_stamp"}}  # fmt: skip
    assert head["number_symbol"] == "1747/UBND-KSTTHC"
    assert (head["number"], head["symbol"], head["drafting_unit_code"]) == ("1747", "UBND-KSTTHC", "KSTTHC")
    assert (head["doc_type"], head["doc_type_code"]) == ("Công văn", None)
    assert (head["place"], head["date"]) == ("Hải Phòng", "2025-06-30")
    assert (head["issuer"], head["parent_agency"]) == (f"{COMMITTEE} thành phố Hải Phòng", None)
    assert head["subject"] == (
        "duy trì Chỉ số Cải cách hành chính (PAR Index), Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)"
        " của thành phố và nâng cao Chỉ số Hiệu quả quản trị hành chính công (PAPI)"
    )


def test_three_indicators_with_scale_year_changes_and_ranks(directive: dict[str, Any]) -> None:
    par, sipas, papi = directive["indicators"]
    assert (par["code"], par["value"], par["unit"], par["year"]) == ("PAR_INDEX", 96.17, "điểm", 2024)
    assert [(change["amount"], change["base"]) for change in par["changes"]] == [
        (4.3, "năm 2023"),
        (7.8, "trung bình của cả nước"),
    ]
    assert (par["rank"]["rank"], par["rank"]["out_of"]) == (1, 63)
    assert (sipas["code"], sipas["value"], sipas["unit"], sipas["year"]) == ("SIPAS", 91.1, "%", 2024)
    assert (sipas["rank"]["rank"], sipas["rank"]["change"]["places"]) == (1, 4)
    assert [change["amount"] for change in sipas["changes"]] == [2.2]
    assert (papi["code"], papi["value"], papi["max"], papi["year"]) == ("PAPI", 42.7037, 80, 2024)
    assert (papi["group"]["name"], papi["group"]["size"]) == ("trung bình thấp", 15)


def test_six_groups_with_their_tasks(directive: dict[str, Any]) -> None:
    groups = {group["id"]: names(group["agencies"]) for group in directive["task_groups"]}
    assert groups == {
        "1": EVERYONE,
        "2": ["Sở Nội vụ"],
        "3": [f"Văn phòng {COMMITTEE} thành phố"],
        "4": ["Sở Khoa học và Công nghệ"],
        "5": ["Sở Văn hóa, Thể thao và Du lịch"],
        "6": ["Sở Tài chính"],
    }
    tree = [(task["id"], task["parent_id"], task["is_leaf"]) for task in directive["tasks"]]
    assert tree == [
        *((f"1.{number}", None, True) for number in range(1, 7)),
        ("2.1", None, False),
        ("2.1.1", "2.1", True),
        ("2.1.2", "2.1", True),
        *((identity, None, True) for identity in ("3.1", "4.1", "4.2", "5.1", "6.1")),
    ]
    for task in directive["tasks"]:
        assert names(task["lead_agencies"]) == groups[task["group_id"]]
        assert task["coordinating_agencies"] == []


def test_there_is_no_deadline(directive: dict[str, Any]) -> None:
    assert [task["deadlines"] for task in directive["tasks"]] == [[]] * len(directive["tasks"])


def test_the_reference_over_a_line_break(directive: dict[str, Any]) -> None:
    numbers = [(item["number_symbol"], item["date"], item["issuer"]) for item in directive["references"]]
    assert ("4009/SNV-CCHC&PC", "2025-06-26", "Sở Nội vụ") in numbers


def test_the_ends(directive: dict[str, Any]) -> None:
    assert [names(entry["normalized"]) for entry in directive["addressees"]] == [
        [f"các sở, ban, ngành trực thuộc {COMMITTEE} thành phố"],
        [f"{COMMITTEE} các xã, phường, đặc khu"],
    ]
    assert len(directive["recipients"]) == 5
    assert directive["archive"]["codes"] == ["VT", "KSTTHC"]
    signer = directive["signer"]
    assert (signer["name"], signer["position"], signer["position_inferred"]) == (
        "Hoàng Minh Cường",
        "Phó Chủ tịch",
        True,
    )
    assert directive["closing"]["verbatim"].endswith("triển khai thực hiện./.")
    doubtful_words = {f"/goals/{number}" for number in range(len(directive["goals"]))}
    assert {item["path"] for item in directive["review"]} <= {"/signer", "/signer/position"} | doubtful_words


def test_evidence_leads_back_to_the_very_words(directive: dict[str, Any]) -> None:
    pages = {page["number"]: page["text"] for page in directive["text"]["pages"]}
    for task in directive["tasks"]:
        quoted = " ".join(
            pages[place["page"]][place["start"] : place["end"]].replace("\n", " ")
            for place in task["evidence"]
        )
        assert quoted.replace("- ", "-").split() == task["text"].replace("- ", "-").split()
