"""Drafts that the tests of makers look at: a few dozen of each kind, made once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from docintel.training.synthesis.draft import Draft, Maker
from docintel.training.synthesis.world import LANGUAGES, new_world

PAPERS = (
    *("bank_statement", "payslip", "letter_email", "contract"),
    *("form", "identity_document", "other"),
)
_COUNT = 60


@cache
def drafts(paper: str) -> tuple[Draft, ...]:
    """The same number in each language."""
    make = maker(paper)
    return tuple(
        make(new_world(seed, language=LANGUAGES[seed % len(LANGUAGES)])) for seed in range(_COUNT)
    )


def maker(paper: str) -> Maker:
    make: Maker = import_module(f"docintel.training.synthesis.{paper}").make
    return make


def values(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each labelled stretch of words: its label and its text, in the order of writing.

    Words of one value that stand in several lines are put together.
    """
    for sheet in draft.sheets:
        open_values: dict[str, list[str]] = {}
        for word, tag in zip(sheet.words, sheet.tags, strict=True):
            if tag is None:
                continue
            label, begins = tag
            if begins and label in open_values:
                yield label, " ".join(open_values.pop(label))
            open_values.setdefault(label, []).append(word.text)
        for label, words in open_values.items():
            yield label, " ".join(words)


def printed(draft: Draft) -> str:
    return " ".join(word.text for sheet in draft.sheets for word in sheet.words)
