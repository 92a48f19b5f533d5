"""From the lattice's posterior and the engine's confidence to a probability of being right.

The tables were measured on held-out rendered pages: words grouped by posterior (and confidence), and
the share of right ones in each group. Source: models/README.md, "Certainty".
"""

from __future__ import annotations

import numpy as np

from docproc.restore.grade import Grade

_POSTERIOR = (
    (0.0, 0.1),
    (0.3, 0.35),
    (0.55, 0.58),
    (0.75, 0.70),
    (0.85, 0.74),
    (0.93, 0.80),
    (0.967, 0.90),
    (0.985, 0.935),
    (0.993, 0.958),
    (0.998, 0.980),
    (1.0, 0.985),
)
_CONFIDENCE = (
    (0.0, 0.15),
    (0.4, 0.58),
    (0.6, 0.74),
    (0.75, 0.92),
    (0.85, 0.95),
    (0.925, 0.988),
    (0.975, 0.999),
    (1.0, 0.999),
)
_DOUBTED = 0.4  # a word that was kept although its rival came close
_CHANGED = (0.75, 0.95)
_SURE = 0.999
_UNSAID = {Grade.CLEAN: 0.999, Grade.BARE: 0.995, Grade.ENGLISH: 0.985}


def _along(table: tuple[tuple[float, float], ...], value: float) -> float:
    return float(np.interp(value, [at for at, _ in table], [share for _, share in table]))


def certainty(posterior: float, confidence: float | None, grade: Grade, *, changed: bool) -> float:
    """Probability (0–1) that a token is right.

    ``posterior`` is the lattice's; ``confidence`` the engine's for the words it was made from, ``None``
    when there is none; ``changed`` whether the repair wrote something else than was read.
    """
    if grade is Grade.ENGLISH:
        return _along(_POSTERIOR, posterior)
    if confidence is None or grade is Grade.BARE:
        return min(posterior, _UNSAID[grade])
    if changed:
        return min(max(posterior, _CHANGED[0]), _CHANGED[1])
    kept = _along(_CONFIDENCE, confidence)
    return kept if posterior >= _SURE else kept * _DOUBTED
