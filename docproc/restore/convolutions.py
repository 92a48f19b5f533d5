"""The layers of the context model: gated convolutions over places, worked out only where they are needed.

All of it is NumPy in single precision. What a page costs is the matrix products, so none is made twice
(:class:`Near`) and none for places that nobody asks about (:func:`needed`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Places = slice | Numbers
"""Rows of a sequence: all of them, or some by their numbers."""

KERNEL = 5
KEPT = 1024
"""Products of this many distinct words are remembered: six megabytes."""
_SMALL = np.float32(1e-5)
_MOSTLY = 0.9  # where more is needed, all is worked out: that saves picking rows


def needed(size: int, wanted: Numbers, dilations: Sequence[int]) -> list[Places]:
    """At which places each layer's output is needed, the input of the first one to begin with."""
    mask = np.zeros(size, dtype=bool)
    mask[wanted] = True
    found = [_places(mask)]
    for dilation in reversed(dilations):
        around = mask.copy()
        for shift in range(dilation, KERNEL // 2 * dilation + 1, dilation):
            around[shift:] |= mask[:-shift]
            around[:-shift] |= mask[shift:]
        mask = around
        found.append(_places(mask))
    return found[::-1]


def _places(mask: NDArray[np.bool_]) -> Places:
    places = np.flatnonzero(mask)
    return slice(0, len(mask)) if len(places) > _MOSTLY * len(mask) else places


def _moved(places: Places, by: int) -> Places:
    return slice(places.start + by, places.stop + by) if isinstance(places, slice) else places + by


class Norm:
    """Brings each row to mean 0 and variance 1, then scales and moves its columns."""

    def __init__(self, weight: Floats, bias: Floats) -> None:
        self._weight, self._bias = weight, bias

    def of(self, x: Floats) -> Floats:
        """The rows so changed."""
        x = x - x.mean(axis=1, keepdims=True)
        x *= (1 / np.sqrt(np.einsum("nd,nd->n", x, x) / x.shape[1] + _SMALL))[:, None]
        x *= self._weight
        x += self._bias
        return x


def halved(values: Floats) -> Floats:
    """Weights (or biases) of a gated layer as :func:`gated` wants them.

    For x·σ(g) is x/2·(1 + tanh(g/2)), and a hyperbolic tangent cannot overflow.
    """
    return np.asarray(values * np.float32(0.5))


def gated(both: Floats) -> Floats:
    """The first half of each row, as far as the second half lets it pass; both come :func:`halved`."""
    half = both.shape[1] // 2
    gate = np.tanh(both[:, half:])
    gate += 1
    gate *= both[:, :half]
    return gate


class Mix:
    """One layer: rows at five distances taken together column by column, then mixed and gated."""

    def __init__(self, norm: Norm, taps: Floats, weight: Floats, bias: Floats, dilation: int) -> None:
        self._norm, self._taps = norm, taps
        self._weight, self._bias = halved(weight), halved(bias)
        self._dilation = dilation

    def add(self, x: Floats, inside: Places, here: Places) -> None:
        """Add the layer's output to the rows ``here``, of which all that it sees is ``inside``."""
        reach = KERNEL // 2 * self._dilation
        padded = np.zeros((len(x) + 2 * reach, x.shape[1]), dtype=np.float32)
        padded[_moved(inside, reach)] = self._norm.of(x[inside])
        mixed = self._taps[0] * padded[_moved(here, 0)]
        part = np.empty_like(mixed)
        for tap in range(1, KERNEL):
            np.multiply(self._taps[tap], padded[_moved(here, tap * self._dilation)], out=part)
            mixed += part
        both = mixed @ self._weight.T
        both += self._bias
        x[here] += gated(both)


class Near:
    """The first layer: a word with its two neighbours, mixed and gated.

    What a word gives to its own place and to the places beside it is the same wherever it stands, and
    pages repeat their words: these products are made once for each kind of word and remembered.
    """

    def __init__(
        self, inputs: Callable[[Numbers], Floats], kinds: int, norm: Norm, weight: Floats, bias: Floats
    ) -> None:
        """``inputs`` gives the rows of kinds of words (numbers below ``kinds``) before they are normed."""
        self._inputs, self._norm, self._bias = inputs, norm, halved(bias)
        # For the word before, the word itself and the word after.
        self._weights = np.split(halved(weight), 3, axis=1)
        self._slot = np.full(kinds, -1, dtype=np.int64)
        self._products = np.empty((3, KEPT, len(weight)), dtype=np.float32)
        self._used = 0

    def add(self, x: Floats, kinds: Numbers) -> None:
        """Add the layer's output to the rows of a sequence of words."""
        slots = self._slots(kinds)
        to_next, own, to_last = self._products
        both = own[slots]
        both[1:] += to_next[slots[:-1]]
        both[:-1] += to_last[slots[1:]]
        both += self._bias
        x += gated(both)

    def _slots(self, kinds: Numbers) -> Numbers:
        """Where the products of each word are, made if they are not there yet."""
        distinct = np.unique(kinds)
        new = distinct[self._slot[distinct] < 0]
        if self._used + len(new) > self._products.shape[1]:
            new = distinct
            self._slot[:], self._used = -1, 0
            if len(new) > self._products.shape[1]:
                self._products = np.empty((3, len(new), self._products.shape[2]), dtype=np.float32)
        if len(new):
            stop = self._used + len(new)
            rows = self._norm.of(self._inputs(new))
            for weight, products in zip(self._weights, self._products, strict=True):
                np.matmul(rows, weight.T, out=products[self._used : stop])
            self._slot[new] = np.arange(self._used, stop)
            self._used = stop
        return self._slot[kinds]
