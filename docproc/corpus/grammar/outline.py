"""Directives whose duties stand in an outline: letters, chỉ thị, conclusions of meetings."""

from __future__ import annotations

from datetime import timedelta

from docproc.corpus.grammar import frame
from docproc.corpus.grammar.draft import Draft, Json, named
from docproc.corpus.grammar.duties import SUPERIOR, Duty, duties, joined, plain
from docproc.corpus.grammar.office import Office, words
from docproc.corpus.grammar.phrases import citation, short_date
from docproc.schema import Zone

_LETTERS = "abcdeghiklmn"
_PROVINCE = [
    ("TT Tỉnh ủy, TT HĐND tỉnh", ["Thường trực Tỉnh ủy", "Thường trực Hội đồng nhân dân tỉnh"], None),
    ("CT, các PCT UBND tỉnh", ["Ủy ban nhân dân tỉnh"], None),
]


def letter(office: Office) -> Draft:
    """An official letter of the province: figures, a citation, groups of duties."""
    draft, unit = Draft(), str(office.theme["unit"])
    frame.head(draft, office)
    frame.numbered(draft, office, f"UBND-{unit}", "Công văn", code=None, unit=unit)
    subject = str(office.theme["subject"])
    draft.add(Zone.SUBJECT, f"V/v {subject}")
    draft.metadata(subject=subject)
    communes = words("offices")["communes"]
    written = office.written(communes)
    draft.add(Zone.ADDRESSEE, "Kính gửi:", "- Các sở, ban, ngành tỉnh;", f"- {written}.")
    draft.gold["addressees"] = [
        {"verbatim": "Các sở, ban, ngành tỉnh", "normalized": named("các sở, ban, ngành tỉnh")},
        {"verbatim": written, "normalized": named(communes)},
    ]
    draft.add(Zone.BODY, frame.figures(draft, office), _cited(draft, office))
    _groups(draft, office, office.agencies(office.chance.randint(2, 4)))
    frame.closing(draft, office, "Công văn", "Văn phòng Ủy ban nhân dân tỉnh", SUPERIOR)
    frame.signature(draft, office, head_title="Chủ tịch", collective="ỦY BAN NHÂN DÂN")
    frame.recipients(draft, office, [("Như trên", [], None), *_PROVINCE], unit)
    return draft


def directive(office: Office) -> Draft:
    """A chỉ thị: the same duties under its title, some groups run into their duty."""
    draft, unit = Draft(), str(office.theme["unit"])
    frame.head(draft, office)
    frame.numbered(draft, office, "CT-UBND", "Chỉ thị", code="CT")
    frame.titled(draft, office, "Chỉ thị")
    draft.gold["addressees"] = []
    draft.add(Zone.BODY, _cited(draft, office))
    _groups(draft, office, office.agencies(office.chance.randint(3, 5)), run_in=True)
    frame.closing(draft, office, "Chỉ thị", "Văn phòng Ủy ban nhân dân tỉnh", SUPERIOR)
    frame.signature(draft, office, head_title="Chủ tịch", collective="ỦY BAN NHÂN DÂN")
    listed = [*_PROVINCE, ("Các sở, ban, ngành tỉnh", ["các sở, ban, ngành tỉnh"], None)]
    frame.recipients(draft, office, listed, unit)
    return draft


