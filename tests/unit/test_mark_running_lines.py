"""Heads and feet that repeat are marked, and read once; what is of one page stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Line, Page, Region, Table, Word
from docintel.exporting.formats import format_named
from docintel.exporting.subject import Subject
from docintel.stages.mark_running_lines import MarkRunningLines
from tests.unit.exported_paper import line
from tests.unit.test_record import FILING

BODY = [line("The goods stay ours", 100, 500), line("until all is paid", 100, 540)]


def page(number: int, *lines: Line) -> Page:
    """A page of one region, as a sloppy detector sees it."""
    every = (*lines, *(_numbered(one, number) for one in BODY))
    ordered = tuple(sorted(every, key=lambda one: one.box.top))
    words: tuple[Word, ...] = tuple(word for one in ordered for word in one.words)
    region = Region("text", Box(0, 0, 1000, 1400), 0)
    return Page(number, 1000, 1400, 100, words=words, lines=ordered, regions=(region,))


def _numbered(one: Line, number: int) -> Line:
    return line(f"{one.text} {'abcdefgh'[number]}", one.box.left, one.box.top)


def head(text: str) -> Line:
    return line(text, 100, 40)


def foot(text: str) -> Line:
    return line(text, 450, 1350)


def marked(*pages: Page) -> tuple[Page, ...]:
    return MarkRunningLines()(Document("d", pages)).pages


def labels(found: Page) -> list[tuple[str, bool]]:
    return [(region.label, region.repeated) for region in found.regions]


def test_a_head_on_every_page_is_new_on_the_first_and_repeated_on_the_others() -> None:
    first, second, third = marked(*(page(n, head("Terms of delivery")) for n in (1, 2, 3)))
    assert labels(first) == [("page-header", False), ("text", False)]
    assert labels(second) == labels(third) == [("page-header", True), ("text", False)]


def test_page_numbers_that_count_the_pages_are_a_foot() -> None:
    first, second = marked(page(1, foot("Page 9 of 12")), page(2, foot("Page 10 of 12")))
    assert labels(first) == [("text", False), ("page-footer", False)]
    assert labels(second) == [("text", False), ("page-footer", True)]


@pytest.mark.parametrize(
    ("one", "other"), [("Carried over 12.50", "Carried over 37.20"), ("5", "9")]
)
def test_numbers_that_do_not_count_the_pages_are_none(one: str, other: str) -> None:
    pages = page(1, head(one)), page(2, head(other))
    assert marked(*pages) == pages


def test_misread_letters_do_not_matter() -> None:
    _, second = marked(page(1, head("Terms of delivery")), page(2, head("Terms of dellvery")))
    assert labels(second) == [("page-header", True), ("text", False)]


def test_a_letterhead_on_the_first_page_alone_is_not_marked() -> None:
    pages = (
        page(1, head("Northwind Ltd, 1 Dock Road")),
        page(2, head("Terms of delivery")),
        page(3, head("Terms of delivery")),
    )
    first, second, third = marked(*pages)
    assert first is pages[0]
    assert [labels(second)[0], labels(third)[0]] == [("page-header", False), ("page-header", True)]


def test_left_and_right_pages_may_have_heads_of_their_own() -> None:
    found = marked(*(page(n, head("Our terms" if n % 2 else "Chapter two")) for n in range(1, 6)))
    assert [labels(one)[0] for one in found] == [
        ("page-header", False),
        ("page-header", False),
        ("page-header", True),
        ("page-header", True),
        ("page-header", True),
    ]


def test_the_same_line_below_what_is_of_the_page_alone_is_body() -> None:
    heads = (head("To Mrs Smith"), head("The other one"))
    pages = [page(n, heads[n - 1], line("Position and price", 100, 90)) for n in (1, 2)]
    assert marked(*pages) == tuple(pages)


def test_columns_that_are_named_again_belong_to_their_table() -> None:
    pages = tuple(
        replace(page(n, head("Item Price")), tables=(Table(Box(90, 30, 900, 200), ()),))
        for n in (1, 2)
    )
    assert marked(*pages) == pages


def test_no_line_is_lost_and_none_is_read_in_another_order() -> None:
    pages = tuple(page(n, head("Terms"), foot(f"- {n} -")) for n in (1, 2))
    found = marked(*pages)
    assert [one.lines for one in found] == [one.lines for one in pages]
    assert [region.order for region in found[0].regions] == [0, 1, 2]


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_texts_say_it_once(name: str) -> None:
    pages = marked(*(page(n, head("Terms of delivery"), foot(f"Page {n}")) for n in (1, 2, 3)))
    write = format_named(name).write
    assert write
    [content] = write([Subject(FILING, Document(FILING.id, pages))])
    text = content.decode()
    assert text.count("Terms of delivery") == 1
    assert text.count("The goods stay ours") == 3
