"""What every extracted value carries: its evidence, its confidence and the rule that found it."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints

from docproc.schema.geometry import Box

Text = Annotated[str, StringConstraints(min_length=1)]
"""Text that is never empty: what is absent is ``null``."""

Probability = Annotated[float, Field(ge=0.0, le=1.0), PlainSerializer(lambda p: round(p, 4), float)]
"""A share between 0 and 1, meant as the probability of being right."""

Points = Annotated[Box | None, PlainSerializer(lambda b: b and [round(v, 2) for v in b], list[float] | None)]


class Record(BaseModel):
    """Base of everything in the contract: frozen, and strict about its keys when built."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)


class Evidence(Record):
    """A place in the document: page (from 1), span of code points in that page's text, box in points.

    ``start`` and ``end`` (half-open) index ``text.pages[page - 1].text``. ``bbox`` is
    ``[x0, y0, x1, y1]``, origin top left, or ``null`` when the document came as bare text.
    """

    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    bbox: Points = None


class Finding(Record):
    """What all extracted items share.

    ``confidence`` is the probability of being right; ``rule`` names the rule or model that said so.
    """

    evidence: list[Evidence]
    confidence: Probability
    rule: Text


V = TypeVar("V")


class Scalar(Finding, Generic[V]):
    """A single value: normalised, and as it stands in the document.

    ``inferred`` is true when the value follows from something else that was read (a deputy's post from
    the line ``KT. CHỦ TỊCH``) instead of being read itself.
    """

    value: V
    verbatim: Text | None
    inferred: bool = False


class ReviewItem(Record):
    """A place in the JSON that a person should look at, and why.

    ``path`` is a JSON pointer (RFC 6901) into this document; ``evidence`` shows where on the page.
    """

    path: str
    reason: Text
    confidence: Probability | None = None
    evidence: list[Evidence] = []


Json = dict[str, Any]
