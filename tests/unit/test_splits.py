"""Every real document is in one part, always the same."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.errors import ConfigError
from docintel.evaluation.labels import LabelledDocument
from docintel.training.splits import MEASURED_ONLY, Part, part_of


def receipt(merchant: str, id_: str = "1") -> LabelledDocument:
    return LabelledDocument(id_, {"merchant_name": merchant}, type="receipt")


@given(st.text(), st.text(), st.text())
def test_receipts_of_one_merchant_stay_together(merchant: str, one: str, other: str) -> None:
    parts = {part_of("sroie", receipt(name, id_)) for name in (merchant,) for id_ in (one, other)}
    assert len(parts) == 1


@given(st.text(alphabet="ABCÄÖÜabcäöü 12&.-"))
def test_a_merchant_is_the_same_in_capitals(merchant: str) -> None:
    assert part_of("sroie", receipt(merchant)) == part_of("sroie", receipt(merchant.upper()))


def test_a_fifth_measures_and_a_fifth_calibrates() -> None:
    parts = Counter(part_of("sroie", receipt(f"SHOP {n}")) for n in range(2000))
    assert 350 < parts[Part.TEST] < 450
    assert 350 < parts[Part.CALIBRATION] < 450


def test_the_parts_are_those_that_were_agreed() -> None:
    """Counted here a second time, as it is written down."""
    place = int(hashlib.sha256(b"ACME TRADING").hexdigest(), 16) % 5
    agreed = {0: Part.TEST, 1: Part.CALIBRATION}.get(place, Part.TRAIN)
    assert part_of("sroie", receipt("Acme Trading")) is agreed
    invoice = LabelledDocument("RE-7", {}, type="invoice")
    is_test = int(hashlib.sha256(b"RE-7").hexdigest(), 16) % 2 == 0
    assert part_of("zugferd", invoice) is (Part.TEST if is_test else Part.CALIBRATION)


@pytest.mark.parametrize("name", sorted(MEASURED_ONLY))
def test_nothing_is_learnt_from_sets_without_a_licence_for_it(name: str) -> None:
    assert part_of(name, receipt("SHOP")) is Part.TEST


def test_a_set_that_nobody_divided_is_named_with_those_that_are() -> None:
    with pytest.raises(ConfigError, match=r"'mine'.*sroie"):
        part_of("mine", receipt("SHOP"))
