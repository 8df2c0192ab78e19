"""Cases that were made up: every type, every field, as typed and as a scanner leaves them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from docintel.core.document import Document
from docintel.core.page import Origin
from docintel.training.data_set import examples
from docintel.training.example import Example
from docintel.training.judge.cases import Case, Truth
from docintel.training.synthesis.makers import makeable_types
from docintel.training.synthesis.split import Split

#: Not the split that voters learn from: on its documents they are surer than on any other.
_SPLIT = Split.VALIDATION


def made_up_cases(per_type: int, seed: int, vote: Callable[[Document], Document]) -> Iterator[Case]:
    """So many cases of each type, the same for the same seed."""
    types = makeable_types()
    scanned = islice(examples(seed, types, _SPLIT), per_type // 2 * len(types))
    # Another seed, or a clean paper would be the same as a noisy one.
    typed = islice(examples(seed + 1, types, _SPLIT, noise=False), -(-per_type // 2) * len(types))
    made = [*scanned, *map(_typed, typed)]
    for type_name in types:
        own = [one for one in made if one.type == type_name]
        asked = _asked(own)
        for one in own:
            truth = Truth(one.fields, asked, one.line_items)
            yield Case(vote(one.document), truth, f"{one.type}/{one.template}", real=False)


def _typed(example: Example) -> Example:
    """The example as a file that holds its own text."""
    document = example.document
    pages = tuple(replace(page, source=Origin.TEXT_LAYER) for page in document.pages)
    return replace(example, document=replace(document, pages=pages))


def _asked(made: Sequence[Example]) -> frozenset[str]:
    """What the makers of a type name at all."""
    fields = {name for one in made for name in one.fields}
    columns = {name for one in made for row in one.line_items for name in row}
    return frozenset(fields | {f"line_items.{name}" for name in columns})
