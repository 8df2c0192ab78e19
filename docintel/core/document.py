"""The one value that travels through the pipeline.

A Document is frozen. A stage returns a changed copy made with `replace`, so a failed stage
leaves its input as it was and a retry starts from known ground.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docintel.core.geometry import Box
from docintel.core.page import Failure, Origin, Page

UNKNOWN_TYPE = "unknown"


class State(StrEnum):
    """Whether a field may be used as it is or a person should look at it."""

    ACCEPTED = "accepted"
    REVIEW = "review"


#: What XML is called that came without pages and was set as some.
BARE_E_INVOICE = "e-invoice.xml"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file, such as the XML of an e-invoice."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class TypeGuess:
    """The document type, or `unknown`."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one voter proposes for one field.

    `value` is normalised (ISO dates, amounts with a decimal point, identifiers without blanks),
    `text` is as printed. `voter` names the stage and its version, such as `rules@1`. `page` is
    None and `boxes` empty for a value that is nowhere on the page (e-invoice XML). `row` is the
    line item it belongs to, counted from 0, or None for a header field.
    """

    name: str
    value: str
    text: str
    confidence: float
    source: Origin
    voter: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that the field might have."""

    value: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Field:
    """The value decided for one field, with its evidence."""

    name: str
    value: str
    text: str
    confidence: float
    source: Origin
    voter: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    state: State = State.REVIEW
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class LineItem:
    """One row of goods, services or transactions: its cells as fields."""

    fields: tuple[Field, ...]

    def get(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Check:
    """A validation rule and what it found. `fields` names the fields it looked at."""

    rule: str
    passed: bool
    message: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """A value that was changed, or found, because the values around it say what was printed.

    `field` names a field, or a cell of a line item as checks do (`line_items[2].quantity`).
    `before` is empty for a value that had not been found. `rule` is the rule that asked for it,
    `message` says for a person why it can be nothing else.
    """

    field: str
    before: str
    after: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing in the document's text; `start` and `end` count characters of that text."""

    label: str
    text: str
    start: int
    end: int
    page: int
    boxes: tuple[Box, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Sentiment:
    """`label` is negative, neutral or positive; `score` runs from -1 to 1."""

    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Document:
    """A file and everything known about it.

    `timings` holds seconds by stage, `versions` what produced the record. `cuts` are the pages
    after which another document begins: None where nobody has looked, empty for one document.
    """

    id: str
    pages: tuple[Page, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    type: TypeGuess | None = None
    language: str | None = None
    candidates: tuple[Candidate, ...] = ()
    fields: tuple[Field, ...] = ()
    line_items: tuple[LineItem, ...] = ()
    repairs: tuple[Repair, ...] = ()
    checks: tuple[Check, ...] = ()
    entities: tuple[Entity, ...] = ()
    summary: str | None = None
    sentiment: Sentiment | None = None
    failures: tuple[Failure, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    cuts: tuple[int, ...] | None = None

    @property
    def text(self) -> str:
        """The pages' text, one after the other, a blank line between."""
        return "\n\n".join(page.text for page in self.pages)

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)
