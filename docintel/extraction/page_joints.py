"""Say in numbers what speaks for and against another document beginning with a page."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from docintel.extraction.page_numbers import PageNumber
from docintel.extraction.page_sight import PageSight

#: How far apart the sizes of two pages of one paper may be scanned.
_SAME_SIZE = 0.03
_MANY_IDS = 5


def joint(before: PageSight, after: PageSight) -> Mapping[str, float]:
    """Numbers of about 0 to 1 by name, for two pages in a row."""
    return {
        **_numbers(before.number, after.number),
        **_repeats(before, after),
        **_text(before, after),
        **_paper(before, after),
    }


def _numbers(before: PageNumber | None, after: PageNumber | None) -> Mapping[str, float]:
    found: dict[str, bool] = {
        "after is page 1": after is not None and after.number == 1,
        "after is a later page": after is not None and after.number > 1,
        "before is numbered": before is not None,
        "before is the last": before is not None and before.is_last,
        "before is not the last": _is_inner(before),
    }
    if before and after:
        found["number goes on"] = after.number == before.number + 1
        found["number jumps"] = after.number not in {before.number + 1, 1}
        found["same count"] = before.count == after.count and (after.count or 0) > 1
    return _as_numbers(found)


def _is_inner(page: PageNumber | None) -> bool:
    return page is not None and page.count is not None and page.number < page.count


def _repeats(before: PageSight, after: PageSight) -> Mapping[str, float]:
    return {
        "heads alike": _overlap(before.head, after.head),
        "feet alike": _overlap(before.foot, after.foot),
        "words alike": _overlap(before.vocabulary, after.vocabulary),
        "numbers alike": min(len(after.ids & before.ids), _MANY_IDS) / _MANY_IDS,
        "numbers new": len(after.ids - before.ids) / len(after.ids) if after.ids else 0.5,
    }


def _text(before: PageSight, after: PageSight) -> Mapping[str, float]:
    return _as_numbers(
        {
            "carries": before.carries,
            "was carried": after.was_carried,
            "greets": after.greets,
            "took leave": before.takes_leave,
            "goes on inside": before.ends_inside and after.begins_inside,
        }
    )


def _paper(before: PageSight, after: PageSight) -> Mapping[str, float]:
    blank = before.is_blank or after.is_blank
    letters = 0.0 if blank else abs(log(after.letter_height / before.letter_height))
    sizes = ((before.width, after.width), (before.height, after.height))
    found = {
        "size differs": any(abs(one - two) > _SAME_SIZE * max(one, two) for one, two in sizes),
        "before is blank": before.is_blank,
        "after is blank": after.is_blank,
    }
    return {"letters differ": min(letters, 1.0), **_as_numbers(found)}


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Of the smaller set, the share that is in both; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _as_numbers(found: Mapping[str, bool]) -> dict[str, float]:
    return {name: float(value) for name, value in found.items()}
