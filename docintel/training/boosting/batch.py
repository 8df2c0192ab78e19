"""Examples that were labelled in one manner, so that it is known what was asked of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.training.example import Example


@dataclass(frozen=True)
class Batch:
    """What no example of a batch has was not asked for, and is not known to be absent.

    Each example is learned from `repeats` times.
    """

    examples: tuple[Example, ...]
    repeats: int = 1

    @cached_property
    def asked(self) -> frozenset[str]:
        """The tags that occur: names of fields, and `line_items.quantity` and so on."""
        return frozenset(
            tag[0]
            for example in self.examples
            for tags in example.tags
            for tag in tags
            if tag is not None
        )


def tag_of(field: FieldSpec, document_type: DocumentType) -> str:
    """What examples call the field, or the column."""
    return f"line_items.{field.name}" if field in document_type.columns else field.name
