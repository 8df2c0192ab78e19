"""Print the labels of a document type as a paper of its language would."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from random import Random

from docintel.core.type_files import document_types
from docintel.errors import UnknownNameError
from docintel.training.synthesis import lexicon
from docintel.training.synthesis.split import Split

#: Of every so many labels one is kept for documents that nobody trains on.
_HELD_BACK_OF = 8
_CASES = ("title", "title", "title", "sentence", "sentence", "upper", "upper", "lower")
_ENDS = (":", ":", ":", ":", "", "", "", " :", " -")
_GST = "AU CA IN MY NZ SG"
_EURO = "AT BE DE ES FR IE IT NL"
#: Words of labels that only some countries have.
_ONLY_IN = {
    **dict.fromkeys(("gst", "gstin"), _GST),
    **dict.fromkeys(("rm", "sst"), "MY"),
    **dict.fromkeys(("ein", "federal"), "US"),
    **dict.fromkeys(("eur", "euro", "euros"), _EURO),
    **dict.fromkeys(("vat",), "GB IE ZA CH AT BE DE ES FR IT NL"),
    **dict.fromkeys(("rfc", "mxn"), "MX"),
    "abn": "AU",
    "hst": "CA",
    "cgst": "IN",
    "sgst": "IN",
}
_CHANGES_MANNER = 0.08


@dataclass(frozen=True)
class LabelManner:
    """How one document prints its labels."""

    language: str
    country: str
    case: str
    end: str


def label_manner(language: str, country: str, random: Random) -> LabelManner:
    """One manner; a few papers of other countries have English labels."""
    spoken = "en" if random.random() < 0.03 else language
    return LabelManner(spoken, country, random.choice(_CASES), random.choice(_ENDS))


def print_label(
    type_name: str, field: str, manner: LabelManner, random: Random, split: Split | None
) -> str:
    """One of the field's labels in the manner, or nothing for a field that has none.

    `field` may be a column, as `line_items.quantity`: heads of columns have no colon.
    """
    every = labels_of(type_name, field, manner.language)
    choices = tuple(one for one in every if _is_said_in(manner.country, one)) or every
    if split is Split.TRAIN:
        choices = tuple(one for one in choices if not _is_held_back(one)) or choices
    if not choices:
        return ""
    text = _spelled(random.choice(choices), manner.language, random)
    case = random.choice(_CASES) if random.random() < _CHANGES_MANNER else manner.case
    end = random.choice(_ENDS) if random.random() < _CHANGES_MANNER else manner.end
    in_case = _in_case(text, case)
    return in_case if field.startswith("line_items.") else _ended(in_case, end)


@cache
def labels_of(type_name: str, field: str, language: str) -> tuple[str, ...]:
    """Folded labels from the type's file, and longer ones of our own for the field's role.

    Raises UnknownNameError for a type or field that does not exist.
    """
    types = document_types()
    if type_name not in types:
        raise UnknownNameError(f"no document type {type_name!r}; known: {', '.join(types)}")
    own = types[type_name]
    column = field.removeprefix("line_items.")
    spec = own.field(field) if column == field else own.column(column)
    if spec is None:
        names = [one.name for one in (*own.fields, *own.columns)]
        raise UnknownNameError(f"{type_name} has no field {field!r}; known: {', '.join(names)}")
    more = lexicon.table("labels").get(spec.learned_as, {}).get(language, ())
    return (*dict(spec.labels).get(language, ()), *more)


def _is_said_in(country: str, label: str) -> bool:
    """Nobody in Dublin prints GST, nobody in Boston RM."""
    return all(country in _ONLY_IN.get(word, country) for word in label.split())


def _is_held_back(label: str) -> bool:
    # Not the short and common ones: every paper has a `Date` and a `Total`.
    return " " in label and zlib.crc32(label.encode()) % _HELD_BACK_OF == 0


def _spelled(label: str, language: str, random: Random) -> str:
    """Words in their printed forms, blanks between but before hyphens and after apostrophes."""
    forms = lexicon.table("spelling")[language]
    text = ""
    for word in label.split():
        printed = random.choice(forms[word]) if word in forms else word
        glued = not text or text.endswith("'") or printed.startswith("-")
        text += printed.removeprefix("-") if not text else ("" if glued else " ") + printed
    return text


def _in_case(text: str, case: str) -> str:
    if case == "upper":
        return text.upper()
    if case == "lower":
        return text
    words = text.split(" ")
    rest = [_capital(word) for word in words[1:]] if case == "title" else words[1:]
    return " ".join([_raised(words[0]), *rest])


def _capital(word: str) -> str:
    """The word with a capital, unless it is a small word of two letters."""
    return word if len(word) <= 2 and word.isalpha() else _raised(word)


def _raised(word: str) -> str:
    return word[:1].upper() + word[1:]


def _ended(text: str, end: str) -> str:
    return text + (end.lstrip(".") if text.endswith(".") else end)
