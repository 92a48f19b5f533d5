"""Train the language model: weighted counts of pieces, modified Kneser–Ney, pruned and quantised.

Counts are weighted by source, a type of n-gram by the mean weight of its occurrences. Kept are the
n-grams without which the text would be told worst: count times the logarithm lost by backing off.

Source: Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling" (1998);
Seymore and Rosenfeld, "Scalable Backoff Language Models" (1996), for the weighted difference.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ConfigurationError
from docproc.restore.language_model import BACKOFF_STEP, BLOCK, STEP
from docproc.restore.pieces import OTHER, SPECIAL, START, UNKNOWN, cut, unit
from docproc.training.corpora import Corpus, open_corpora
from docproc.vietnamese.syllable import is_syllable

log = logging.getLogger(__name__)
Ids = NDArray[np.uint16]
Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]

SYLLABLE_COUNT = 3
WORD_COUNT = 80
MOST_WORDS = 30_000
TRIGRAMS, BIGRAMS = 9_350_000, 850_000
"""How many are kept at most; bigrams before which a kept trigram stands are kept besides."""
_MARKED = re.compile(r"[ăâđêôơưạ-ỹàáãèéìíòóõùúýĩũ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counts:
    """Distinct n-grams (ascending keys, 16 bits a piece) with raw and weighted counts."""

    keys: Keys
    raw: Floats
    weighted: Floats


def _encode(lines: Sequence[str], numbers: dict[str, int], pieces_of: dict[str, list[int]]) -> list[int]:
    """Numbers of all pieces, each line opened by two START."""
    stream: list[int] = []
    for line in lines:
        if len(line) > 20 and not _MARKED.search(line):
            continue
        stream += (START, START)
        for word in line.split():
            found = pieces_of.get(word)
            if found is None:
                found = []
                for piece in cut(word):
                    found.append(numbers.setdefault(unit(piece), len(numbers)))
                if len(pieces_of) < 3_000_000:
                    pieces_of[word] = found
            stream += found
    return stream


def read(corpora: Sequence[Corpus]) -> tuple[list[NDArray[np.uint32]], list[str]]:
    """The training part of each corpus as provisional piece numbers, and the pieces' names."""
    numbers = {name: number for number, name in enumerate(SPECIAL)}
    pieces_of: dict[str, list[int]] = {}
    streams = []
    for corpus in corpora:
        started = time.monotonic()
        stream = np.array(_encode(corpus.training(), numbers, pieces_of), dtype=np.uint32)
        streams.append(stream)
        log.info("%s: %d pieces, %.0f s", corpus.name, len(stream), time.monotonic() - started)
    return streams, list(numbers)


def choose_vocabulary(streams: Sequence[NDArray[np.uint32]], names: Sequence[str]) -> tuple[list[str], Ids]:
    """The pieces that the model knows, by falling count, and the map from provisional numbers."""
    counts = sum(np.bincount(stream, minlength=len(names)) for stream in streams)
    order = np.argsort(-np.asarray(counts)[len(SPECIAL) :], kind="stable") + len(SPECIAL)
    known = list(SPECIAL)
    number = np.full(len(names), UNKNOWN, dtype=np.uint16)
    number[: len(SPECIAL)] = range(len(SPECIAL))
    for index in order.tolist():
        name, count = names[index], int(np.asarray(counts)[index])
        needed = SYLLABLE_COUNT if name.isalpha() and is_syllable(name) else WORD_COUNT
        if count >= needed and len(known) < MOST_WORDS:
            number[index] = len(known)
            known.append(name)
        elif not name[0].isalpha():
            number[index] = OTHER
    return known, number


def _merge(parts: Sequence[Counts]) -> Counts:
    """Counts over all sources, of counts within each."""
    keys = np.concatenate([part.keys for part in parts])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    raw = np.add.reduceat(np.concatenate([part.raw for part in parts])[order], first)
    weighted = np.add.reduceat(np.concatenate([part.weighted for part in parts])[order], first)
    return Counts(keys[first], raw, weighted)


def count(streams: Sequence[Ids], weights: Sequence[float], order: int) -> Counts:
    """Count n-grams of one order; none reaches over the start of a paragraph."""
    parts = []
    for stream, weight in zip(streams, weights, strict=True):
        shape = len(stream) - order + 1
        keys = np.zeros(shape, dtype=np.uint64)
        usable = np.ones(shape, dtype=bool)
        for place in range(order):
            column = stream[place : place + shape]
            keys = (keys << np.uint64(16)) | column.astype(np.uint64)
            if place:
                usable &= ~((column == START) & (stream[place - 1 : place - 1 + shape] != START))
        usable &= stream[order - 1 :] != START
        distinct, raw = np.unique(keys[usable], return_counts=True)
        parts.append(Counts(distinct, raw.astype(np.float64), raw.astype(np.float64) * weight))
    return _merge(parts)


