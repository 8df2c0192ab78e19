"""Partners are learned from what several documents agree on, and never over those of a table."""

from __future__ import annotations

from docintel.core.vendor import Vendor
from docintel.vendors.learned import learned_vendors

IBAN, OTHER = "DE89370400440532013000", "AT611904300234573201"
SAID = {
    "sender_name": "Hale & Thornton Ltd",
    "sender_address": "Canal Road, Leeds",
    "sender_tax_id": "GB980780684",
    "sender_email": "office@hale.example",
    "sender_phone": "+44 113 5550142",
    "iban": IBAN,
    "currency": "GBP",
}
LEARNED = Vendor(
    "Hale & Thornton Ltd",
    address="Canal Road, Leeds",
    tax_ids=("GB980780684",),
    ibans=(IBAN,),
    phones=("441135550142",),
    domains=("hale.example",),
    currency="GBP",
    learned=True,
)


def test_what_two_documents_agree_on_is_learned() -> None:
    assert learned_vendors([SAID, SAID], []) == [LEARNED]


def test_one_document_teaches_nothing() -> None:
    assert learned_vendors([SAID], []) == []


def test_an_account_that_only_one_document_has_is_not_learned() -> None:
    """Whoever forges one invoice does not get into the list with it."""
    forged = SAID | {"iban": OTHER}
    [learned] = learned_vendors([SAID, forged, SAID], [])
    assert learned.ibans == (IBAN,)


def test_spellings_of_one_name_are_one_sender() -> None:
    [learned] = learned_vendors([SAID, SAID | {"sender_name": "HALE & THORNTON"}], [])
    assert learned.tax_ids == ("GB980780684",)


def test_a_name_alone_is_no_partner() -> None:
    name = {"sender_name": "Hale & Thornton Ltd"}
    assert learned_vendors([name, name], []) == []
    assert learned_vendors([{"iban": IBAN}, {"iban": IBAN}], []) == []


def test_whoever_the_list_has_by_name_or_number_stays_as_the_list_has_it() -> None:
    assert learned_vendors([SAID, SAID], [Vendor("Hale and Thornton GmbH")]) == [LEARNED]
    assert learned_vendors([SAID, SAID], [Vendor("HALE & THORNTON LIMITED")]) == []
    assert learned_vendors([SAID, SAID], [Vendor("H & T", tax_ids=("GB980780684",))]) == []
