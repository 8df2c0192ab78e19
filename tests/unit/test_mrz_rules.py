"""What the rules say of the machine-readable zone, with the specimens of ICAO Doc 9303."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docintel.core.document import Document, Field
from docintel.core.geometry import Box
from docintel.core.page import Origin
from docintel.core.type_files import document_types
from docintel.rules.mrz import mrz_check_digits, mrz_equals_visual

PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
ZONE = (Box(0, 900, 500, 920), Box(0, 930, 500, 950))


def passport(zone: str = PASSPORT, **shown: str) -> Document:
    """A zone, and fields that are printed above it."""
    above = (
        Field(name, value, value, 0.7, Origin.OCR, "rules@1", 1, (Box(0, 20.0 * at, 90, 20.0),))
        for at, (name, value) in enumerate(shown.items())
    )
    mrz = Field("mrz", zone, zone, 0.9, Origin.OCR, "rules@1", 1, ZONE)
    return Document("d", fields=(mrz, *above))


def test_check_digits_speak_for_the_fields_that_hold_what_they_stand_for() -> None:
    [found] = mrz_check_digits(passport(document_number="L898902C3", date_of_birth="1974-08-12"))
    assert found.passed
    assert found.fields == ("mrz", "document_number", "date_of_birth")


def test_they_do_not_speak_for_another_value() -> None:
    [found] = mrz_check_digits(passport(document_number="L898902C8"))
    assert found.fields == ("mrz",)


def test_a_wrong_check_digit_is_named_with_what_it_stands_for() -> None:
    birth, whole = mrz_check_digits(passport(PASSPORT.replace("7408122F", "7408132F")))
    assert (birth.passed, whole.passed) == (False, False)
    assert birth.message == "check digit 2 of the zone does not agree with 740813"


@pytest.mark.parametrize(
    ("name", "printed", "passed"),
    [
        ("surname", "Eriksson", True),
        ("surname", "Erikson", False),
        ("given_names", "Anna Maria", True),
        ("given_names", "Anna", True),
        ("date_of_birth", "1974-08-12", True),
        ("date_of_birth", "1974-08-13", False),
        ("document_number", "L898902C3", True),
        ("document_number", "L898902C", False),
        ("sex", "female", True),
    ],
)
def test_what_is_printed_above_is_what_the_zone_says(name: str, printed: str, passed: bool) -> None:
    [found] = mrz_equals_visual(passport(**{name: printed}))
    assert found.passed is passed
    assert found.fields == (name,)


@pytest.mark.parametrize(("printed", "spelled"), [("Müller", "MUELLER"), ("Muñoz", "MUNOZ")])
def test_letters_that_zones_have_not_are_spelled_out(printed: str, spelled: str) -> None:
    zone = PASSPORT.replace("ERIKSSON<<", f"{spelled:<<8}<<")
    [found] = mrz_equals_visual(passport(zone, surname=printed))
    assert found.passed


def test_what_was_read_in_the_zone_itself_is_no_second_witness() -> None:
    document = passport(surname="ERIKSSON")
    inside = replace(document.fields[1], boxes=ZONE[:1])
    assert mrz_equals_visual(replace(document, fields=(document.fields[0], inside))) == []


def test_without_a_zone_nothing_is_said() -> None:
    assert mrz_check_digits(Document("d")) == []
    assert mrz_equals_visual(passport("no zone", surname="Eriksson")) == []


def test_identity_documents_keep_both_rules() -> None:
    rules = document_types()["identity_document"].rules
    assert {"mrz_check_digits", "mrz_equals_visual"} <= set(rules)
