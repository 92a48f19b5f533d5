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


@app.command()
def sets(
    out: Annotated[Path, typer.Argument(help="The folder of the new set.")],
    split: Annotated[str, typer.Option(help="train, dev or test; several parted by commas.")] = "dev",
    forms: Annotated[str, typer.Option(help="text, born, scan, misread, noise.")] = "born,scan,misread",
    strengths: Annotated[str, typer.Option(help="light, medium, heavy.")] = "light,medium,heavy",
    count: Annotated[int | None, typer.Option(min=1, help="So many specimens, of differing types.")] = None,
    only: Annotated[str | None, typer.Option(help="These specimens, by name, parted by commas.")] = None,
    rotate: Annotated[bool, typer.Option("--rotate", help="One strength a specimen, in turn.")] = False,
    seed: Annotated[int, typer.Option(help="The same seed gives the same set.")] = 20260101,
    name: Annotated[str | None, typer.Option(help="The set's name; the folder's when left out.")] = None,
    specimens: Annotated[Path, typer.Option(help="The folder of specimens.")] = Path("corpora/specimens"),
) -> None:
    """Make an evaluation set: specimens in several forms, with gold and the place of every word."""
    from docproc.cli.messages import Messages
    from docproc.cli.progress import Bars
    from docproc.corpus.make_sets import Order, find_specimens, make_set

    order = Order(_parts(forms), _parts(strengths), seed)
    found = find_specimens(specimens, _parts(split), count=count, only=_parts(only or ""), seed=seed)
    with Bars(len(found), Messages("en")) as bars:
        made = make_set(out, found, order, name=name, rotate=rotate, done=lambda _: bars.file_done())
    size = sum(path.stat().st_size for path in out.iterdir()) / 1e6
    typer.echo(f"{made.name}: {len(found)} specimens, {len(made.items)} items, {size:.1f} MB in {out}")


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@app.command()
def generate(
    out: Annotated[Path, typer.Argument(help="The folder to write texts and gold to.")],
    count: Annotated[int, typer.Option(min=1, help="How many directives.")] = 20,
    seed: Annotated[int, typer.Option(help="The same seed gives the same directives.")] = 1,
    structure: Annotated[str | None, typer.Option(help="One structure only; each in turn else.")] = None,
) -> None:
    """Compose directives from the grammar, each with its gold, for training and stress."""
    from docproc.corpus.grammar import compose

    for number in range(count):
        composed = compose(seed, number, structure)
        composed.save(out)
    typer.echo(f"{count} directives in {out}")


@app.command("list")
def list_command(
    specimens: Annotated[Path, typer.Option(help="The folder of specimens.")] = Path("corpora/specimens"),
) -> None:
    """Count the specimens by type and split."""
    from docproc.corpus.make_sets import count_types

    splits = ("train", "dev", "test")
    typer.echo("\t".join(("type", *splits)))
    for kind, counts in sorted(count_types(specimens, splits).items()):
        typer.echo("\t".join((kind, *(str(counts[split]) for split in splits))))


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
    strength: Annotated[str, typer.Option(help="light, medium or heavy.")] = "light",
    seed: Annotated[int, typer.Option(help="The same seed gives the same scan.")] = 1,
    truth: Annotated[Path | None, typer.Option(help="Where to write the place of every word.")] = None,
) -> None:
    """Set a specimen as a typist drawn at random would, and scan it with damage drawn at random."""
    import tempfile

    from numpy.random import default_rng

    from docproc.corpus import load_specimen
    from docproc.corpus.damage import drawn_damage
    from docproc.corpus.scan import scan as make_scan
    from docproc.corpus.truth import save_truth
    from docproc.corpus.typeset import typeset
    from docproc.corpus.typesetting.typography import drawn

    loaded, random = load_specimen(specimen), default_rng(seed)
    damage = drawn_damage(strength, random)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        typeset(loaded, source, drawn(random), damage.pen)
        made = make_scan(loaded, source, target, damage, seed)
    if truth is not None:
        save_truth(made.truth, truth)
    for kind, value in made.damage.strengths().items():
        typer.echo(f"{kind}\t{value}")


@app.command()
def misread(
    source: Annotated[Path, typer.Argument(help="A PDF.")],
    language: Annotated[str, typer.Option(help="The wrong language of Tesseract.")] = "eng",
    dpi: Annotated[int, typer.Option(help="Resolution.")] = 200,
) -> None:
    """Print what an English OCR leaves of a Vietnamese PDF."""
    from docproc.corpus.misread import misread as read_wrongly

    typer.echo(read_wrongly(source, language, dpi))
