from __future__ import annotations

import pytest

from tests.unit.typesetting import Placed, values

BODY: list[Placed] = [
    (50, 400, "Dear Mr Pemberton,"),
    (50, 450, "I am writing about the room that we were given."),
    (50, 900, "Yours sincerely,"),
    (50, 1000, "Margaret Ellery"),
]


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        (
            "9 Orchard Rise, Ludlow SY8 1XR · 01584 555 0162 · m.ellery@postbox.example",
            "015845550162",
        ),
        ("(806) 555-0142", "8065550142"),
        ("+47 55 50 01 72", "+4755500172"),
    ],
)
def test_a_letterhead_prints_its_phone_without_a_label(line: str, phone: str) -> None:
    head: list[Placed] = [(50, 20, "Margaret Ellery"), (50, 60, line)]
    assert values("letter_email", [*head, *BODY])["sender_phone"] == phone


@pytest.mark.parametrize(
    "line", ["03.02.2026 10:15", "002105827328", "59494 Soest", "90 000 000 000"]
)
def test_what_is_dialled_from_nowhere_is_no_phone(line: str) -> None:
    head: list[Placed] = [(50, 20, "Margaret Ellery"), (50, 60, line)]
    assert "sender_phone" not in values("letter_email", [*head, *BODY])


def test_a_phone_with_a_label_comes_first() -> None:
    head: list[Placed] = [(50, 20, "020 7946 0000"), (50, 60, "Tel. 01584 555 0162")]
    assert values("letter_email", [*head, *BODY])["sender_phone"] == "015845550162"


def test_a_number_below_the_head_is_not_the_senders() -> None:
    text: Placed = (50, 600, "01584 555 0162")
    assert "sender_phone" not in values("letter_email", [(50, 20, "Margaret Ellery"), *BODY, text])
