"""``docproc evaluate restore``: how well letters and marks are repaired, beside the bars."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.isolation.child import SINGLE_THREADED

if TYPE_CHECKING:
    from docproc.evaluate.names import Restore
    from docproc.evaluate.restoration_row import Row

_SHARED = Path("../shared")


def add_to(parent: typer.Typer) -> None:
    """Register the command as ``docproc evaluate restore``."""
    parent.command("restore")(restore)


def restore(
    corpora: Annotated[
        Path, typer.Option(help="The folder of *.txt.xz; only text that no model has seen is used.")
    ] = _SHARED / "corpora",
    seed: Annotated[Path, typer.Option(help="A directive as an English OCR left it.")] = _SHARED
    / "seed/directive-1747.txt",
    gold: Annotated[Path, typer.Option(help="What it should be.")] = Path("tests/data/seed_1747.gold.txt"),
    specimens: Annotated[Path, typer.Option(help="The folder of specimens.")] = Path("corpora/specimens"),
    split: Annotated[str, typer.Option(help="Which specimens: train, dev or test.")] = "test",
    tessdata: Annotated[Path, typer.Option(help="The folder of eng.traineddata and vie.traineddata.")] = Path(
        "/usr/share/tesseract-ocr/5/tessdata"
    ),
    models: Annotated[Path | None, typer.Option(help="The folder of trained files.")] = None,
    count: Annotated[int, typer.Option(help="Texts of ten paragraphs from each corpus file.")] = 40,
    errors: Annotated[int, typer.Option(help="The commonest errors of each row to show.")] = 0,
) -> None:
    """Measure repair on all the material that is here, and say what is skipped for want of it."""
    for name, value in SINGLE_THREADED.items():  # before NumPy is there: cost is that of one core
        os.environ.setdefault(name, value)
    from docproc.evaluate.restoration_table import Material, Table
    from docproc.models import models_dir
    from docproc.restore import Restorer

    def there(path: Path, what: str) -> Path | None:
        if path.exists():
            return path
        typer.echo(f"skipped: {what} ({path} is not here)", err=True)
        return None

    material = Material(
        there(corpora, "stripped marks, correct text"),
        there(seed, "the seed"),
        there(gold, "the seed"),
        there(specimens / split, "our directives") and specimens,
        there(tessdata, "everything that Tesseract reads"),
        split,
        count,
    )
    folder = models or models_dir()
    started = time.perf_counter()
    Restorer.load(folder)
    loaded = time.perf_counter() - started
    table = Table(lambda: Restorer.load(folder), material, _others())
    for row in table.rows():
        typer.echo(_line(row))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    typer.echo(f"load {loaded:.2f} s (bar 1.5 s); trained files {size:.1f} MB (bar 45 MB)")
    for name, tally in table.tallies.items():
        if errors:
            typer.echo(f"{name}:")
        for (was, now), times in tally.errors.most_common(errors):
            typer.echo(f"  {times:4d} {was or '(nothing)'} → {now or '(nothing)'}")


def _others() -> dict[str, Restore]:
    """Other systems that restore marks, where they are installed."""
    try:
        from pyvi import ViUtils
    except ImportError:
        typer.echo("skipped: the comparison with pyvi, which is not installed", err=True)
        return {}

    def pyvi(text: str) -> str:
        return "\n\n".join(map(one, text.split("\n\n")))

    def one(paragraph: str) -> str:
        try:
            return str(ViUtils.add_accents(paragraph))
        except KeyError:  # some words are beyond it
            return paragraph

    return {"pyvi": pyvi}


def _line(row: Row) -> str:
    scale, digits = (100, 3) if row.unit == "%" else (1, 0)

    def shown(value: float) -> str:
        return f"{value * scale:.{digits}f} {row.unit}".strip()

    parts = [f"{row.name:<52} {shown(row.value):>10}"]
    if row.bar is not None:
        sign = "≥" if row.higher else "≤"
        goal = f"bar {sign} {row.bar * scale:g}"
        goal += f", moonshot {row.moonshot * scale:g}" if row.moonshot is not None else ""
        parts.append(f"{'met' if row.met else 'NOT MET':<8} ({goal})")
    parts.append(row.size)
    parts += [f"{name} {shown(value)}" for name, value in row.others.items()]
    if row.note:
        parts.append(row.note)
    return "  ".join(parts)
