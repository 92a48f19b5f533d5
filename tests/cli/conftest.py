"""A folder of its own for each test, with the catalog in it, and the command line run there."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from docproc.cli import main

LETTER = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HÀ TĨNH Độc lập - Tự do - Hạnh phúc

Số: 1747/UBND-KSTTHC Hà Tĩnh, ngày 30 tháng 6 năm 2025

V/v đẩy nhanh tiến độ giải ngân
vốn đầu tư công

Kính gửi: Các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh.

Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau:

1. Sở Tài chính:

- Chủ trì, phối hợp với Kho bạc Nhà nước theo dõi tiến độ giải ngân vốn đầu tư công.

Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.
"""


@dataclass(frozen=True, slots=True)
class Result:
    """How one call ended."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)


Docproc = Callable[..., Result]


@pytest.fixture
def docproc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Docproc]:
    """Call the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCPROC_STORE__PATH", str(tmp_path / "catalog.sqlite3"))
    monkeypatch.setenv("DOCPROC_OCR__WORKERS", "1")
    level = logging.getLogger().level

    def call(*arguments: str | Path) -> Result:
        monkeypatch.setattr("sys.argv", ["docproc", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        captured = capfd.readouterr()
        return Result(code if isinstance(code, int) else 0, captured.out, captured.err)

    yield call
    logging.getLogger().setLevel(level)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A directive as bare text: it needs no OCR."""
    path = tmp_path / "1747.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path
