"""From the lattice's posterior and the engine's confidence to a probability of being right.

The tables were measured on held-out rendered pages: words grouped by posterior (and confidence), and
the share of right ones in each group. Source: models/README.md, "Certainty".
"""

from __future__ import annotations

import numpy as np

from docproc.restore.grade import Grade

_POSTERIOR = (
    (0.0, 0.1),
    (0.34, 0.32),
    (0.56, 0.42),
    (0.73, 0.56),
    (0.855, 0.63),
    (0.927, 0.755),
    (0.968, 0.835),
    (0.986, 0.91),
    (0.9935, 0.948),
    (0.998, 0.959),
    (0.9996, 0.981),
    (1.0, 0.9925),
)
_CHANGED = (
    (0.0, 0.2),
    (0.54, 0.33),
    (0.74, 0.70),
    (0.85, 0.77),
    (0.925, 0.86),
    (0.97, 0.87),
    (0.993, 0.89),
    (0.998, 0.95),
    (0.9996, 0.98),
    (1.0, 0.983),
)
_CONFIDENCE = (
    (0.0, 0.3),
    (0.3, 0.55),
    (0.6, 0.82),
    (0.75, 0.85),
    (0.85, 0.95),
    (0.925, 0.99),
    (0.96, 0.999),
    (1.0, 0.999),
)
_DOUBTED = ((0.0, 0.15), (0.4, 0.2), (0.6, 0.35), (0.75, 0.5), (0.85, 0.55), (0.93, 0.77), (1.0, 0.85))
"""By the engine's confidence, for words that were kept although a rival came close."""
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
        return _along(_CHANGED, posterior)
    return _along(_CONFIDENCE if posterior >= _SURE else _DOUBTED, confidence)
