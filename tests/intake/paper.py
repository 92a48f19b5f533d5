"""PDF files made by hand: text in any letters without any font file, pictures, stamps, turned pages.

Letters are drawn with a built-in font, so they look wrong; what they *say* stands in the font's table of
Unicode values, and that is what a text layer is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

A4 = (595.0, 842.0)
INVISIBLE = 3
ADVANCE = 0.5  # of the letter size, for every letter

BODY = (
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 06/01/2025 của Ủy ban nhân dân tỉnh về cải cách hành chính,",
    "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân",
    "các xã, phường nghiêm túc tổ chức thực hiện những nhiệm vụ sau đây:",
    "1. Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan rà soát, báo cáo trước ngày 20/02/2025.",
    "2. Sở Tài chính bố trí kinh phí theo quy định của pháp luật về ngân sách nhà nước.",
    "3. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc và tổng hợp kết quả thực hiện.",
)
"""Sentences of no real document."""

ENGLISH_OCR = (
    "Thyc hién Ké hoach sd 15/KH-UBND ngay 06/01/2025 cia Uy ban nhan dan tinh vé cai cach hanh chinh,",
    "Chu tich Uy ban nhan dan tinh yéu cdu Thu trudng cac s6, ban, nganh, Chu tich Uy ban nhan dan",
    "cac x4, phudng nghiém ttc t6 chirc thyc hién nhirng nhiém vu sau day:",
    "1. S6 N6i vu chi tri, phéi hgp v6i cac co quan lién quan ra soat, bao cao trudc ngay 20/02/2025.",
    "2. S6 Tai chinh b6 tri kinh phi theo quy dinh cia phap luat vé ngan sach nha nudc.",
)
"""The same as an engine leaves it that knows no Vietnamese."""


@dataclass(frozen=True)
class Run:
    """A piece of text: the place of its first letter (points, y from the foot), size, font, angle."""

    text: str
    x: float
    y: float
    size: float = 12.0
    font: str = "Serif"
    angle: float = 0.0
    mode: int = 0
    spacing: float = 0.0


@dataclass(frozen=True)
class Stamp:
    """What a signing program leaves: an annotation with a picture of text (x0, y0, x1, y1; lines)."""

    box: tuple[float, float, float, float]
    lines: tuple[str, ...]
    size: float = 8.0


@dataclass(frozen=True)
class Page:
    """One page: ``picture`` is drawn over the whole of it, before or under the text."""

    runs: tuple[Run, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    picture: Image.Image | None = None
    size: tuple[float, float] = A4
    corner: tuple[float, float] = (0.0, 0.0)
    crop: tuple[float, float, float, float] | None = None
    rotate: int = 0
    strips: int = 1
    nested: bool = False


def column(
    lines: tuple[str, ...], *, mode: int = 0, font: str = "Serif", top: float = 700
) -> tuple[Run, ...]:
    """Lines one under the other."""
    return tuple(
        Run(line, 60, top - 18 * index, size=10, mode=mode, font=font) for index, line in enumerate(lines)
    )


def photograph(lines: int = 40, dpi: float = 100, size: tuple[float, float] = A4) -> Image.Image:
    """A picture of a page with lines of dark blots, as a scanner sees text."""
    width, height = round(size[0] * dpi / 72), round(size[1] * dpi / 72)
    pixels = np.full((height, width), 245, np.uint8)
    step = height // (lines + 4)
    for line in range(lines):
        y = (line + 2) * step
        for x in range(width // 10, width * 9 // 10, max(2, width // 90)):
            pixels[y : y + step // 2, x : x + max(1, width // 180)] = 30
    return Image.fromarray(pixels)


def write_pdf(path: Path, *pages: Page) -> Path:
    """Write the pages and return the path."""
    document(*pages).save(path)
    return path


def document(*pages: Page) -> pikepdf.Pdf:
    """The pages as an open PDF."""
    pdf = pikepdf.new()
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([]), SigFlags=3))
    for page in pages:
        _add(pdf, page)
    return pdf


def _add(pdf: pikepdf.Pdf, page: Page) -> None:
    fonts: dict[str, dict[str, int]] = {}
    content = _picture_operators(page) + b"".join(_show(run, fonts) for run in page.runs)
    resources = Dictionary(Font=_fonts(pdf, fonts), XObject=Dictionary())
    if page.picture is not None:
        resources.XObject = _pictures(pdf, page)
    x, y = page.corner
    made = pdf.add_blank_page(page_size=page.size)
    made.obj.MediaBox = Array([x, y, x + page.size[0], y + page.size[1]])
    if page.crop:
        made.obj.CropBox = Array(list(page.crop))
    made.obj.Rotate = page.rotate
    made.obj.Resources = resources
    made.obj.Contents = pdf.make_stream(content)
    made.obj.Annots = Array([_annotation(pdf, stamp) for stamp in page.stamps])


def _show(run: Run, fonts: dict[str, dict[str, int]]) -> bytes:
    codes = fonts.setdefault(run.font, {" ": 32})
    for letter in run.text:
        codes.setdefault(letter, 32 + len(codes))
    assert max(codes.values()) < 256
    cosine, sine = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
    text = bytes(codes[letter] for letter in run.text).hex()
    name = f"F{list(fonts).index(run.font)}"
    return (
        f"BT /{name} {run.size} Tf {run.mode} Tr {run.spacing} Tc "
        f"{cosine:.6f} {sine:.6f} {-sine:.6f} {cosine:.6f} {run.x} {run.y} Tm <{text}> Tj ET\n"
    ).encode()


def _fonts(pdf: pikepdf.Pdf, fonts: dict[str, dict[str, int]]) -> Dictionary:
    made = Dictionary()
    for index, (name, codes) in enumerate(fonts.items()):
        table = b"".join(
            b"<%02x> <%s>\n" % (code, letter.encode("utf-16-be").hex().encode())
            for letter, code in codes.items()
        )
        unicode_map = (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
            b"1 begincodespacerange <00> <ff> endcodespacerange\n"
            b"%d beginbfchar\n%sendbfchar\nendcmap end end" % (len(codes), table)
        )
        made[f"/F{index}"] = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name(f"/{name}"),
                FirstChar=32,
                LastChar=255,
                Widths=Array([int(ADVANCE * 1000)] * 224),
                ToUnicode=pdf.make_stream(unicode_map),
            )
        )
    return made


def _picture_operators(page: Page) -> bytes:
    if page.picture is None:
        return b""
    x, y = page.corner
    top, high = y + page.size[1], page.size[1] / page.strips
    return b"".join(
        f"q {page.size[0]} 0 0 {high} {x} {top - (index + 1) * high} cm /P{index} Do Q\n".encode()
        for index in range(page.strips)
    )


def _pictures(pdf: pikepdf.Pdf, page: Page) -> Dictionary:
    assert page.picture is not None
    made = Dictionary()
    rows = page.picture.height // page.strips
    for index in range(page.strips):
        strip = page.picture.crop((0, index * rows, page.picture.width, (index + 1) * rows))
        stream = pdf.make_stream(strip.tobytes())
        stream.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=strip.width,
            Height=strip.height,
            ColorSpace=Name.DeviceGray if strip.mode == "L" else Name.DeviceRGB,
            BitsPerComponent=8,
        )
        made[f"/P{index}"] = _wrapped(pdf, stream) if page.nested else stream
    return made


def _wrapped(pdf: pikepdf.Pdf, picture: pikepdf.Stream) -> pikepdf.Stream:
    """The picture inside a form, drawn at a tenth and blown up again, as some scanners do."""
    form = pdf.make_stream(b"q 0.1 0 0 0.1 0 0 cm /I Do Q")
    form.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 1, 1]),
        Matrix=Array([10, 0, 0, 10, 0, 0]),
        Resources=Dictionary(XObject=Dictionary(I=picture)),
    )
    return form


def _annotation(pdf: pikepdf.Pdf, stamp: Stamp) -> pikepdf.Object:
    x0, y0, x1, y1 = stamp.box
    fonts: dict[str, dict[str, int]] = {}
    content = b"".join(
        _show(Run(line, 1, y1 - y0 - (index + 1) * stamp.size, size=stamp.size), fonts)
        for index, line in enumerate(stamp.lines)
    )
    look = pdf.make_stream(content)
    look.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, x1 - x0, y1 - y0]),
        Resources=Dictionary(Font=_fonts(pdf, fonts)),
    )
    made = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=f"Signature {len(pdf.Root.AcroForm.Fields)}",
            F=4,
            Rect=Array([x0, y0, x1, y1]),
            AP=Dictionary(N=look),
        )
    )
    pdf.Root.AcroForm.Fields.append(made)
    return made
