"""What is put before a person because docproc itself is not sure of it."""

from __future__ import annotations

import pytest

from docproc.assembly import doubtful
from docproc.schema.contract import Content, ReviewItem, Signer


def signed(confidence: float, *listed: str) -> Content:
    signer = Signer(name="Lê Văn Sơn", position=None, evidence=[], confidence=confidence, rule="signers.both")
    return Content(signer=signer, review=[ReviewItem(path=path, reason="illegible") for path in listed])


@pytest.mark.parametrize(
    ("confidence", "listed", "expected"),
    [
        (0.2, (), ["/signer"]),
        (0.2, ("/closing", "/metadata/number"), ["/signer"]),
        (0.2, ("/signers/0/position",), ["/signer"]),
        (0.2, ("/signer",), []),
        (0.2, ("/signer/position",), []),
        (0.9, (), []),
    ],
)
def test_a_doubtful_finding_is_listed_once(
    confidence: float, listed: tuple[str, ...], expected: list[str]
) -> None:
    found = doubtful(signed(confidence, *listed), below=0.6)
    assert [item.path for item in found] == expected
    assert all(item.confidence == confidence for item in found)
