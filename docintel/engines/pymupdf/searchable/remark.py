"""What a person may not expect of a searchable PDF."""

from __future__ import annotations

from enum import StrEnum


class Remark(StrEnum):
    """The value is the sentence; the name is what the process that makes the PDF sends."""

    PAGE_AS_READ = (
        "a page is shown as it was read, since what was done to its picture cannot be undone"
    )
    WORDS_LEFT_OUT = "a page has no text, since nobody can tell where its words stand"
    ORIGINAL_PDF = (
        "this is no PDF/A, or only as far as the original was: its pages are kept as they are"
    )
    AS_IT_CAME = "this is the original as it came: nothing had to be written on its pages"
    INK = "this is no PDF/A: a picture is in CMYK colors without a profile that says which"
