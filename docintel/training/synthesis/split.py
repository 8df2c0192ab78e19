"""Part the made-up world in three, so that nobody meets a firm or a template twice."""

from __future__ import annotations

import hashlib
from enum import StrEnum

#: Of a hundred names and templates, the share of each; what is left is for training.
_VALIDATION, _TEST = 10, 10


class Split(StrEnum):
    """What an example is for."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


def split_of(key: str) -> Split:
    """The split that a name or a template belongs to, by its letters and digits alone."""
    plain = "".join(letter for letter in key.casefold() if letter.isalnum())
    number = int.from_bytes(hashlib.sha256(plain.encode()).digest()[:4]) % 100
    if number < _VALIDATION:
        return Split.VALIDATION
    return Split.TEST if number < _VALIDATION + _TEST else Split.TRAIN
