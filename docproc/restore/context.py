"""Which words fit where, by all the words around them: a small convolutional network, run by NumPy.

It reads the letters of a whole paragraph without their marks (and their case), and says of any word how
well it fits at a place. It sees farther than the trigram model, and words to come as well as words before.

Source: Gehring et al., "A Convolutional Encoder Model for Neural Machine Translation" (2017), for gated
convolutions over positions; the network and its training are our own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ModelError
from docproc.restore.orthography import is_capitals
from docproc.vietnamese.unicode import fold

LOWER, TITLE, CAPITALS, UNSAID = range(4)
DILATIONS = (1, 2, 4, 8)
KERNEL = 5
_SMALL = np.float32(1e-5)
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


def case_of(read: str) -> int:
    """The case of a piece as the network knows it."""
    if is_capitals(read):
        return CAPITALS
    return TITLE if read[:1].isupper() else LOWER


def letters_of(words: Sequence[str]) -> tuple[list[str], Numbers]:
    """The distinct words without marks, in order of their first word, and each word's place among them."""
    place: dict[str, int] = {}
    of = [place.setdefault(fold(word), len(place)) for word in words]
    return list(place), np.array(of, dtype=np.int64)


class ContextModel:
    """The trained network; words are numbered as in the language model."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], words: Sequence[str]) -> None:
        """Take the arrays of :func:`pack`, trained on the same words."""
        self._of = letters_of(words)[1]
        self._rows = {name: _Rows(arrays[name], arrays[f"{name}/scale"]) for name in ("letters", "words")}
        self._at = {name: np.asarray(value, dtype=np.float32) for name, value in arrays.items()}

    @classmethod
    def load(cls, path: Path, words: Sequence[str]) -> ContextModel:
        """Open the trained file; raises :class:`ModelError` when it is missing or of other words."""
        try:
            with np.load(path) as file:
                arrays = {name: file[name] for name in file.files}
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path} cannot be read: {error}") from error
        if len(arrays["words"]) != len(words):
            raise ModelError(f"{path} was trained for another language model")
        return cls(arrays, words)

    def states(self, words: Numbers, cases: Numbers) -> Floats:
        """What is expected at each place of a sequence of words; [places, width]."""
        at = self._at
        x = self._rows["letters"].take(self._of[words]) + at["case"][cases]
        padded = np.pad(_normed(x, at, 0), ((1, 1), (0, 0)))
        x += _gated(np.concatenate([padded[:-2], padded[1:-1], padded[2:]], axis=1), at, "near")
        size = len(x)
        for number, dilation in enumerate(DILATIONS):
            reach = KERNEL // 2 * dilation
            padded = np.pad(_normed(x, at, number + 1), ((reach, reach), (0, 0)))
            taps = at[f"taps/{number}"]
            mixed = taps[0] * padded[:size]
            for tap in range(1, KERNEL):
                mixed += taps[tap] * padded[tap * dilation : tap * dilation + size]
            x += _gated(mixed, at, f"mixes/{number}")
        return np.asarray(_normed(x, at, len(DILATIONS) + 1) @ at["out/weight"].T + at["out/bias"])

    def fit(self, states: Floats, places: Numbers, words: Numbers) -> Floats:
        """How well each word fits at its place: a log probability but for a constant of the place."""
        rows = self._rows["words"].take(words)
        return np.asarray(np.einsum("nd,nd->n", states[places], rows) + self._at["bias"][words])


class _Rows:
    """A table of bytes whose rows are scaled one by one."""

    def __init__(self, steps: NDArray[np.generic], scale: NDArray[np.generic]) -> None:
        self._steps, self._scale = steps, np.asarray(scale, dtype=np.float32)

    def take(self, rows: Numbers) -> Floats:
        return self._steps[rows].astype(np.float32) * self._scale[rows, None]


def _normed(x: Floats, at: Mapping[str, Floats], number: int) -> Floats:
    x = x - x.mean(axis=1, keepdims=True)
    x /= np.sqrt(np.einsum("nd,nd->n", x, x) / x.shape[1] + _SMALL)[:, None]
    return np.asarray(x * at[f"norms/{number}/weight"] + at[f"norms/{number}/bias"])


def _gated(x: Floats, at: Mapping[str, Floats], name: str) -> Floats:
    both = x @ at[f"{name}/weight"].T + at[f"{name}/bias"]
    half = both.shape[1] // 2
    gate = np.exp(-np.clip(both[:, half:], -30, 30))
    return np.asarray(both[:, :half] / (1 + gate))


def pack(weights: Mapping[str, Floats]) -> dict[str, NDArray[np.generic]]:
    """The trained weights as they are kept: tables in bytes, all else in half precision."""
    packed: dict[str, NDArray[np.generic]] = {}
    for name, value in weights.items():
        short = name.removesuffix("/weight") if name.split("/")[0] in _TABLES else name
        if short in {"letters", "words"}:
            scale = np.abs(value).max(axis=1) / 127 + 1e-12
            packed[short] = np.rint(value / scale[:, None]).astype(np.int8)
            packed[f"{short}/scale"] = scale.astype(np.float16)
        else:
            packed[short] = (value[:, 0] if short == "bias" else value).astype(np.float16)
    return packed


_TABLES = frozenset({"letters", "case", "words", "bias"})
