"""Repair the machine-readable zone of an identity document by its check digits."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docintel.core.document import Document, Field
from docintel.core.mrz import Mrz, read_mrz
from docintel.core.mrz_forms import checked_signs
from docintel.core.page import OtherReading
from docintel.rules.mrz import said_by, zone_of
from docintel.rules.repair.as_read import AsRead, Words
from docintel.rules.repair.changes import Change, Reason, changed
from docintel.rules.repair.identifiers import mend
from docintel.rules.repair.proofs import proof_of

_RULE = "mrz_check_digits"
#: A sign stands under a check digit of its own and under the one over all, each right one in ten.
_ONE_IN = 100


def repair_zone(document: Document, rules: Collection[str], words: Words) -> Iterator[Change]:
    """The zone with right check digits, and the fields that were read in it."""
    field, zone = document.field("mrz"), zone_of(document)
    if _RULE not in rules or field is None or zone is None or zone.passed:
        return
    mended = _mended(field, zone, words)
    if mended is None:
        return
    reason = Reason([_RULE], f"{len(mended.checks)} check digits of the zone agree", True)
    yield changed("mrz", field, "\n".join(mended.lines), reason)
    before, after = dict(said_by(zone)), dict(said_by(mended))
    for other in document.fields:
        wrong = before.get(other.name)
        if wrong and other.value == wrong and after[other.name] not in ("", wrong):
            yield changed(other.name, other, after[other.name], reason)


def _mended(field: Field, zone: Mrz, words: Words) -> Mrz | None:
    widths = [len(line) for line in zone.lines]
    signs = checked_signs(zone.lines)
    if signs is None:
        return None

    def zone_in(value: str) -> Mrz | None:
        starts = [sum(widths[:count]) for count in range(len(widths))]
        lines = [value[at : at + width] for at, width in zip(starts, widths, strict=True)]
        return read_mrz(lines)

    def agrees(value: str) -> bool:
        found = zone_in(value)
        return found is not None and found.passed and None not in (found.birth, found.expiry)

    value = mend(_without_blanks(words.of(field), zone), [proof_of(signs, agrees, _ONE_IN)])
    return zone_in(value) if value else None


def _without_blanks(read: AsRead, zone: Mrz) -> AsRead:
    """The signs of the zone, with what was nearly read where none was lost on the way."""
    text = "".join(zone.lines)
    places = [at for at, sign in enumerate(read.text) if not sign.isspace()]
    if len(places) != len(text):
        return AsRead(text, surprise=read.surprise, is_exact=read.is_exact)
    moved = {at: place for place, at in enumerate(places)}
    others = tuple(
        OtherReading(moved[one.start], moved[one.start] + 1, one.text, one.probability)
        for one in read.others
        if one.end == one.start + 1 and one.start in moved
    )
    return AsRead(text, others, read.surprise, read.is_exact)
