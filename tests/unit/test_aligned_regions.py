"""Text that stands in columns is found without a rule, and running text is not."""

from __future__ import annotations

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.engines.tables.aligned import aligned_regions


def word(text: str, left: int, top: int) -> Word:
    return Word(text, Box(left, top, left + 10 * len(text), top + 16))


def rows(count: int, columns: tuple[int, ...], top: int = 100) -> list[Word]:
    texts = ("Wages", "1,204", "1,150", "998")
    return [
        word(text, left, top + 24 * row)
        for row in range(count)
        for text, left in zip(texts, columns, strict=False)
    ]


def test_three_columns_over_three_rows_are_a_table() -> None:
    [box] = aligned_regions(rows(3, (50, 400, 600)))
    assert box == Box(50, 100, 650, 164)


def test_two_columns_or_two_rows_are_none() -> None:
    assert aligned_regions(rows(9, (50, 400))) == []
    assert aligned_regions(rows(2, (50, 400, 600))) == []


def test_a_heading_within_the_table_is_part_of_it() -> None:
    below = rows(3, (50, 400, 600), top=220)
    [box] = aligned_regions([*rows(4, (50, 400, 600)), word("Other", 50, 196), *below])
    assert (box.top, box.bottom) == (100, 284)


def test_far_apart_are_two_tables() -> None:
    found = aligned_regions(rows(3, (50, 400, 600)) + rows(3, (50, 400, 600), top=600))
    assert len(found) == 2


def test_running_text_is_none() -> None:
    lines = [
        word("letters", 50 + 80 * place, 100 + 24 * line) for line in range(9) for place in range(9)
    ]
    assert aligned_regions(lines) == []


def test_an_empty_page_has_none() -> None:
    assert aligned_regions([]) == []


def text_below(top: int, count: int) -> list[Word]:
    return [word("Other", 50, top + 24 * row) for row in range(count)]


def test_a_paragraph_between_parts_two_tables() -> None:
    columns = (50, 400, 600)
    words = [*rows(3, columns), *text_below(172, 4), *rows(3, columns, top=268)]
    assert len(aligned_regions(words)) == 2


def test_few_rows_among_many_lines_are_none() -> None:
    columns = (50, 400, 600)
    words = [*rows(1, columns), *text_below(124, 3), *rows(1, columns, top=196)]
    words += [*text_below(220, 3), *rows(1, columns, top=292)]
    assert aligned_regions(words) == []
