"""Say what shape a word has: a date, an amount, capitals ... The model sees it beside the pieces.

Digits are masked before the model reads a word, so that it cannot learn amounts by heart; what
matters about numbers is told by shape. LayoutLM takes the shape where BERT takes the segment.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_DATE = re.compile(
    r"\W*(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|\d{1,2}[/.-]?[A-Za-z]{3,9}[/.-]?(?:\d{4}|\d{2}))\W*"
)
_AMOUNT = re.compile(
    r"\W{0,2}(?:[A-Z]{1,3}\W?)?-?(?:\d{1,3}(?:[.,' ]\d{3})+|\d+)[.,]\d{2}\W*[A-Z]{0,3}-?"
)
#: Tried in this order; what none matches is a plain word, a title or capitals.
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", _DATE),
    ("amount", _AMOUNT),
    ("time", re.compile(r"\W*\d{1,2}:\d{2}(?::\d{2})?\W*(?:[AaPp][Mm])?\W*")),
    ("percent", re.compile(r"\W*-?\d{1,3}(?:[.,]\d+)?\W*%\W*")),
    ("address", re.compile(r"\S+@\S+\.\w+\W*|(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("one digit", re.compile(r"\W*\d\W*")),
    ("two digits", re.compile(r"\W*\d{2}\W*")),
    ("year", re.compile(r"\W*(?:19|20)\d{2}\W*")),
    ("few digits", re.compile(r"\W*\d{3,4}\W*")),
    ("five digits", re.compile(r"\W*\d{5}\W*")),
    ("digits", re.compile(r"\W*\d{6,9}\W*")),
    ("many digits", re.compile(r"\W*\d{10,}\W*")),
    ("decimal", re.compile(r"\W*-?\d+(?:[.,]\d+)+\W*")),
    ("code", re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w/.#-]{5,}\W*")),
    ("short code", re.compile(r"(?=.*\d)(?=.*[A-Za-z]).{2,4}")),
    ("mixed", re.compile(r".*\d.*", re.DOTALL)),
    ("marks", re.compile(r"[\W_]+")),
    ("label", re.compile(r".*[A-Za-z]\W*[:#]", re.DOTALL)),
    ("letter", re.compile(r"\W*[^\W\d_]\W*")),
    ("capitals", re.compile(r"[^a-z]*")),
    ("title", re.compile(r"\W*[A-Z\u00c0-\u00de].*", re.DOTALL)),
)
_DIGIT = re.compile(r"\d")
#: Those that a word without a digit may have: most words have none, and match late or never.
_WITHOUT_DIGITS = tuple(
    (name, shape)
    for name, shape in _SHAPES
    if name in {"address", "marks", "label", "letter", "capitals", "title"}
)
_NAMES = (
    "pad",
    "page",
    *(name for name, _ in _SHAPES),
    "word",
    "largest",
    "repeated",
    "largest repeated",
)
_IDS = {name: number for number, name in enumerate(_NAMES)}
#: A piece inside a word has the word's shape, moved up by this.
_INSIDE = len(_NAMES)
SHAPE_COUNT = 2 * _INSIDE
PAGE_SHAPE = _IDS["page"]


def word_shapes(texts: Sequence[str]) -> list[int]:
    """The shape of each word of a page; amounts also say whether they are its largest, or stand
    more than once."""
    shapes = [_shape(text) for text in texts]
    amounts = {at: _size(texts[at]) for at, shape in enumerate(shapes) if shape == _IDS["amount"]}
    if amounts:
        largest, counts = max(amounts.values()), Counter(amounts.values())
        for at, size in amounts.items():
            shapes[at] = _amount_shape(size == largest, counts[size] > 1)
    return shapes


def inside(shape: int) -> int:
    """The shape of a piece that does not begin its word."""
    return shape + _INSIDE


def _shape(text: str) -> int:
    shapes = _SHAPES if _DIGIT.search(text) else _WITHOUT_DIGITS
    return _IDS[next((name for name, shape in shapes if shape.fullmatch(text)), "word")]


def _amount_shape(is_largest: bool, is_repeated: bool) -> int:
    names = {(True, True): "largest repeated", (True, False): "largest", (False, True): "repeated"}
    return _IDS[names.get((is_largest, is_repeated), "amount")]


def _size(text: str) -> int:
    return int("".join(re.findall(r"\d", text)) or 0)
