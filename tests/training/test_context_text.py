"""Text for the context model: numbers and cases of pieces, in chunks; and a network small enough to train."""

from __future__ import annotations

import lzma
import shutil
from pathlib import Path

import numpy as np
import pytest

from docproc.restore.context import CAPITALS, DILATIONS, LOWER, TITLE, ContextModel
from docproc.restore.pieces import NUMBER, OTHER, SPECIAL, START, SYMBOL, UNKNOWN
from docproc.training.context_text import CHUNK, Encoder, chunks
from docproc.training.corpora import Part, open_corpora

WORDS = [*SPECIAL, "ủy", "ban", "nhân", "dân", "tỉnh", "tính", ",", "số"]
LINE = "Ủy ban nhân dân tỉnh, SỐ 15 số 12/QĐ-UBND xyz §"


def test_line() -> None:
    numbers, cases = Encoder(WORDS).line(LINE)
    known = [WORDS.index(word) for word in ("ủy", "ban", "nhân", "dân", "tỉnh", ",", "số")]
    assert numbers == [START, *known, NUMBER, known[-1], SYMBOL, UNKNOWN, OTHER]
    assert cases[:3] == [LOWER, TITLE, LOWER]
    assert cases[7] == CAPITALS


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    for name in ("legal_invented", "news_invented"):
        lines = [f"{LINE} {number}" for number in range(200)] + ["tính"] * 4
        with lzma.open(tmp_path / f"{name}.txt.xz", "wt", encoding="utf-8") as stream:
            stream.write("\n".join(lines))
    return tmp_path


def test_chunks_hold_no_text_for_tests(corpora: Path) -> None:
    numbers, cases = chunks(corpora, WORDS, 1)
    assert numbers.shape == cases.shape
    assert numbers.shape[1] == CHUNK
    assert WORDS.index("tính") not in numbers
    again, _ = chunks(corpora, WORDS, 1)
    assert np.array_equal(numbers, again)


def test_passes_make_more_or_less_of_a_source(corpora: Path, tmp_path: Path) -> None:
    size = chunks(corpora, WORDS, 1)[0].size
    once = size / sum(corpus.passes for corpus in open_corpora(corpora))
    for file in corpora.iterdir():
        kept = "admin_invented" if file.name.startswith("legal") else "legal_phapdien_diepxuan"
        shutil.copy(file, tmp_path / f"{kept}.txt.xz")
        file.unlink()
    passes = {corpus.name: corpus.passes for corpus in open_corpora(tmp_path)}
    assert passes["admin_invented"] > 1.0 > passes["legal_phapdien_diepxuan"]
    expected = sum(passes.values()) * once
    assert chunks(tmp_path, WORDS, 1)[0].size == pytest.approx(expected, rel=0.1)


def test_parts_of_a_corpus_do_not_overlap(corpora: Path) -> None:
    corpus = next(open_corpora(corpora))
    parts = [part.of(corpus) for part in Part]
    assert [line for lines in parts for line in lines] == corpus.lines()
    assert all(parts)


def test_network_learns_and_is_read_back(corpora: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="PyTorch is needed for training only")
    from docproc.training import context

    assert context.train(corpora, WORDS, tmp_path / "context.npz", 0.15) > 0
    model = ContextModel.load(tmp_path / "context.npz", WORDS)
    path = np.array([WORDS.index(word) for word in ("ủy", "ban", "nhân", "dân", "tính")])
    states = model.states(path, np.zeros(len(path), dtype=np.int64))
    right, wrong = model.fit(states, np.array([4, 4]), np.array([WORDS.index("tỉnh"), WORDS.index("tính")]))
    assert right > wrong


def test_network_grows_by_layers_that_change_nothing_at_first(corpora: Path, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is needed for training only")
    from docproc.training import context

    context.train(corpora, WORDS, tmp_path / "context.npz", 0.02)
    with np.load(tmp_path / "context.npz") as file:
        arrays = {name: file[name] for name in file.files}
    last = len(DILATIONS) - 1
    gone = (f"taps/{last}", f"mixes/{last}/", f"norms/{last + 1}/", f"norms/{last + 2}/")
    shallow = {name: value for name, value in arrays.items() if not name.startswith(gone)}
    for part in ("weight", "bias"):
        shallow[f"norms/{last + 1}/{part}"] = arrays[f"norms/{last + 2}/{part}"] + 1
    np.savez(tmp_path / "shallow.npz", **shallow)
    network = context.Network(len(arrays["letters"]) - 1, len(WORDS))
    context.take_up(network, tmp_path / "shallow.npz")
    letters, case = torch.tensor([[1, 2, 3, 4]]), torch.zeros((1, 4), dtype=torch.long)
    before = network(letters, case)
    with torch.no_grad():
        network.taps[last] += 5.0
    assert torch.equal(network(letters, case), before)
    assert np.allclose(network.norms[-1].weight.detach(), shallow[f"norms/{last + 1}/weight"])