def _discounted(counts: Counts) -> Floats:
    """Weighted counts less the discount of modified Kneser–Ney for counts of 1, 2, 3 and more."""
    n1, n2, n3, n4 = (max(1.0, float(np.sum(counts.raw == k))) for k in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    steps = np.array([0.0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3])
    steps = np.clip(steps, 0.0, [0.0, 0.95, 1.9, 2.9])  # small corpora have odd counts of counts
    discount = steps[np.minimum(counts.raw, 3).astype(np.int64)]
    return np.asarray(counts.weighted * (1 - discount / counts.raw))


def _continuations(counts: Counts) -> Counts:
    """How many pieces come before each shorter n-gram, a type weighted by its occurrences' mean."""
    mask = np.uint64((1 << 16 * (2 if int(counts.keys[-1]) >> 32 else 1)) - 1)
    order = np.argsort(counts.keys & mask, kind="stable")
    keys = (counts.keys & mask)[order]
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    raw = np.diff(np.append(first, len(keys))).astype(np.float64)
    weighted = np.add.reduceat((counts.weighted / counts.raw)[order], first)
    return Counts(keys[first], raw, weighted)


@dataclass(frozen=True, slots=True)
class Estimates:
    """Kept n-grams of one order with log probability, and of all contexts the log back-off weight."""

    keys: Keys
    log_probability: Floats
    contexts: Keys
    log_backoff: Floats


def _estimate(counts: Counts, keep: NDArray[np.bool_], lower: Floats) -> Estimates:
    """Interpolated probabilities of the kept n-grams; ``lower`` is the shorter model's for each key."""
    contexts, of = np.unique(counts.keys >> np.uint64(16), return_inverse=True)
    total = np.bincount(of, counts.weighted)
    mass = _discounted(counts) * keep
    backoff = 1 - np.bincount(of, mass) / total
    probability = mass / total[of] + backoff[of] * lower
    return Estimates(
        counts.keys[keep], np.log(probability[keep]), contexts, np.log(np.maximum(backoff, 1e-9))
    )


def _look_up(table: Estimates, lower: Floats, keys: Keys) -> Floats:
    """Probability of bigrams, by the estimates or by backing off to ``lower`` (unigrams)."""
    place = np.minimum(np.searchsorted(table.keys, keys), len(table.keys) - 1)
    hit = table.keys[place] == keys
    context = np.minimum(np.searchsorted(table.contexts, keys >> np.uint64(16)), len(table.contexts) - 1)
    known = table.contexts[context] == keys >> np.uint64(16)
    backoff = np.where(known, np.exp(table.log_backoff[context]), 1.0)
    backed = backoff * lower[(keys & np.uint64(0xFFFF)).astype(np.int64)]
    return np.where(hit, np.exp(table.log_probability[place]), backed)


def _unigrams(bigrams: Counts, size: int) -> Floats:
    """Continuation probability of each piece, smoothed so that none is impossible."""
    cont = _continuations(Counts(bigrams.keys, bigrams.raw, bigrams.weighted))
    counts = np.full(size, 0.5)
    counts[_last(cont)] += cont.weighted
    return np.asarray(counts / counts.sum(), dtype=np.float64)


def train(folder: Path, output: Path) -> dict[str, int]:
    """Train on a folder of corpora and write the model's files; returns the sizes in bytes."""
    corpora = list(open_corpora(folder))
    provisional, names = read(corpora)
    words, number = choose_vocabulary(provisional, names)
    streams = [number[stream] for stream in provisional]
    del provisional
    weights = [corpus.weight for corpus in corpora]
    trigrams = count(streams, weights, 3)
    log.info("%d words, %d distinct trigrams", len(words), len(trigrams.keys))
    plain = count(streams, weights, 2)
    unigram = _unigrams(plain, len(words))
    bigrams = _bigram_counts(trigrams, plain)
    low = unigram[_last(bigrams)]
    kept3, kept2 = _kept(bigrams, trigrams, low, unigram)
    two = _estimate(bigrams, kept2, low)
    three = _estimate(trigrams, kept3, _look_up(two, unigram, _shorter(trigrams)))
    log.info("kept %d bigrams, %d trigrams", len(two.keys), len(three.keys))
    frequency = _frequencies(streams, weights, len(words))
    return write(output, words, (frequency, unigram), two, three)


def _last(counts: Counts) -> NDArray[np.int64]:
    return (counts.keys & np.uint64(0xFFFF)).astype(np.int64)


def _shorter(trigrams: Counts) -> Keys:
    return trigrams.keys & np.uint64(0xFFFFFFFF)


def _kept(
    bigrams: Counts, trigrams: Counts, low: Floats, unigram: Floats
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which trigrams and bigrams are kept; ``low`` is the unigram probability of each bigram's end."""
    opening = (trigrams.keys >> np.uint64(16)) == START  # after two STARTs, bigrams say enough
    two, difference2 = _all(bigrams, low)
    _, difference3 = _all(trigrams, _look_up(two, unigram, _shorter(trigrams)))
    kept3 = _most_telling(np.where(opening, 0.0, difference3), TRIGRAMS)
    before = np.unique(trigrams.keys[kept3] >> np.uint64(16))
    kept2 = _most_telling(difference2, BIGRAMS) | np.isin(bigrams.keys, before)
    return kept3, kept2


def _all(counts: Counts, lower: Floats) -> tuple[Estimates, Floats]:
    """The estimates of all n-grams, and what is lost without each.

    That is its discounted count times the fall of its log probability.
    """
    full = _estimate(counts, np.ones(len(counts.keys), dtype=bool), lower)
    context = np.searchsorted(full.contexts, counts.keys >> np.uint64(16))
    backed = full.log_backoff[context] + np.log(lower)
    return full, np.asarray(_discounted(counts) * (full.log_probability - backed))


def _most_telling(difference: Floats, most: int) -> NDArray[np.bool_]:
    """The ``most`` n-grams with the greatest difference above nothing."""
    kept = difference > 0
    if len(difference) > most:
        kept[np.argpartition(-difference, most)[most:]] = False
    return kept


def _frequencies(streams: Sequence[Ids], weights: Sequence[float], size: int) -> Floats:
    """Plain relative frequency of each piece: what the shortlist of candidates is drawn by."""
    counts = sum(
        weight * np.bincount(stream, minlength=size) for stream, weight in zip(streams, weights, strict=True)
    )
    smoothed = np.asarray(counts, dtype=np.float64) + 0.5
    return np.asarray(smoothed / smoothed.sum())


def _bigram_counts(trigrams: Counts, plain: Counts) -> Counts:
    """Continuation counts of bigrams, with plain counts at the start of a paragraph."""
    cont = _continuations(trigrams)
    at_start = (plain.keys >> np.uint64(16)) == START
    inside = (cont.keys >> np.uint64(16)) != START
    return Counts(
        np.concatenate((plain.keys[at_start], cont.keys[inside])),
        np.concatenate((plain.raw[at_start], cont.raw[inside])),
        np.concatenate((plain.weighted[at_start], cont.weighted[inside])),
    )


def _quantised(log_probability: Floats, step: float) -> NDArray[np.uint8]:
    return np.clip(np.rint(-log_probability / step), 0, 255).astype(np.uint8)


def write(
    folder: Path,
    words: Sequence[str],
    single: tuple[Floats, Floats],
    two: Estimates,
    three: Estimates,
) -> dict[str, int]:
    """Write the arrays that :class:`docproc.restore.language_model.LanguageModel` maps into memory."""
    frequency, unigram = single
    folder.mkdir(parents=True, exist_ok=True)
    mask = np.uint64(0xFFFF)
    heads = np.arange(len(words) + 1, dtype=np.uint64) << np.uint64(16)
    rows = np.searchsorted(two.keys, heads).astype(np.uint32)
    starts = np.searchsorted(three.keys, np.append(two.keys, two.keys[-1] + np.uint64(1)) << np.uint64(16))
    arrays: dict[str, NDArray[np.generic]] = {
        "frequencies": _quantised(np.log(frequency), STEP),
        "unigrams": _quantised(np.log(unigram), STEP),
        "unigram_backoffs": _quantised(_backoffs(two, np.arange(len(words), dtype=np.uint64)), BACKOFF_STEP),
        "bigram_rows": rows,
        "bigrams": (two.keys & mask).astype(np.uint16),
        "bigram_probabilities": _quantised(two.log_probability, STEP),
        "bigram_backoffs": _quantised(_backoffs(three, two.keys), BACKOFF_STEP),
        "trigram_blocks": starts[::BLOCK].astype(np.uint32),
        "trigram_offsets": _offsets(starts),
        "trigrams": (three.keys & mask).astype(np.uint16),
        "trigram_probabilities": _quantised(three.log_probability, STEP),
    }
    (folder / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


def _offsets(starts: NDArray[np.int64]) -> NDArray[np.uint16]:
    """How far each start is beyond the first one of its block; half the size of the starts."""
    offsets = starts - np.repeat(starts[::BLOCK], BLOCK)[: len(starts)]
    if offsets.max() > np.iinfo(np.uint16).max:
        raise ConfigurationError("too many trigrams begin alike; keep fewer")
    return offsets.astype(np.uint16)


def _backoffs(table: Estimates, contexts: Keys) -> Floats:
    """Log back-off weight of each context; 0 where it was never seen."""
    place = np.minimum(np.searchsorted(table.contexts, contexts), len(table.contexts) - 1)
    return np.where(table.contexts[place] == contexts, table.log_backoff[place], 0.0)
