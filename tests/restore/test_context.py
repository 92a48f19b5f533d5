"""The network that sees whole sentences: its file, its numbers, and how far it looks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.errors import ModelError
from docproc.restore import convolutions
from docproc.restore.context import (
    CAPITALS,
    DILATIONS,
    LOWER,
    TITLE,
    ContextModel,
    case_of,
    letters_of,
    pack,
    unpack,
)
from docproc.restore.convolutions import KERNEL, Floats

WORDS = ["<s>", "sở", "số", "so", "tỉnh", "tính", "và"]
WIDTH, OUT = 8, 4
REACH = 1 + (KERNEL // 2) * sum(DILATIONS)


def weights(seed: int = 1) -> dict[str, Floats]:
    chance = np.random.default_rng(seed)

    def some(*shape: int) -> Floats:
        return chance.normal(0, 0.5, shape).astype(np.float32)

    found = {
        "letters/weight": some(len(letters_of(WORDS)[0]) + 1, WIDTH),
        "case/weight": some(4, WIDTH),
        "near/weight": some(2 * WIDTH, 3 * WIDTH),
        "near/bias": some(2 * WIDTH),
        "out/weight": some(OUT, WIDTH),
        "out/bias": some(OUT),
        "words/weight": some(len(WORDS), OUT),
        "bias/weight": some(len(WORDS), 1),
    }
    for number in range(len(DILATIONS)):
        found[f"taps/{number}"] = some(KERNEL, WIDTH)
        found[f"mixes/{number}/weight"] = some(2 * WIDTH, WIDTH)
        found[f"mixes/{number}/bias"] = some(2 * WIDTH)
    for number in range(len(DILATIONS) + 2):
        found[f"norms/{number}/weight"] = some(WIDTH)
        found[f"norms/{number}/bias"] = some(WIDTH)
    return found


def test_unpacked_weights_are_packed_alike() -> None:
    packed = pack(weights())
    taken = unpack(packed)
    assert taken.keys() == weights().keys()
    assert {name: value.shape for name, value in taken.items()} == {n: w.shape for n, w in weights().items()}
    again = pack(taken)
    assert all(np.array_equal(again[name], value) for name, value in packed.items())


@pytest.fixture
def model() -> ContextModel:
    return ContextModel(pack(weights()), WORDS)


def test_words_with_the_same_letters_share_them() -> None:
    letters, of = letters_of(WORDS)
    assert letters == ["<s>", "so", "tinh", "va"]
    assert of.tolist() == [0, 1, 1, 1, 2, 2, 3]


def test_marks_of_the_input_are_not_seen(model: ContextModel) -> None:
    cases = np.zeros(4, dtype=np.int64)
    one = model.states(np.array([0, 1, 4, 6]), cases)
    other = model.states(np.array([0, 3, 5, 6]), cases)
    assert one.shape == (4, OUT)
    assert np.allclose(one, other)
    assert not np.allclose(one, model.states(np.array([0, 1, 6, 6]), cases))


def test_sees_so_far_and_no_farther(model: ContextModel) -> None:
    words = np.full(2 * REACH + 4, 6)
    cases = np.zeros(len(words), dtype=np.int64)
    before = model.states(words, cases)
    words[0] = 4
    after = model.states(words, cases)
    changed = np.flatnonzero((after != before).any(axis=1))
    assert changed.max() == REACH


def plain_states(words: list[int], cases: list[int]) -> Floats:
    """The network as it is trained, written down without any thought of cost."""
    at = {name: value.astype(np.float32) for name, value in pack(weights()).items()}
    of = letters_of(WORDS)[1]
    letters = at["letters"] * at["letters/scale"][:, None]
    x = letters[of[words]] + at["case"][cases]
    around = padded(normed(x, at, 0), 1)
    x = x + gated(np.hstack([around[place : place + len(x)] for place in range(3)]), at, "near")
    for number, dilation in enumerate(DILATIONS):
        rows = padded(normed(x, at, number + 1), KERNEL // 2 * dilation)
        taps = at[f"taps/{number}"]
        mixed = sum(taps[tap] * rows[tap * dilation : tap * dilation + len(x)] for tap in range(KERNEL))
        x = x + gated(mixed, at, f"mixes/{number}")
    return np.asarray(normed(x, at, len(DILATIONS) + 1) @ at["out/weight"].T + at["out/bias"])


def padded(x: Floats, reach: int) -> Floats:
    return np.pad(x, ((reach, reach), (0, 0)))


def normed(x: Floats, at: dict[str, Floats], number: int) -> Floats:
    x = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
    return x * at[f"norms/{number}/weight"] + at[f"norms/{number}/bias"]


def gated(x: Floats, at: dict[str, Floats], name: str) -> Floats:
    value, gate = np.hsplit(x @ at[f"{name}/weight"].T + at[f"{name}/bias"], 2)
    return np.asarray(value / (1 + np.exp(-gate)))


SENTENCE = st.lists(
    st.tuples(st.integers(0, len(WORDS) - 1), st.sampled_from([LOWER, TITLE, CAPITALS])),
    min_size=1,
    max_size=3 * REACH,
)


@given(sentences=st.lists(SENTENCE, min_size=1, max_size=3), data=st.data())
def test_states_are_those_of_the_plain_network(
    sentences: list[list[tuple[int, int]]], data: st.DataObject
) -> None:
    """One sentence after another, since products of words are remembered, and only some of its places."""
    model = ContextModel(pack(weights()), WORDS)
    for sentence in sentences:
        words, cases = map(list, zip(*sentence, strict=True))
        wanted = np.array(sorted(data.draw(st.sets(st.integers(0, len(words) - 1)))), dtype=np.int64)
        found = model.states(np.array(words), np.array(cases), wanted)
        assert found.shape == (len(wanted), OUT)
        assert np.allclose(found, plain_states(words, cases)[wanted], atol=1e-4)


@pytest.mark.parametrize("kept", [1, 3, 20])
def test_products_that_were_forgotten_are_made_again(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convolutions, "KEPT", kept)
    model = ContextModel(pack(weights()), WORDS)
    for words in ([0, 1, 4], [6, 4, 1], [0, 1, 4, 6, 3], [1], [6, 6, 0]):
        cases = [LOWER] * len(words)
        assert np.allclose(
            model.states(np.array(words), np.array(cases)), plain_states(words, cases), atol=1e-4
        )


def test_fit_is_what_the_file_holds(model: ContextModel) -> None:
    raw = weights()
    states = model.states(np.array([0, 4, 6]), np.array([LOWER, TITLE, CAPITALS]))
    fit = model.fit(states, np.array([1, 1]), np.array([4, 5]))
    exact = [float(states[1] @ raw["words/weight"][word] + raw["bias/weight"][word, 0]) for word in (4, 5)]
    assert np.allclose(fit, exact, atol=0.05)  # a byte a number


@pytest.mark.parametrize(
    ("read", "expected"),
    [("tỉnh", LOWER), ("Tỉnh", TITLE), ("TỈNH", CAPITALS), ("T", TITLE), ("15", LOWER), (";", LOWER)],
)
def test_case(read: str, expected: int) -> None:
    assert case_of(read) == expected


def test_missing_or_foreign_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        ContextModel.load(tmp_path / "none.npz", WORDS)
    np.savez(tmp_path / "context.npz", **pack(weights()))  # type: ignore[arg-type]
    assert ContextModel.load(tmp_path / "context.npz", WORDS)
    with pytest.raises(ModelError):
        ContextModel.load(tmp_path / "context.npz", [*WORDS, "mới"])
