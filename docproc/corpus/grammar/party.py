"""Letters of a provincial Party committee.

Source: Guidance 36-HD/VPTW (form of Party documents).
"""

from __future__ import annotations

from docproc.corpus.grammar import frame
from docproc.corpus.grammar.draft import Draft, named
from docproc.corpus.grammar.duties import plain
from docproc.corpus.grammar.office import Office, words
from docproc.corpus.grammar.phrases import long_date
from docproc.schema import Zone

_SUPERIOR = "Ban Thường vụ Tỉnh ủy"
_OFFICE = "Văn phòng Tỉnh ủy"


def party_letter(office: Office) -> Draft:
    """A công văn of the Tỉnh ủy: dashes that end in commas, T/M over the signer."""
    draft = Draft()
    number, subject = office.number(900), str(office.theme["subject"])
    issuer = f"Tỉnh ủy {office.province}"
    draft.add(Zone.ISSUER, issuer.upper(), "*")
    draft.add(Zone.MOTTO, "ĐẢNG CỘNG SẢN VIỆT NAM")
    draft.add(Zone.NUMBER, f"Số {number}-CV/TU")
    draft.add(Zone.PLACE_DATE, f"{office.province}, ngày {long_date(office.day)}")
    draft.add(Zone.SUBJECT, f"V/v {subject}")
    draft.metadata(
        issuer=issuer, parent_agency=None, issuer_level="province", system="party", doc_type="Công văn",
        number=number, symbol="CV/TU", number_symbol=f"{number}-CV/TU", place=office.province,
        date=office.day.isoformat(), subject=subject, urgency=None, secrecy=None, circulation=None,
        copy_type=None,
    )  # fmt: skip
    committees = office.chance.sample(words("offices")["party_committees"], 3)
    draft.add(
        Zone.ADDRESSEE, "Kính gửi:", *(f"- {name}," for name in committees[:-1]), f"- {committees[-1]}."
    )
    draft.gold["addressees"] = [{"verbatim": name, "normalized": named(name)} for name in committees]
    draft.add(Zone.BODY, f"Nhằm {office.theme['goal']}, {_SUPERIOR} yêu cầu thực hiện tốt các nội dung sau:")
    for number_of, name in enumerate(committees, start=1):
        _group(draft, office, str(number_of), name)
    frame.closing(draft, office, "Công văn", _OFFICE, _SUPERIOR)
    person = office.person()
    draft.add(Zone.SIGNATURE, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", person)
    draft.gold["signer"] = {
        "name": person,
        "position": "Phó Bí thư",
        "authority_lines": ["T/M BAN THƯỜNG VỤ"],
    }
    draft.add(
        Zone.RECIPIENTS,
        "Nơi nhận:",
        "- Như trên,",
        "- Thường trực Tỉnh ủy (để báo cáo),",
        f"- Lưu {_OFFICE}.",
    )
    draft.gold["recipients"] = [
        {"verbatim": "Như trên", "normalized": [], "purpose": None},
        {"verbatim": "Thường trực Tỉnh ủy (để báo cáo)", "normalized": named("Thường trực Tỉnh ủy"),
         "purpose": "để báo cáo"},
    ]  # fmt: skip
    draft.gold.update(archive={"codes": [_OFFICE], "copies": None, "drafter": None}, appendices=[])
    return draft


def _group(draft: Draft, office: Office, number: str, committee: str) -> None:
    heading = f"{number}. {committee}"
    draft.add(Zone.BODY, heading)
    group = {"id": number, "heading_verbatim": heading, "agencies_verbatim": committee,
             "agencies": named(committee), "intro_verbatim": None}  # fmt: skip
    draft.list("task_groups").append(group)
    actions = office.chance.sample(office.theme["actions"], office.chance.randint(2, 3))
    for index, action in enumerate(actions, start=1):
        duty = plain(office, f"lãnh đạo, chỉ đạo {action}")
        duty.text += "," if index < len(actions) else "."
        draft.add(Zone.BODY, f"- {duty.text}")
        place = {"id": f"{number}.{index}", "group_id": number, "parent_id": None, "level": 1, "marker": "-"}
        draft.list("tasks").append(
            duty.task(**place, lead_agencies=named(committee), modality="mandatory", source="text")
        )
