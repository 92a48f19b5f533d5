"""What every directive has around its body: head, figures, closing, signature, recipients."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.corpus.grammar.draft import Draft, Json, named
from docproc.corpus.grammar.office import Office
from docproc.corpus.grammar.phrases import long_date
from docproc.lexicon import indicator_catalogue
from docproc.schema import Zone

_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_ABSENT = ("urgency", "secrecy", "circulation", "copy_type")


def head(draft: Draft, office: Office, *, department: dict[str, str] | None = None) -> None:
    """Issuer, motto, number, place and date; a title and a subject are added by the structures."""
    province = f"Ủy ban nhân dân tỉnh {office.province}"
    if department is None:
        draft.add(Zone.ISSUER, "ỦY BAN NHÂN DÂN", f"TỈNH {office.province.upper()}")
        draft.metadata(issuer=province, parent_agency=None, issuer_level="province")
    else:
        name = department["name"]
        draft.add(Zone.ISSUER, f"UBND TỈNH {office.province.upper()}", name.upper())
        draft.metadata(issuer=name, parent_agency=province, issuer_level="department")
    draft.add(Zone.MOTTO, *_MOTTO)
    draft.metadata(system="state", place=office.province, date=office.day.isoformat())


def numbered(
    draft: Draft, office: Office, symbol: str, kind: str, *, code: str | None, unit: str | None = None
) -> None:
    """``Số: 12/KH-UBND`` with the place and day beside it."""
    number = office.number(3900 if code is None else 320)
    draft.add(Zone.NUMBER, f"Số: {number}/{symbol}")
    draft.add(Zone.PLACE_DATE, f"{office.province}, ngày {long_date(office.day)}")
    draft.metadata(
        number=number,
        symbol=symbol,
        number_symbol=f"{number}/{symbol}",
        doc_type=kind,
        doc_type_code=code,
        drafting_unit_code=unit,
        **dict.fromkeys(_ABSENT),
    )


def titled(draft: Draft, office: Office, kind: str) -> str:
    """The type in capitals and the subject under it; returns the subject."""
    subject = str(office.theme["subject"])
    opening = "Về việc " if kind in ("Chỉ thị", "Quyết định") else ""
    written = opening + subject if opening else subject[0].upper() + subject[1:]
    draft.add(Zone.TITLE, kind.upper())
    draft.add(Zone.SUBJECT, written)
    draft.metadata(subject=subject if opening else written)
    return subject


def figures(draft: Draft, office: Office) -> str:
    """A sentence on last year's index scores, with their changes and ranks."""
    chance, year = office.chance, office.day.year - 1
    known = {entry.code: entry for entry in indicator_catalogue()}
    statements = []
    for code, low, high, unit, digits in chance.sample(
        [("PAR_INDEX", 82, 93, "điểm", 2), ("SIPAS", 80, 90, "%", 2), ("PCI", 61, 72, "điểm", 2)], 2
    ):
        value = round(chance.uniform(low, high), digits)
        amount = round(chance.uniform(0.15, 3.4), digits)
        direction, verb = chance.choice([("up", "tăng"), ("down", "giảm")])
        figure, change = _comma(value, digits), _comma(amount, digits)
        space = "" if unit == "%" else " "
        moved = f"{verb} {change}{space}{unit} so với năm {year - 1}"
        out_of = 63 if year < 2025 else 34
        rank = chance.randint(3, out_of - 2)
        ranked = f"xếp hạng thứ {rank}/{out_of} tỉnh, thành phố"
        name = known[code].name
        written = f"{name} ({'PAR Index' if code == 'PAR_INDEX' else code})"
        statements.append(f"{written} đạt {figure}{space}{unit}, {moved}, {ranked}")
        draft.list("indicators").append({
            "name": name, "name_verbatim": written, "code": code, "year": year, "period": None,
            "value": value, "comparator": "=", "value_verbatim": figure + ("%" if unit == "%" else ""),
            "unit": unit, "max": None, "group": None, "kind": "actual",
            "changes": [{"verbatim": moved, "direction": direction, "amount": amount, "unit": unit,
                         "base": f"năm {year - 1}"}],
            "rank": {"verbatim": ranked, "rank": rank, "out_of": out_of},
        })  # fmt: skip
    return f"Năm {year}, {'; '.join(statements)}."


def closing(draft: Draft, office: Office, kind: str, monitor: str, superior: str) -> None:
    """Who watches over it all and reports."""
    report = f"định kỳ báo cáo {office.written(superior)}"
    line = f"Giao {office.written(monitor)} theo dõi, đôn đốc việc thực hiện {kind} này, {report}./."
    draft.add(Zone.BODY, line)
    draft.gold["closing"] = {"verbatim": line, "monitoring_agency": monitor, "report_to": superior}


def signature(draft: Draft, office: Office, *, head_title: str, collective: str | None) -> None:
    """The head or a deputy signs, for the collective where there is one."""
    deputy = office.chance.random() < 0.6
    lines = [f"TM. {collective}"] if collective else []
    if deputy:
        lines += [f"KT. {head_title.upper()}"]
    position = f"Phó {head_title}" if deputy else head_title
    name = office.person()
    draft.add(Zone.SIGNATURE, *lines, position.upper(), name)
    draft.gold["signer"] = {"name": name, "position": position, "authority_lines": lines}


def recipients(
    draft: Draft, office: Office, listed: Sequence[tuple[str, list[str], str | None]], unit: str
) -> None:
    """Who gets a copy: words, agencies, purpose; then the archive."""
    draft.add(Zone.RECIPIENTS, "Nơi nhận:")
    for words, names, purpose in listed:
        draft.add(Zone.RECIPIENTS, f"- {words};")
        entry: Json = {"verbatim": words, "normalized": named(*names), "purpose": purpose}
        draft.list("recipients").append(entry)
    copies = office.chance.choice([None, None, 5, 12, 30])
    draft.add(Zone.RECIPIENTS, f"- Lưu: VT, {unit}{f' ({copies:02d}b)' if copies else ''}.")
    draft.gold["archive"] = {"codes": ["VT", unit], "copies": copies, "drafter": None}
    draft.gold.setdefault("appendices", [])


def _comma(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")
