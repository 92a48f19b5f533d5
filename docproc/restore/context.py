"""Which words fit where, by all the words around them: a small convolutional network, run by NumPy.

It reads the letters of a whole paragraph without their marks (and their case), and says of any word how
well it fits at a place. It sees farther than the trigram model, and words to come as well as words before.

Source: Gehring et al., "A Convolutional Encoder Model for Neural Machine Translation" (2017), for gated
convolutions over positions; the network and its training are our own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ModelError
from docproc.restore.convolutions import Floats, Mix, Near, Norm, Numbers, needed
from docproc.restore.orthography import is_capitals
from docproc.vietnamese.unicode import fold

LOWER, TITLE, CAPITALS, UNSAID = range(4)
DILATIONS = (1, 2, 4, 8, 1, 4)


def case_of(read: str) -> int:
    """The case of a piece as the network knows it."""
    if is_capitals(read):
        return CAPITALS
    return TITLE if read[:1].isupper() else LOWER


def letters_of(words: Sequence[str]) -> tuple[list[str], Numbers]:
    """The distinct words without marks, in order of their first word, and each word's place among them."""
    return _letters_of(tuple(words))


@lru_cache(maxsize=2)
def _letters_of(words: tuple[str, ...]) -> tuple[list[str], Numbers]:
    """The same, once for all that ask about the words of one language model."""
    place: dict[str, int] = {}
    of = np.array([place.setdefault(fold(word), len(place)) for word in words], dtype=np.int64)
    of.flags.writeable = False
    return list(place), of


class ContextModel:
    """The trained network; words are numbered as in the language model."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], words: Sequence[str]) -> None:
        """Take the arrays of :func:`pack`, trained on the same words."""
        at = {name: _single(value) for name, value in arrays.items() if name not in ("letters", "words")}
        norms = [Norm(at[f"norms/{n}/weight"], at[f"norms/{n}/bias"]) for n in range(len(DILATIONS) + 2)]
        self._letters = _Rows(arrays["letters"], at["letters/scale"])
        self._words = _Rows(arrays["words"], at["words/scale"])
        self._case, self._bias = at["case"], at["bias"]
        self._of = letters_of(words)[1]
        kinds = len(arrays["letters"]) * len(self._case)
        self._near = Near(self._inputs, kinds, norms[0], at["near/weight"], at["near/bias"])
        self._mixes = [
            Mix(norms[n + 1], at[f"taps/{n}"], at[f"mixes/{n}/weight"], at[f"mixes/{n}/bias"], dilation)
            for n, dilation in enumerate(DILATIONS)
        ]
        self._last, self._out, self._out_bias = norms[-1], at["out/weight"], at["out/bias"]

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

    def states(self, words: Numbers, cases: Numbers, wanted: Numbers | None = None) -> Floats:
        """What is expected at the ``wanted`` places of a sequence of words; [places, width].

        Fewer wanted places cost less.
        """
        if wanted is None:
            wanted = np.arange(len(words))
        kinds = self._of[words] * len(self._case) + cases
        x = self._inputs(kinds)
        self._near.add(x, kinds)
        places = needed(len(words), wanted, DILATIONS)
        for mix, inside, here in zip(self._mixes, places[:-1], places[1:], strict=True):
            mix.add(x, inside, here)
        return np.asarray(self._last.of(x[wanted]) @ self._out.T + self._out_bias)

    def _inputs(self, kinds: Numbers) -> Floats:
        """The rows with which the network begins, for letters and case as one number."""
        letters, cases = np.divmod(kinds, len(self._case))
        rows = self._letters.take(letters)
        rows += self._case[cases]
        return rows

    def fit(self, states: Floats, rows: Numbers, words: Numbers) -> Floats:
        """How well each word fits the state in its row: a log probability but for a constant of the row."""
        return np.asarray(self._words.dot(words, states[rows]) + self._bias[words])


class _Rows:
    """A table of bytes whose rows are scaled one by one."""

    def __init__(self, steps: NDArray[np.generic], scale: Floats) -> None:
        self._steps, self._scale = steps, scale

    def take(self, rows: Numbers) -> Floats:
        """Some rows of the table."""
        found = self._steps[rows].astype(np.float32)
        found *= self._scale[rows, None]
        return found

    def dot(self, rows: Numbers, others: Floats) -> Floats:
        """Products of some rows with as many others, row by row."""
        found = np.einsum("nd,nd->n", self._steps[rows].astype(np.float32), others)
        return np.asarray(found * self._scale[rows])


def _single(value: NDArray[np.generic]) -> Floats:
    return np.asarray(value, dtype=np.float32)


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


def unpack(arrays: Mapping[str, NDArray[np.generic]]) -> dict[str, Floats]:
    """The weights of :func:`pack`, by the names that training knows them by."""
    weights: dict[str, Floats] = {}
    for name, value in arrays.items():
        if name in {"letters", "words"}:
            weights[f"{name}/weight"] = _single(value) * _single(arrays[f"{name}/scale"])[:, None]
        elif name == "bias":
            weights["bias/weight"] = _single(value)[:, None]
        elif name in _TABLES:
            weights[f"{name}/weight"] = _single(value)
        elif not name.endswith("/scale"):
            weights[name] = _single(value)
    return weights


_TABLES = frozenset({"letters", "case", "words", "bias"})
