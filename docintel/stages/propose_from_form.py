"""Propose what someone filled into the form fields of the PDF."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType, FieldSpec
from docintel.core.page import FormValue, Origin, Page
from docintel.core.squash import squash
from docintel.extraction.spec_values import values_of
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import known_types
from docintel.stages.voting import with_votes

VOTER = "form@1"
#: Typed by a person into a field with a name; only the name may be misunderstood.
_CONFIDENCE = 0.98

_NUMBERED = re.compile(r"\[\d+\]")
_HUMPS = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
#: What programs put in front of a field's name: txtName, tf_name, fill_3.
_PREFIX = re.compile(r"^(?:txt|text|tf|fld|field|input|edt|cb|chk|dd|frm)_(?=[a-z])")


@dataclass(frozen=True)
class ProposeFromForm:
    """Matches the names of form fields with the fields and labels of the document's type.

    A type that is open, as forms are, also takes those that match none, under names of their own.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.FORM_VALUES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    types: str | None = None

    def __post_init__(self) -> None:
        known_types(self.types)

    def __call__(self, document: Document) -> Document:
        return with_votes(document, self.types, _candidates)


def _candidates(document: Document, document_type: DocumentType) -> Iterator[Candidate]:
    used: Counter[str] = Counter()
    for page in document.pages:
        for form_value in page.form_values:
            if not form_value.value.strip():
                continue
            spec = matching_field(form_value.name, document_type)
            if spec is not None:
                yield _candidate(spec.name, _value(spec, form_value.value), form_value, page)
            elif document_type.is_open:
                name = slug(form_value.name)
                used[name] += 1
                numbered = name if used[name] == 1 else f"{name}_{used[name]}"
                yield _candidate(numbered, form_value.value.strip(), form_value, page)


def matching_field(form_name: str, document_type: DocumentType) -> FieldSpec | None:
    """The field of that name, else the first that is labelled so in any language."""
    name = slug(form_name)
    named = document_type.field(name)
    if named is not None:
        return named
    squashed = squash(name)
    return next(
        (
            spec
            for spec in document_type.fields
            if squashed in map(squash, (spec.name, *spec.all_labels))
        ),
        None,
    )


def slug(form_name: str) -> str:
    """A field's technical name as one of ours: `form1[0].txtSurName[0]` is `sur_name`."""
    parts = [part for part in _NUMBERED.sub("", form_name).split(".") if part.strip()]
    words = _HUMPS.sub(" ", parts[-1] if parts else form_name)
    folded = unicodedata.normalize("NFKD", words.replace("\u00df", "ss")).casefold()
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    plain = "_".join(re.findall(r"[^\W_]+", letters))
    return _PREFIX.sub("", plain) or "field"


def _value(spec: FieldSpec, text: str) -> str:
    """The value in its normal form; as typed where the parser of its kind finds none."""
    found = values_of(spec, text)
    return found[0].value if found else text.strip()


def _candidate(name: str, value: str, form_value: FormValue, page: Page) -> Candidate:
    return Candidate(
        name=name,
        value=value,
        text=form_value.value.strip(),
        confidence=_CONFIDENCE,
        source=Origin.FORM_FIELD,
        voter=VOTER,
        page=page.number,
        boxes=(form_value.box,),
    )
