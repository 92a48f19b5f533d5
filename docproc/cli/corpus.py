"""``docproc corpus``: make pages, scans and misread texts from directives of our own writing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Make pages, scans and misread texts from directives of our own writing.")

Source = Annotated[Path, typer.Argument(help="A specimen: the marked-up text of a directive.")]
Target = Annotated[Path, typer.Argument(help="The file to write.")]


@app.command()
def samples(
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("corpora/samples"),
    specimens: Annotated[Path, typer.Option(help="The folder of specimens.")] = Path(
        "corpora/specimens/train"
    ),
) -> None:
    """Make the ready-made samples anew."""
    from docproc.corpus.samples import make_samples

    for path in make_samples(specimens, out):
        typer.echo(f"{path}\t{path.stat().st_size} bytes")


@app.command("typeset")
def typeset_command(
    specimen: Source,
    target: Target,
    family: Annotated[str, typer.Option(help="Font family.")] = "Tinos",
    size: Annotated[float, typer.Option(help="Body size in points.")] = 14,
) -> None:
    """Set a specimen as a born-digital PDF, as Decree 30/2020/NĐ-CP wants it."""
    from docproc.corpus import load_specimen
    from docproc.corpus.typeset import Typography, typeset

    typeset(load_specimen(specimen), target, Typography(family, size, size * 18 / 14))


@app.command()
def scan(
    specimen: Source,
    target: Target,
    dpi: Annotated[int, typer.Option(help="Resolution.")] = 200,
    skew: Annotated[float, typer.Option(help="Degrees, clockwise.")] = 0.6,
    blur: Annotated[float, typer.Option(help="Standard deviation in pixels.")] = 0.6,
    noise: Annotated[float, typer.Option(help="Standard deviation in grey levels.")] = 6.0,
    bitonal: Annotated[bool, typer.Option(help="Black and white (a TIFF).")] = False,
    seed: Annotated[int, typer.Option(help="The same seed gives the same scan.")] = 1,
) -> None:
    """Set a specimen and scan it: with seal, pen, skew, blur, noise and uneven light."""
    import tempfile

    from docproc.corpus import load_specimen
    from docproc.corpus.damage import Damage
    from docproc.corpus.damage import scan as make_scan
    from docproc.corpus.samples import signature_box
    from docproc.corpus.typeset import typeset

    loaded = load_specimen(specimen)
    damage = Damage(dpi=dpi, skew=skew, blur=blur, noise=noise, bitonal=bitonal)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        typeset(loaded, source)
        make_scan(source, target, damage, seed, signature_box(loaded, source))


@app.command()
def misread(
    source: Annotated[Path, typer.Argument(help="A PDF.")],
    language: Annotated[str, typer.Option(help="The wrong language of Tesseract.")] = "eng",
    dpi: Annotated[int, typer.Option(help="Resolution.")] = 200,
) -> None:
    """Print what an English OCR leaves of a Vietnamese PDF."""
    from docproc.corpus.misread import misread as read_wrongly

    typer.echo(read_wrongly(source, language, dpi))
