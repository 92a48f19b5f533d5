"""``docproc evaluate restore``: measures what it can and says what it skips."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from docproc.cli import app


def test_says_what_it_skips(tmp_path: Path) -> None:
    absent = str(tmp_path / "absent")
    options = ("--corpora", "--seed", "--specimens", "--tessdata")
    arguments = [part for option in options for part in (option, absent)]
    result = CliRunner().invoke(app, ["evaluate", "restore", *arguments])
    assert result.exit_code == 0
    assert result.output.count("is not here") >= len(options)
    assert "names of persons drawn from lists, stripped" in result.output
    assert "bar 45 MB" in result.output
    assert "directives read by" not in result.output


def test_measures_a_seed(tmp_path: Path) -> None:
    absent = str(tmp_path / "absent")
    (tmp_path / "seed.txt").write_text("Uy ban nhan dan thanh pho yeu cau cac so", "utf-8")
    (tmp_path / "gold.txt").write_text("Ủy ban nhân dân thành phố yêu cầu các sở", "utf-8")
    arguments = ["--seed", str(tmp_path / "seed.txt"), "--gold", str(tmp_path / "gold.txt")]
    for option in ("--corpora", "--specimens", "--tessdata"):
        arguments += [option, absent]
    result = CliRunner().invoke(app, ["evaluate", "restore", *arguments])
    (row,) = [line for line in result.output.splitlines() if line.startswith("seed")]
    assert "0.000 %" in row
    assert "met" in row
    assert "90.0 % as received" in row
