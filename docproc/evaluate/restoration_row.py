"""One line of the table of how well repair does."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: shares are 0–1, ``higher`` when more is better; ``others`` by the system's name."""

    name: str
    value: float
    size: str
    bar: float | None = None
    moonshot: float | None = None
    higher: bool = False
    unit: str = "%"
    note: str = ""
    others: dict[str, float] = field(default_factory=dict)

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; ``None`` without one."""
        if self.bar is None:
            return None
        return self.value >= self.bar if self.higher else self.value <= self.bar
