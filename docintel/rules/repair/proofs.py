"""What the identifiers that carry check digits look like."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

from docintel.core.gtin import is_gtin
from docintel.core.identifiers import iban_forms, is_iban, is_vat_id
from docintel.rules.repair.identifiers import Proof

#: What it costs to believe that an identifier was misread beyond recognition: one in 50 is.
_LOST = 3.9

#: European VAT ids: their form, and one in how many has right check digits by chance.
_VAT_FORMS = (
    ("ATUnnnnnnnn", 10),
    ("BEnnnnnnnnnn", 97),
    ("CHEnnnnnnnnn", 11),
    ("CZnnnnnnnn", 11),
    ("DEnnnnnnnnn", 10),
    ("DKnnnnnnnn", 11),
    ("EEnnnnnnnnn", 10),
    ("ELnnnnnnnnn", 10),
    ("EScnnnnnnnc", 10),
    ("FInnnnnnnn", 11),
    ("FRccnnnnnnnnn", 97),
    ("GBnnnnnnnnn", 48),
    ("HRnnnnnnnnnnn", 10),
    ("HUnnnnnnnn", 10),
    ("IEncnnnnna", 23),
    ("ITnnnnnnnnnnn", 10),
    ("LUnnnnnnnn", 89),
    ("NLnnnnnnnnnBnn", 11),
    ("PLnnnnnnnnnn", 11),
    ("PTnnnnnnnnn", 11),
    ("SEnnnnnnnnnnnn", 10),
    ("SInnnnnnnn", 11),
    ("SKnnnnnnnnnn", 11),
)


@cache
def iban_proofs() -> tuple[Proof, ...]:
    """One for each country that has IBANs."""
    return tuple(proof_of(form, _agrees, 97) for form in iban_forms().values())


@cache
def vat_id_proofs() -> tuple[Proof, ...]:
    """One for each country of Europe, in the usual form of its VAT ids."""
    return tuple(proof_of(form, is_vat_id, one_in) for form, one_in in _VAT_FORMS)


@cache
def gtin_proofs() -> tuple[Proof, ...]:
    """One for each length that GTINs have."""
    return tuple(proof_of("n" * length, is_gtin, 10) for length in (8, 12, 13, 14))


def _agrees(iban: str) -> bool:
    """The same as `is_iban`, and quick to say no."""
    digits = "".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])
    return int(digits) % 97 == 1 and is_iban(iban)


def proof_of(form: str, agrees: Callable[[str], bool], one_in: int) -> Proof:
    """Of other texts of that form, one in so many agrees by chance."""
    return Proof(form, agrees, _LOST + math.log(one_in))
