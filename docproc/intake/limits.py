"""What is accepted at the door."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file that is read: in pages, in megabytes, and in megapixels for one page's image.

    ``text_megabytes`` is for plain text, of which a megabyte is some four hundred pages.
    """

    pages: int = 500
    megabytes: int = 200
    megapixels: int = 120
    text_megabytes: int = 5

    @property
    def bytes(self) -> int:
        """The largest size of a file."""
        return self.megabytes << 20

    @property
    def pixels(self) -> int:
        """The largest number of pixels of one image or one rendered page."""
        return self.megapixels * 1_000_000
