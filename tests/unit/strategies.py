"""Documents as a pipeline could leave them, for laws that hold for all of them."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from docintel.core.document import (
    Alternative,
    Check,
    Document,
    Entity,
    Field,
    LineItem,
    Repair,
    Sentiment,
    State,
    TypeGuess,
)
from docintel.core.geometry import Box
from docintel.core.page import (
    Cell,
    Code,
    Failure,
    FormValue,
    Line,
    Mark,
    MarkKind,
    Origin,
    OtherReading,
    Page,
    Region,
    Table,
    Word,
)
from docintel.core.plane_map import PlaneMap

T = TypeVar("T")

REGIONS = ("text", "title", "picture", "table", "list-item", "page-header", "formula")

# What UTF-8 and both databases can hold.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
names = st.text("abcdefghij_", min_size=1, max_size=8)
shares = st.integers(0, 10_000).map(lambda n: n / 10_000)
coordinates = st.integers(0, 500_000).map(lambda n: n / 100)
small = st.integers(0, 5)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, right = sorted((draw(coordinates), draw(coordinates)))
    top, bottom = sorted((draw(coordinates), draw(coordinates)))
    return Box(left, top, right, bottom)


def tuples(of: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(of, max_size=most).map(tuple)


others = st.builds(OtherReading, small, small, texts, shares)
words = st.builds(Word, texts, boxes(), shares, tuples(others))
failures = st.builds(Failure, names, names, texts)
cells = st.builds(Cell, small, small, texts, boxes(), st.integers(1, 3), st.integers(1, 3))
marks = st.builds(
    Mark, st.sampled_from(MarkKind), boxes(), shares, st.none() | st.booleans(), texts
)
codes = st.builds(Code, names, texts, st.binary(max_size=9), boxes(), st.integers(0, 359))
form_values = st.builds(FormValue, texts, texts, boxes())
regions = st.builds(
    Region, st.sampled_from(REGIONS), boxes(), small, st.none() | shares, st.booleans()
)


@st.composite
def pages(draw: st.DrawFn, number: int) -> Page:
    found = draw(st.lists(words, max_size=4))
    lines = draw(st.lists(st.lists(st.sampled_from(found), min_size=1))) if found else []
    return Page(
        number=number,
        width=draw(st.integers(0, 5000)),
        height=draw(st.integers(0, 5000)),
        dpi=draw(st.integers(0, 600)),
        rotation=draw(st.sampled_from([0, 90, 180, 270])),
        skew=draw(st.integers(-100, 100)) / 10,
        to_original=PlaneMap(*draw(st.lists(st.integers(-99, 99), min_size=9, max_size=9))),
        prepared_by=tuple(draw(st.lists(st.sampled_from(["deskew", "find_page"])))),
        source=draw(st.none() | st.sampled_from(Origin)),
        words=tuple(found),
        lines=tuple(Line(tuple(line)) for line in lines),
        regions=draw(tuples(regions)),
        tables=draw(tuples(st.builds(Table, boxes(), tuples(cells)))),
        codes=draw(tuples(codes)),
        marks=draw(tuples(marks)),
        form_values=draw(tuples(form_values)),
        failures=draw(tuples(failures)),
    )


def fields(name: st.SearchStrategy[str] = names) -> st.SearchStrategy[Field]:
    return st.builds(
        Field,
        name=name,
        value=texts,
        text=texts,
        confidence=shares,
        source=st.sampled_from(Origin),
        voter=names,
        page=st.none() | st.integers(1, 9),
        boxes=tuples(boxes()),
        state=st.sampled_from(State),
        alternatives=tuples(st.builds(Alternative, texts, shares)),
    )


items = st.lists(fields(), min_size=1, max_size=2, unique_by=lambda field: field.name)
entities = st.builds(Entity, names, texts, small, small, small, tuples(boxes()), shares)
pairs = st.dictionaries(names, shares, max_size=3).map(lambda found: tuple(found.items()))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document whose attachments and candidates, which no record keeps, are empty."""
    return Document(
        id="d" * 32,
        pages=tuple(draw(pages(number)) for number in range(1, draw(st.integers(1, 3)))),
        type=draw(st.none() | st.builds(TypeGuess, names, shares)),
        language=draw(st.sampled_from([None, "de", "en"])),
        fields=draw(tuples(fields())),
        line_items=draw(tuples(st.builds(LineItem, items.map(tuple)))),
        repairs=draw(tuples(st.builds(Repair, names, texts, texts, names, texts))),
        checks=draw(tuples(st.builds(Check, names, st.booleans(), texts, tuples(names)))),
        entities=draw(tuples(entities)),
        summary=draw(st.none() | texts),
        sentiment=draw(st.none() | st.builds(Sentiment, st.just("neutral"), shares)),
        failures=draw(tuples(failures)),
        timings=draw(pairs),
        versions=(("pipeline", draw(names)),),
    )
