"""Every maker of synthetic documents keeps to the same contract."""

from __future__ import annotations

from itertools import islice

import pytest

from docintel.core.type_files import document_types
from docintel.training.data_set import examples
from docintel.training.data_set_file import as_line
from docintel.training.example import Example
from docintel.training.synthesis.makers import makeable_types, maker_of
from docintel.training.synthesis.split import Split, split_of
from docintel.training.synthesis.world import new_world

TYPES = makeable_types()
#: Shares of documents that must be as described; layouts are drawn, and may now and then overflow.
MOST = 0.97
#: What makers label although the file of the type has no such field: nobody learns it.
BEYOND_THE_TYPE = {
    "bank_statement": {"account_type", "fees", "interest", "line_items.reference"},
    "contract": {"jurisdiction", "term"},
    "letter_email": {"cc", "enclosures"},
}


def stream(type_name: str, count: int, split: Split = Split.TRAIN) -> list[Example]:
    return list(islice(examples(11, [type_name], split, noise=False), count))


def test_there_is_a_maker_for_receipts_and_for_invoices() -> None:
    assert {"receipt", "invoice"} <= set(TYPES)


@pytest.mark.parametrize("type_name", TYPES)
def test_a_seed_makes_the_same_document_again(type_name: str) -> None:
    assert [*map(as_line, stream(type_name, 2))] == [*map(as_line, stream(type_name, 2))]


@pytest.mark.parametrize("type_name", TYPES)
def test_tags_and_fields_are_those_of_the_type(type_name: str) -> None:
    own = document_types()[type_name]
    names = {spec.name for spec in own.fields} | BEYOND_THE_TYPE.get(type_name, set())
    columns = {f"line_items.{spec.name}" for spec in own.columns}
    for example in stream(type_name, 12):
        assert example.type == type_name
        tagged = {tag[0] for tags in example.tags for tag in tags if tag}
        if not own.is_open:
            assert tagged <= names | columns
            assert set(example.fields) <= names


@pytest.mark.parametrize("type_name", TYPES)
def test_what_is_labelled_is_printed(type_name: str) -> None:
    """A value without a word would teach models to keep silent where there is something to say."""
    made = [(name, example) for example in stream(type_name, 12) for name in example.fields]
    shown = [
        name
        for name, example in made
        if any(tag and tag[0] == name for tags in example.tags for tag in tags)
    ]
    assert len(shown) >= 0.9 * len(made)


@pytest.mark.parametrize("type_name", TYPES)
def test_a_maker_has_templates_in_every_split(type_name: str) -> None:
    make = maker_of(type_name)
    templates = {make(new_world(seed)).template for seed in range(60)}
    assert {split_of(template) for template in templates} == set(Split)


@pytest.mark.parametrize("type_name", TYPES)
def test_most_words_stand_on_the_paper(type_name: str) -> None:
    words = [
        (word.box, page)
        for example in stream(type_name, 8)
        for page in example.document.pages
        for word in page.words
    ]
    inside = [box for box, page in words if box.left >= 0 and box.right <= page.width]
    assert len(inside) >= MOST * len(words)
