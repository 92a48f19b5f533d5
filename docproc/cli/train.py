"""``docproc train``: make the files of ``models/`` anew from a folder of corpora."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Make the trained files anew from a folder of corpora (*.txt.xz).")


def add_to(parent: typer.Typer) -> None:
    """Register the commands as ``docproc train …``."""
    parent.add_typer(app, name="train")


class Part(StrEnum):
    """The parts of :class:`docproc.training.corpora.Part`, told here so that help starts fast."""

    TRAINING = "training"
    TUNING = "tuning"
    HELD_OUT = "held-out"


Corpora = Annotated[Path, typer.Option(help="The folder of *.txt.xz, one paragraph a line.")]
Models = Annotated[Path, typer.Option(help="The folder to write to.")]
Misread = Annotated[list[Path], typer.Argument(help="Files written by `docproc train pages`.")]


@app.command("lm")
def language_model(corpora: Corpora, models: Models = Path("models")) -> None:
    """Count word triples and write the language model and the abbreviations with Đ."""
    from docproc.training import abbreviations
    from docproc.training import language_model as trainer

    started = time.monotonic()
    sizes = trainer.train(corpora, models / "language_model")
    for name, size in sizes.items():
        typer.echo(f"{name}\t{size} bytes")
    count = abbreviations.train(corpora, models / "abbreviations.txt")
    typer.echo(f"abbreviations.txt\t{count} words")
    typer.echo(f"{time.monotonic() - started:.0f} s", err=True)


@app.command()
def pages(
    target: Annotated[Path, typer.Argument(help="The file of misread lines to write (JSON lines).")],
    corpora: Corpora,
    tessdata: Annotated[Path, typer.Option(help="The folder of *.traineddata.")],
    count: Annotated[int, typer.Option(help="Pages to render and read.")] = 300,
    language: Annotated[list[str] | None, typer.Option(help="Tesseract languages.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of all that is left to chance.")] = 1747,
    part: Annotated[
        Part, typer.Option(help="Text to learn from, to tune by, or for tests only.")
    ] = Part.TRAINING,
) -> None:
    """Render pages, damage them and read them: what the channel is learned from."""
    from docproc.training.corpora import Part as CorpusPart
    from docproc.training.misread import collect

    started = time.monotonic()
    collect(corpora, target, count, language or ["eng", "vie"], tessdata, part=CorpusPart(part), seed=seed)
    typer.echo(f"{count} pages, {time.monotonic() - started:.0f} s", err=True)


@app.command()
def channel(
    misread: Misread,
    models: Models = Path("models"),
    engine: Annotated[
        str | None, typer.Option(help="Learn only this one's (english, vietnamese); keep the others.")
    ] = None,
) -> None:
    """Learn from misread pages what printed syllables are read as."""
    from docproc.training import channel as trainer

    started = time.monotonic()
    words = _words(models)
    target = models / "channel.npz"
    for name, count in trainer.train(misread, words, target, engine).items():
        typer.echo(f"{name}\t{count} readings")
    typer.echo(f"channel.npz\t{target.stat().st_size} bytes")
    typer.echo(f"{time.monotonic() - started:.0f} s", err=True)


@app.command()
def sureness(misread: Misread, models: Models = Path("models")) -> None:
    """Learn from misread pages how sure an English engine is of what it lost."""
    from docproc.training import sureness as trainer

    words = _words(models)
    target = models / "sureness.npz"
    count = trainer.train(misread, words, target)
    typer.echo(f"sureness.npz\t{target.stat().st_size} bytes, from {count} words")


@app.command()
def context(
    corpora: Corpora,
    models: Models = Path("models"),
    minutes: Annotated[float, typer.Option(help="How long to train; the longer, the better.")] = 106.0,
    go_on: Annotated[bool, typer.Option(help="Go on from the weights that are there.")] = False,
    seed: Annotated[int, typer.Option(help="The order of the text; take another one to go on.")] = 1747,
    threads: Annotated[int, typer.Option(help="Processor cores to use.")] = 1,
) -> None:
    """Train the network that sees whole sentences (needs PyTorch, which docproc itself does not)."""
    from docproc.training import context as trainer

    words = _words(models)
    target = models / "context.npz"
    begin = target if go_on else None
    seen = trainer.train(corpora, words, target, minutes, begin=begin, seed=seed, threads=threads)
    typer.echo(f"context.npz\t{target.stat().st_size} bytes, from {seen} pieces")


@app.command()
def names(corpora: Corpora, models: Models = Path("models")) -> None:
    """Count how persons are named: family, middle and given names."""
    from docproc.training import person_names as trainer

    words = _words(models)
    target = models / "names.npz"
    count = trainer.train(corpora, words, target)
    typer.echo(f"names.npz\t{target.stat().st_size} bytes, from {count} names")


def _words(models: Path) -> list[str]:
    """The words of the language model that is there, by their numbers."""
    return (models / "language_model" / "words.txt").read_text(encoding="utf-8").splitlines()
