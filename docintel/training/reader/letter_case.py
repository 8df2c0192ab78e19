"""Give typed text the letter case in which it is printed: receipts were typed in capitals."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein


def as_printed(typed: str, read: str) -> str:
    """The typed text; `read` is what a recogniser made of the line, right or wrong.

    A letter that was read otherwise is taken to be in the case of the nearest that was not.
    """
    lower, other = typed.lower(), read.lower()
    if len(lower) != len(typed) or len(other) != len(read):
        return typed
    upper = {
        at + step: read[there + step].isupper()
        for at, there, length in _matches(lower, other)
        for step in range(length)
        if typed[at + step].isalpha()
    }
    return "".join(
        (one.upper() if _nearest(upper, at) else one.lower()) if one.isalpha() else one
        for at, one in enumerate(typed)
    )


def _matches(one: str, other: str) -> list[tuple[int, int, int]]:
    """Where the same stands in both, and how long it is."""
    return [
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in Levenshtein.opcodes(one, other)
        if step.tag == "equal"
    ]


def _nearest(upper: dict[int, bool], at: int) -> bool:
    return upper[min(upper, key=lambda place: abs(place - at))] if upper else True
