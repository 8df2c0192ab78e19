"""A misread zone is repaired by its check digits, with the specimens of ICAO Doc 9303."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.document import Document, Field, State, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import Origin, OtherReading, Page, Word
from docintel.core.type_files import document_types
from docintel.rules.repair.repair import repair
from tests.unit.misreadings import near, values

IDENTITY = document_types()["identity_document"]
NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
DATA = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
#: Where check digits speak for what stands there.
CHECKED = [*range(10), *range(13, 20), *range(21, 43)]


def passport(data: str, *others: OtherReading, source: Origin = Origin.OCR) -> Document:
    """A zone of two words, and the number that was read in it."""
    words = (
        Word(NAMES, Box(0, 900, 500, 920), 0.99),
        Word(data, Box(0, 930, 500, 950), 0.99, others),
    )
    boxes = tuple(word.box for word in words)
    mrz = Field("mrz", f"{NAMES}\n{data}", f"{NAMES} {data}", 0.45, source, "rules@1", 1, boxes)
    number = Field("document_number", data[:9], data, 0.45, source, "rules@1", 1, boxes[1:])
    page = Page(1, 600, 1000, 100, source=source, words=words)
    return Document("d", (page,), type=TypeGuess("identity_document", 1.0), fields=(mrz, number))


def test_a_sign_that_was_nearly_read_makes_the_check_digits_agree() -> None:
    misread = DATA.replace("740812", "740872")
    repaired = repair(passport(misread, near(17, "1")), IDENTITY)
    assert values(repaired)["mrz"] == f"{NAMES}\n{DATA}"
    [note] = repaired.repairs
    assert (note.field, note.rule) == ("mrz", "mrz_check_digits")
    assert note.message.endswith("because 4 check digits of the zone agree")


def test_the_fields_that_were_read_in_the_zone_follow_it() -> None:
    misread = DATA.replace("L898902C3", "L898902O3")
    repaired = repair(passport(misread, near(7, "C", 0.4)), IDENTITY)
    number = repaired.field("document_number")
    assert number is not None
    assert (number.value, number.state) == ("L898902C3", State.ACCEPTED)
    assert [note.field for note in repaired.repairs] == ["mrz", "document_number"]


def test_a_field_that_was_read_elsewhere_does_not_follow() -> None:
    document = passport(DATA.replace("L898902C3", "L898902O3"), near(7, "C"))
    elsewhere = replace(document.fields[1], value="L898902C8")
    repaired = repair(replace(document, fields=(document.fields[0], elsewhere)), IDENTITY)
    assert values(repaired)["document_number"] == "L898902C8"


def test_what_nobody_had_to_read_was_not_misread() -> None:
    misread = DATA.replace("740812", "740872")
    document = passport(misread, near(17, "1"), source=Origin.TEXT_LAYER)
    assert repair(document, IDENTITY) is document


def test_where_nothing_was_nearly_read_all_stays_as_it_is() -> None:
    document = passport(DATA.replace("740812", "740842"))
    assert repair(document, IDENTITY) is document


@given(st.sampled_from(CHECKED), st.sampled_from("0123456789ABCKX<"), st.floats(0.01, 0.6))
@settings(max_examples=50)
def test_a_zone_whose_digits_agree_is_never_changed(place: int, sign: str, chance: float) -> None:
    document = passport(DATA, near(place, sign, chance))
    assert repair(document, IDENTITY) is document


@given(st.data())
@settings(max_examples=50)
def test_a_single_misread_digit_comes_back(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([at for at in CHECKED if DATA[at].isdigit()]))
    wrong = data.draw(st.sampled_from([sign for sign in "0123456789" if sign != DATA[place]]))
    misread = DATA[:place] + wrong + DATA[place + 1 :]
    repaired = repair(passport(misread, near(place, DATA[place], 0.4)), IDENTITY)
    assert values(repaired)["mrz"] == f"{NAMES}\n{DATA}"
