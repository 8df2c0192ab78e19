"""Nobody writes to himself: a name is that of one party."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Candidate
from docintel.core.page import Origin
from docintel.extraction.parted import apart_from_known, parted
from docintel.extraction.voting import Weighed


def weighed(value: str, likely: float) -> Weighed:
    return Weighed([Candidate("name", value, value, likely, Origin.OCR, "rules@1")], likely)


def ranked(values: dict[str, float]) -> list[Weighed]:
    in_order = sorted(values.items(), key=lambda one: -one[1])
    return [weighed(value, likely) for value, likely in in_order]


def names(values: Sequence[Weighed]) -> list[str]:
    return [value.votes[0].value for value in values]


chances = st.dictionaries(st.sampled_from("ABCD"), st.floats(0, 1), max_size=4)


@given(chances, chances)
def test_both_parties_never_begin_with_the_same_name(
    sender: dict[str, float], recipient: dict[str, float]
) -> None:
    apart = parted({"sender_name": ranked(sender), "recipient_name": ranked(recipient)})
    one, other = apart["sender_name"], apart["recipient_name"]
    assert not (one and other) or names(one[:1]) != names(other[:1])
    assert all(0 <= value.likely <= 1 for value in (*one, *other))


def test_the_party_that_is_surer_of_the_name_keeps_it() -> None:
    sender, recipient = {"Seller Ltd": 0.79}, {"Seller Ltd": 0.56, "Buyer Ltd": 0.2}
    apart = parted({"sender_name": ranked(sender), "recipient_name": ranked(recipient)})
    assert names(apart["sender_name"]) == ["Seller Ltd"]
    assert names(apart["recipient_name"]) == ["Buyer Ltd"]
    assert 0.2 < apart["recipient_name"][0].likely < 0.2 / (1 - 0.56)


def test_the_party_that_has_another_name_gives_it_away() -> None:
    sender, recipient = {"Buyer Ltd": 0.5, "Seller Ltd": 0.45}, {"Buyer Ltd": 0.48}
    apart = parted({"sender_name": ranked(sender), "recipient_name": ranked(recipient)})
    assert names(apart["sender_name"]) == ["Seller Ltd"]
    assert names(apart["recipient_name"]) == ["Buyer Ltd"]


def test_other_fields_may_hold_the_same_value() -> None:
    values = {"date": ranked({"2026-01-01": 0.9}), "due_date": ranked({"2026-01-01": 0.8})}
    assert parted(values) == values


@given(chances, st.sampled_from("ABCDE"))
def test_no_party_begins_with_what_is_known_to_be_the_others(
    recipient: dict[str, float], known: str
) -> None:
    guessed = {"recipient_name": ranked(recipient), "total": ranked(recipient)}
    apart = apart_from_known(guessed, {"sender_name": known.lower(), "total": known})
    assert names(apart["recipient_name"][:1]) != [known]
    assert set(names(apart["recipient_name"])) <= set(recipient)
    assert apart["total"] == guessed["total"]


def test_what_is_known_to_be_the_others_leaves_its_whole_share() -> None:
    guessed = {"recipient_name": ranked({"Seller": 0.6, "Buyer": 0.2})}
    [left] = apart_from_known(guessed, {"sender_name": "seller"})["recipient_name"]
    assert left.likely == 0.5


def test_where_nothing_is_known_a_value_without_letters_stays() -> None:
    guessed = {"recipient_name": ranked({"--": 0.6})}
    assert apart_from_known(guessed, {}) == guessed
