"""Plans with a table of duties, and decisions in articles that carry one."""

from __future__ import annotations

from docproc.corpus.grammar import frame
from docproc.corpus.grammar.draft import Draft, Json, named
from docproc.corpus.grammar.duties import SUPERIOR
from docproc.corpus.grammar.office import Office, words
from docproc.corpus.grammar.phrases import citation, table_deadline, target
from docproc.schema import Zone

_COLUMNS = (
    "STT",
    "Nội dung công việc",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời gian hoàn thành",
    "Sản phẩm",
)
_PRODUCTS = ("Báo cáo", "Công văn hướng dẫn", "Biên bản", "Danh sách", "Kế hoạch")
_LAW = "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"


def plan(office: Office) -> Draft:
    """A department's plan: bases, goals, a table of duties, who carries it out."""
    draft, department = Draft(), office.department()
    code, name = department["code"], department["name"]
    frame.head(draft, office, department=department)
    frame.numbered(draft, office, f"KH-{code}", "Kế hoạch", code="KH")
    subject = frame.titled(draft, office, "Kế hoạch")
    draft.gold["addressees"] = []
    base = citation(office.chance, office.day, SUPERIOR, "UBND", subject, role="basis")
    draft.list("legal_bases").append({**base, "issuer": SUPERIOR})
    draft.add(Zone.BODY, f"Căn cứ {base['verbatim']};")
    draft.add(Zone.BODY, f"{name} ban hành Kế hoạch với các nội dung sau:", "!I. MỤC TIÊU")
    draft.add(Zone.BODY, *_goals(office), "!II. NHIỆM VỤ CỤ THỂ")
    _table(draft, office)
    draft.add(Zone.BODY, "!III. TỔ CHỨC THỰC HIỆN")
    room = words("offices")["rooms"][0]
    frame.closing(draft, office, "Kế hoạch", room, f"Giám đốc {name}")
    draft.gold["closing"]["report_to"] = name
    frame.signature(draft, office, head_title="Giám đốc", collective=None)
    listed = [
        ("UBND tỉnh (để b/c)", [SUPERIOR], "để b/c"),
        ("Các phòng thuộc Sở", ["các phòng thuộc Sở"], None),
    ]
    frame.recipients(draft, office, listed, department["unit"])
    return draft


def decision(office: Office) -> Draft:
    """A decision in articles; whose duties its articles lay down is left to people to judge."""
    draft, unit = Draft(), str(office.theme["unit"])
    frame.head(draft, office)
    frame.numbered(draft, office, "QĐ-UBND", "Quyết định", code="QĐ")
    subject = frame.titled(draft, office, "Quyết định")
    draft.gold["addressees"] = []
    draft.add(Zone.TITLE, "ỦY BAN NHÂN DÂN TỈNH")
    department = office.department()
    name, code = department["name"], department["code"]
    proposal = citation(office.chance, office.day, name, code, subject, role="basis")
    draft.gold["legal_bases"] = [
        {"verbatim": _LAW, "doc_type": "Luật", "number_symbol": None, "date": "2025-06-16", "issuer": None,
         "subject": "Tổ chức chính quyền địa phương", "role": "basis"},
        {**proposal, "issuer": name},
    ]  # fmt: skip
    draft.add(Zone.BODY, f"Căn cứ {_LAW};", f"Theo đề nghị của Giám đốc {name} tại {proposal['verbatim']}.")
    draft.add(Zone.TITLE, "QUYẾT ĐỊNH:")
    draft.add(
        Zone.BODY,
        f"Điều 1. Phê duyệt Phương án {subject} trên địa bàn tỉnh.",
        f"Điều 2. Giao {office.written(name)} chủ trì tổ chức thực hiện; kinh phí bố trí trong dự toán.",
        f"Điều 3. Chánh Văn phòng {office.written(SUPERIOR)}, Giám đốc {name} và các đơn vị liên quan "
        "chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.",
    )
    frame.signature(draft, office, head_title="Chủ tịch", collective="ỦY BAN NHÂN DÂN")
    listed: list[tuple[str, list[str], str | None]] = [
        ("Như Điều 3", [], None),
        ("CT, các PCT UBND tỉnh", [SUPERIOR], None),
    ]
    frame.recipients(draft, office, listed, unit)
    return draft


def _goals(office: Office) -> list[str]:
    """What shall be reached, as a list that sets no duty."""
    lines = []
    for number, measure in enumerate(office.chance.sample(office.theme["measures"], 2), start=1):
        goal = target(office.chance, [measure], office.theme["few"])
        lines.append(f"{number}. Phấn đấu đạt {goal['verbatim']}.")
    return lines


def _table(draft: Draft, office: Office) -> None:
    chance = office.chance
    rooms = chance.sample(words("offices")["rooms"][1:], 4)
    draft.add(Zone.TABLE, " | ".join(_COLUMNS))
    actions = chance.sample(office.theme["actions"], chance.randint(3, 7))
    for number, action in enumerate(actions, start=1):
        lead, helper = chance.sample(rooms, 2)
        partner = helper if chance.random() < 0.7 else ""
        term, product = table_deadline(chance, office.day), chance.choice(_PRODUCTS)
        text = action[0].upper() + action[1:]
        draft.add(Zone.TABLE, " | ".join((str(number), text, lead, partner, term["verbatim"], product)))
        task: Json = {
            "id": f"II.{number}", "group_id": None, "parent_id": None, "level": 1, "marker": str(number),
            "text": text, "is_leaf": True, "lead_agencies": named(lead), "lead_verbatim": lead,
            "coordinating_agencies": named(partner) if partner else [], "deadlines": [term], "targets": [],
            "report_to": None, "report_via": None, "product": product, "modality": "mandatory",
            "source": "table",
        }  # fmt: skip
        draft.list("tasks").append(task)
    draft.gold["task_groups"] = []
