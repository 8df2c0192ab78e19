"""Say which documents of the real sets are for learning, for calibration, and for measuring.

The parts follow from hashes, so they are the same on every machine and in every run. Receipts of
one merchant stay together, since a model would know their layout again.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum

from docintel.errors import ConfigError
from docintel.evaluation.labels import LabelledDocument


class Part(StrEnum):
    """Voters learn from TRAIN, the judge of voters from CALIBRATION as well, nobody from TEST."""

    TRAIN = "train"
    CALIBRATION = "calibration"
    TEST = "test"


#: Sets whose licence is for learning not good enough: all of them measure only.
MEASURED_ONLY = frozenset({"adbuy", "invoices_fr", "tables_pdf", "tables_scanned"})
_SPLIT = ("sroie", "zugferd")


def part_of(label_set: str, row: LabelledDocument) -> Part:
    """The part of one row; `label_set` is the name of its folder.

    Raises ConfigError for a set that nobody has divided.
    """
    if label_set in MEASURED_ONLY:
        return Part.TEST
    match label_set:
        case "sroie":
            place = _hash(row.fields.get("merchant_name", "").upper()) % 5
            return (Part.TEST, Part.CALIBRATION, Part.TRAIN, Part.TRAIN, Part.TRAIN)[place]
        case "zugferd":
            # So few that voters learn nothing from them, and the judge has no other invoices.
            return (Part.TEST, Part.CALIBRATION)[_hash(row.id) % 2]
    known = ", ".join(sorted([*_SPLIT, *MEASURED_ONLY]))
    raise ConfigError(f"no parts are known of the set {label_set!r}; known: {known}")


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
