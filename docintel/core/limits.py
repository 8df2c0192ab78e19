"""How much of a machine one uploaded file may take."""

from __future__ import annotations

from dataclasses import dataclass

#: No JPEG is wider or higher, and page images are kept as such.
MAX_SIDE = 65_500

#: A newspaper page has up to 9,000. What is done with words takes quadratic time in places.
MAX_WORDS = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on untrusted input. A page of `max_pixels` takes three bytes a pixel."""

    max_bytes: int = 200 * 1024 * 1024
    max_pages: int = 2_000
    max_pixels: int = 100_000_000
    seconds_per_page: float = 30.0
    memory_mb: int = 3_000
