"""Named things are told with the place where they stand, each character in one of them at most."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from docintel.engines.protocols import Span
from docintel.stages.find_entities import FindEntities, without_overlaps
from tests.unit.pages import document_of


@dataclass(frozen=True)
class Finds:
    """Finds these words wherever they stand, and notes in which language it was asked."""

    labels: dict[str, str]
    asked: list[str | None] = field(default_factory=list)

    def find(self, text: str, language: str | None) -> list[Span]:
        self.asked.append(language)
        return [
            Span(label, text.index(words), text.index(words) + len(words), 0.8)
            for words, label in self.labels.items()
            if words in text
        ]


spans = st.builds(
    lambda label, start, length, confidence: Span(label, start, start + length, confidence),
    st.sampled_from(["ORG", "PERSON"]),
    st.integers(0, 30),
    st.integers(1, 12),
    st.floats(0, 1),
)


def test_an_entity_stands_where_its_text_is_also_on_the_second_page() -> None:
    document = document_of(
        "Dear Ms Weaver,\nplease call\n\nHarbour Foods\nin Hamburg", language="en"
    )
    finder = Finds({"Weaver": "PERSON", "Harbour Foods\nin": "ORG", "Hamburg": "PLACE"})
    weaver, harbour, hamburg = FindEntities(finder)(document).entities
    for entity in (weaver, harbour, hamburg):
        assert document.text[entity.start : entity.end] == entity.text
    assert [entity.page for entity in (weaver, harbour, hamburg)] == [1, 2, 2]
    words = {word.text: word.box for page in document.pages for word in page.words}
    assert weaver.boxes == (words["Weaver,"],)
    assert harbour.boxes == (words["Harbour"].union(words["Foods"]), words["in"])
    assert hamburg.boxes == (words["Hamburg"],)
    assert finder.asked == ["en", "en"]


def test_the_longer_of_two_that_overlap_is_kept() -> None:
    city, bank = Span("PLACE", 8, 14, 0.99), Span("ORG", 0, 14, 0.5)
    assert without_overlaps([city, bank]) == [bank]


def test_the_surer_of_two_of_one_length_is_kept() -> None:
    place, person = Span("PLACE", 0, 6, 0.6), Span("PERSON", 0, 6, 0.9)
    assert without_overlaps([place, person]) == [person]


@given(st.lists(spans, max_size=8))
def test_none_overlap_and_what_is_left_out_overlaps_one_that_is_kept(found: list[Span]) -> None:
    kept = without_overlaps(found)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    for span in found:
        assert any(one.start < span.end and span.start < one.end for one in kept)
