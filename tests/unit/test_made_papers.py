"""What holds for every paper that is made up to learn from."""

from __future__ import annotations

from collections import defaultdict

import pytest

from docintel.core.document_type import Kind
from docintel.core.type_files import document_types
from docintel.evaluation.normal_form import kind_of_column, normal_form
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.world import new_world
from tests.unit.made_papers import PAPERS, drafts, maker, printed, values

#: Values whose normal form follows from their text alone, whatever the country.
_PLAIN = {Kind.TEXT, Kind.NAME, Kind.IDENTIFIER, Kind.IBAN, Kind.BIC, Kind.EMAIL, Kind.DURATION}
#: Fields that no words of their own stand for: a month is printed once for its two ends.
_MEANT = {("payslip", "period_end")}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_seed_makes_the_same_paper_again(paper: str) -> None:
    first, second = (maker(paper)(new_world(7)) for _ in range(2))

    assert printed(first) == printed(second)
    assert dict(first.fields) == dict(second.fields)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_word_lies_on_its_sheet(paper: str) -> None:
    for draft in drafts(paper):
        for sheet in draft.sheets:
            over = [
                word.text
                for word in sheet.words
                if word.box.left < 0 or word.box.top < 0
                or word.box.right > sheet.width + 1 or word.box.bottom > sheet.height + 1
            ]  # fmt: skip
            assert over == [], draft.template


@pytest.mark.parametrize("paper", PAPERS)
def test_every_value_is_printed_and_every_label_has_its_value(paper: str) -> None:
    for draft in drafts(paper):
        labels = {tag[0] for sheet in draft.sheets for tag in sheet.tags if tag}
        fields = {label for label in labels if not label.startswith("line_items.")}
        meant = {name for name in draft.fields if (paper, name) in _MEANT}

        assert fields | meant == set(draft.fields) | (fields & meant)


@pytest.mark.parametrize("paper", PAPERS)
def test_labelled_words_say_the_value(paper: str) -> None:
    for draft in drafts(paper):
        said = defaultdict(set)
        for label, text in values(draft):
            said[label].add(text)
        for name, value in draft.fields.items():
            spec = document_types()[draft.type].field(name) if paper != "other" else None
            kind = spec.kind if spec else Kind.MONEY
            if kind in _PLAIN and name in said and ";" not in value:
                wanted = normal_form(value, kind)
                assert wanted in {normal_form(text, kind) for text in said[name]}, name


@pytest.mark.parametrize("paper", ["bank_statement", "payslip"])
def test_rows_are_labelled_in_full(paper: str) -> None:
    for draft in drafts(paper):
        cells = [pair for pair in values(draft) if pair[0].startswith("line_items.")]
        for column in {key for row in draft.line_items for key in row}:
            kind = kind_of_column(column, draft.type, document_types())
            texts = sorted(
                normal_form(t, kind) for label, t in cells if label.endswith(f".{column}")
            )
            wanted = sorted(
                normal_form(row[column], kind) for row in draft.line_items if column in row
            )
            assert len(texts) == len(wanted), (draft.template, column)
            if kind is Kind.TEXT:
                assert texts == wanted, draft.template


@pytest.mark.parametrize("paper", PAPERS)
def test_layouts_are_many(paper: str) -> None:
    assert len({draft.template for draft in drafts(paper)}) >= 40


@pytest.mark.parametrize("paper", PAPERS)
def test_the_type_is_the_one_that_was_asked_for(paper: str) -> None:
    wanted = "unknown" if paper == "other" else paper

    assert {draft.type for draft in drafts(paper)} == {wanted}
    assert all(draft.vendor and draft.template.startswith(wanted) for draft in drafts(paper))


def test_nothing_on_an_unknown_paper_is_a_field() -> None:
    def has_tags(draft: Draft) -> bool:
        return any(tag for sheet in draft.sheets for tag in sheet.tags)

    assert not any(draft.fields or has_tags(draft) for draft in drafts("other"))
