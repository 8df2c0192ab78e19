"""Read the name of a person or firm off the tokens beside a cue."""

from __future__ import annotations

from typing import Any

from docintel.engines.spacy.cues import (
    BEFORE_FIRMS,
    INSIDE_FIRMS,
    NEVER_FIRMS,
    NO_NAMES,
    PARTICLES,
)

_MOST_NAMES = 4
_MOST_FIRM_TOKENS = 10


def end_of_person(doc: Any, start: int) -> int:
    """Index behind the last token of the name that begins at `start`; `start` where none does."""
    position = end = start
    names = 0
    while position < len(doc) and names < _MOST_NAMES:
        if _is_name(doc[position]):
            position += 1
            end, names = position, names + 1
        elif _is_initial(doc, position):
            position += 1 + _has_point(doc, position)
        elif doc[position].lower_ in PARTICLES or (names and _joins(doc, position)):
            position += 1
        else:
            break
    return end


def name_count(doc: Any, start: int, end: int) -> int:
    """How many names and initials the tokens hold, particles left out."""
    return sum(
        token.text[:1].isupper() and token.lower_ not in PARTICLES for token in doc[start:end]
    )


def start_of_firm(doc: Any, end: int, earliest: int) -> int:
    """Index of the first token of the firm whose legal form begins at `end`; `end` where none is.

    `earliest` is where the firm before it ended. A word such as `Firma` is left out, unless
    nothing else is there.
    """
    earliest = max(earliest, end - _MOST_FIRM_TOKENS)
    position = end
    while position > earliest and _in_firm(doc[position - 1]):
        position -= 1
    while position < end and _leads_nowhere(doc[position], position == end - 1):
        position += 1
    return position


def is_line_end(doc: Any, position: int) -> bool:
    return position >= len(doc) or "\n" in doc[position].text


def _is_name(token: Any) -> bool:
    text = token.text
    letters = text.replace("'", "").replace("\u2019", "").replace("-", "")
    return (
        len(letters) > 1
        and letters.isalpha()
        and text[0].isupper()
        and token.lower_ not in NO_NAMES
    )


def _is_initial(doc: Any, position: int) -> bool:
    text = doc[position].text.rstrip(".")
    return len(text) == 1 and text.isupper()


def _has_point(doc: Any, position: int) -> bool:
    """Whether the point of an initial is a token of its own."""
    return position + 1 < len(doc) and doc[position + 1].text == "."


def _joins(doc: Any, position: int) -> bool:
    """Whether a hyphen or apostrophe ties two names together: Jean-Pierre, D'Angelo."""
    tied = doc[position].text in {"-", "'", "\u2019"}
    return tied and not doc[position].whitespace_ and not doc[position - 1].whitespace_


def _in_firm(token: Any) -> bool:
    if token.is_space:
        return False
    return token.text[0].isupper() or token.lower_ in INSIDE_FIRMS or token.text[0].isdigit()


def _leads_nowhere(token: Any, is_last: bool) -> bool:
    """Whether no firm's name begins with this token."""
    if token.lower_ in BEFORE_FIRMS:
        return not is_last
    is_small = token.lower_ in INSIDE_FIRMS and not token.text[0].isupper()
    return is_small or token.lower_ in NEVER_FIRMS or token.text.isdigit()
