"""The order in which the words of a page are read."""

from __future__ import annotations

from docintel.core.page import Page, Word


def read_order(page: Page) -> list[int]:
    """Indexes into `page.words`, in the order of its lines; words in no line come last."""
    places = {id(word): index for index, word in enumerate(page.words)}
    in_lines = [id(word) for line in page.lines for word in line.words]
    if len(places) < len(page.words) or not places.keys() >= set(in_lines):
        return _by_likeness(page)
    first = [places.pop(word) for word in in_lines if word in places]
    return [*first, *places.values()]


def _by_likeness(page: Page) -> list[int]:
    """Lines may be of words that are only like those of the page, or a word stand in it twice."""
    places: dict[Word, list[int]] = {}
    for index, word in enumerate(page.words):
        places.setdefault(word, []).append(index)
    in_lines = [
        places[word].pop(0) for line in page.lines for word in line.words if places.get(word)
    ]
    left_over = sorted(index for indexes in places.values() for index in indexes)
    return [*in_lines, *left_over]