def conclusions(office: Office) -> Draft:
    """A thông báo of what a meeting decided: one duty a number, its agency in the sentence."""
    draft, unit = Draft(), str(office.theme["unit"])
    frame.head(draft, office)
    frame.numbered(draft, office, "TB-UBND", "Thông báo", code="TB")
    subject = f"Kết luận tại cuộc họp về {office.theme['subject']}"
    draft.add(Zone.TITLE, "THÔNG BÁO")
    draft.add(Zone.SUBJECT, subject)
    draft.metadata(subject=subject)
    draft.gold["addressees"] = []
    met = short_date(office.day - timedelta(days=office.chance.randint(1, 5)))
    draft.add(
        Zone.BODY, f"Ngày {met}, lãnh đạo {office.written(SUPERIOR)} họp nghe báo cáo và kết luận như sau:"
    )
    agencies = office.agencies(office.chance.randint(3, 5))
    actions = office.chance.sample(office.theme["actions"], len(agencies))
    for number, (agency, action) in enumerate(zip(agencies, actions, strict=True), start=1):
        partners = office.agencies(office.chance.randint(1, 2), without=(agency,))
        duty = plain(office, action)
        heading = f"{number}. Giao {office.written(agency)}"
        said = duty.text[0].lower() + duty.text[1:]
        text = f"{heading[len(str(number)) + 2 :]} chủ trì, phối hợp với {joined(office, partners)} {said}."
        draft.add(Zone.BODY, f"{number}. {text}")
        draft.list("task_groups").append(_group(str(number), heading, agency, office))
        fields = {**duty.fields, "coordinating_agencies": named(*partners)}
        draft.list("tasks").append(_task(Duty(text, fields), str(number), str(number), f"{number}.", agency))
    end = f"{office.written(SUPERIOR)} thông báo để các cơ quan biết, thực hiện./."
    draft.add(Zone.BODY, end)
    draft.gold["closing"] = {"verbatim": end, "monitoring_agency": None, "report_to": None}
    frame.signature(draft, office, head_title="Chủ tịch", collective="ỦY BAN NHÂN DÂN")
    frame.recipients(draft, office, list(_PROVINCE), unit)
    return draft


def _cited(draft: Draft, office: Office) -> str:
    """The sentence that says on what account, and asks."""
    department = office.department()
    name, code = department["name"], department["code"]
    cited = citation(office.chance, office.day, name, code, str(office.theme["subject"]), role="reference")
    draft.gold["legal_bases"] = []
    draft.list("references").append({**cited, "issuer": name})
    superior = office.written(SUPERIOR)
    asked = f"{superior} yêu cầu các cơ quan, địa phương thực hiện các nội dung sau:"
    return f"Trên cơ sở {cited['verbatim']}, {asked}"


def _groups(draft: Draft, office: Office, agencies: list[str], run_in: bool = False) -> None:
    """Numbered groups, each with lettered or dashed duties; the last one is for the communes."""
    marks = office.chance.choice(["letters", "dashes"])
    colon = office.chance.choice(["", ":"])
    for number, agency in enumerate([*agencies, words("offices")["communes"]], start=1):
        group = str(number)
        heading = f"{number}. {office.written(agency)}{colon}"
        if run_in and office.chance.random() < 0.3:
            (duty,) = duties(office, 1, agency)
            heading = f"{number}. {office.written(agency)}:"
            duty.text += "."
            draft.add(Zone.BODY, f"{heading} {duty.text}")
            draft.list("tasks").append(_task(duty, group, group, f"{number}.", agency))
        else:
            draft.add(Zone.BODY, heading)
            for index, duty in enumerate(duties(office, office.chance.randint(2, 4), agency)):
                duty.text += "."
                marker, own = (
                    (f"{_LETTERS[index]})", _LETTERS[index]) if marks == "letters" else ("-", str(index + 1))
                )
                draft.add(Zone.BODY, f"{marker} {duty.text}")
                draft.list("tasks").append(_task(duty, f"{group}.{own}", group, marker, agency))
        draft.list("task_groups").append(_group(group, heading, agency, office))


def _group(number: str, heading: str, agency: str, office: Office) -> Json:
    return {
        "id": number,
        "heading_verbatim": heading,
        "agencies_verbatim": office.written(agency),
        "agencies": named(agency),
        "intro_verbatim": None,
    }


def _task(duty: Duty, number: str, group: str, marker: str, lead: str) -> Json:
    return duty.task(
        id=number,
        group_id=group,
        parent_id=None,
        level=1,
        marker=marker,
        lead_agencies=named(lead),
        modality="mandatory",
        source="text",
    )
