"""How the language model finds its words: every way to look is as good as looking everywhere."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from docproc.restore.language_model import Bigrams, find

WORD = st.integers(0, 40)
STRETCHES = st.lists(st.sets(WORD, max_size=30).map(sorted), min_size=1, max_size=12)


def laid_out(stretches: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    rows = np.cumsum([0, *map(len, stretches)]).astype(np.uint32)
    return rows, np.array([word for stretch in stretches for word in stretch], dtype=np.uint16)


@given(stretches=STRETCHES, data=st.data())
def test_values_are_found_in_their_own_stretch(stretches: list[list[int]], data: st.DataObject) -> None:
    rows, values = laid_out(stretches)
    asked = data.draw(st.lists(st.tuples(st.integers(0, len(stretches) - 1), WORD), max_size=50))
    number = np.array([row for row, _ in asked], dtype=np.int64)
    wanted = np.array([word for _, word in asked], dtype=np.int64)
    found = find(values, rows[number], rows[number + 1], wanted)
    assert found.tolist() == [
        rows[row] + stretches[row].index(word) if word in stretches[row] else -1 for row, word in asked
    ]


@given(followers=st.lists(st.sets(st.integers(0, 11)).map(sorted), min_size=12, max_size=12))
def test_all_known_pairs_are_found_and_no_others(followers: list[list[int]]) -> None:
    rows, seconds = laid_out(followers)
    first, second = (each.ravel() for each in np.meshgrid(np.arange(12), np.arange(12), indexing="ij"))
    found = Bigrams(rows, seconds).places(first, second)
    assert [(int(a), int(b)) for a, b in zip(first[found >= 0], seconds[found[found >= 0]], strict=True)] == [
        (word, follower) for word, stretch in enumerate(followers) for follower in stretch
    ]
    assert np.all((found < 0) | ((found >= rows[first]) & (found < rows[first + 1])))
