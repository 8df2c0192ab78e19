"""Partners of the vendor list are recognised on a document, and vote on what is theirs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Candidate, Document, Field, State, TypeGuess
from docintel.core.page import Origin
from docintel.core.vendor import Vendor
from docintel.errors import ConfigError
from docintel.extraction.reading import read
from docintel.extraction.vendors.misread import meant
from docintel.extraction.vendors.names import find_name
from docintel.stages.decide_fields import DecideFields
from docintel.stages.propose_by_rules import ProposeByRules
from docintel.stages.propose_from_vendors import ProposeFromVendors
from docintel.stages.validate import Validate
from docintel.vendors.list_file import write_vendors
from tests.contract.examples import vendor_list
from tests.unit.pages import document_of

IBAN, OTHER = "GB82WEST12345698765432", "DE89370400440532013000"
HALE = Vendor(
    "Hale & Thornton Joinery Ltd",
    number="70017",
    address="Unit 7 Mill Race Works, Canal Road, Leeds LS12 9XT",
    tax_ids=("GB980780684",),
    ibans=(IBAN,),
    bics=("WESTGB2LXXX",),
    phones=("01135550142",),
    domains=("hale-thornton.example",),
    currency="GBP",
    due_days=30,
)
INVOICE = """INVOICE
Hale & Thornton Joinery Ltd
Unit 7 Mill Race Works, Canal Road
Leeds LS12 9XT
VAT no. GB 980 7806 84
Invoice number: HT-2231
Invoice date: 2 March 2026
Bill to: Moorland Arts Trust
Total 1200.00
IBAN: GB82 WEST 1234 5698 7654 32"""


@pytest.fixture
def listed(tmp_path: Path) -> Listed:
    return Listed(tmp_path / "vendors.sqlite")


class Listed:
    """Runs the voters and what follows with a list of partners."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, *vendors: Vendor) -> Listed:
        write_vendors(self.path, vendors)
        return self

    def candidates(self, text: str, type_name: str = "invoice") -> dict[str, Candidate]:
        voted = self.voted(document(text, type_name))
        return {one.name: one for one in voted.candidates if one.voter == "vendors@1"}

    def voted(self, before: Document) -> Document:
        return ProposeFromVendors(vendors=str(self.path))(ProposeByRules()(before))

    def checked(self, before: Document) -> Document:
        return Validate(vendors=str(self.path))(DecideFields()(self.voted(before)))

    def told(self, text: str) -> dict[str, bool]:
        """What the checks against the list say."""
        checks = self.checked(document(text)).checks
        return {one.message: one.passed for one in checks if one.rule == "vendor_list"}


def document(text: str, type_name: str = "invoice") -> Document:
    return document_of(text, type=TypeGuess(type_name, 1.0))


def printed(text: str) -> Document:
    """A document whose letters nobody had to read."""
    made = document(text)
    pages = tuple(replace(page, source=Origin.TEXT_LAYER) for page in made.pages)
    return replace(made, pages=pages)


def test_a_partner_votes_on_all_fields_that_are_its_own(listed: Listed) -> None:
    found = listed(HALE).candidates(INVOICE)
    assert {name: one.value for name, one in found.items()} == {
        "supplier_name": HALE.name,
        "supplier_address": HALE.address,
        "supplier_tax_id": "GB980780684",
        "iban": IBAN,
        "currency": "GBP",
        "due_date": "2026-04-01",
    }
    known = {name for name, one in found.items() if one.source is Origin.MASTER_DATA}
    assert known == {"supplier_name", "supplier_address", "supplier_tax_id", "iban"}


def test_each_vote_shows_where_it_is_printed(listed: Listed) -> None:
    found = listed(HALE).candidates(INVOICE)
    assert found["supplier_name"].text == HALE.name
    assert found["iban"].text == "GB82 WEST 1234 5698 7654 32"
    assert found["supplier_address"].text == "Unit 7 Mill Race Works, Canal Road Leeds LS12 9XT"
    assert all(one.page == 1 and one.boxes for one in found.values() if one.voter and one.boxes)


@pytest.mark.parametrize(
    "sign",
    [
        "VAT no. GB 980 7806 84",
        "VAT 980780684",
        "IBAN GB82 WEST 1234 5698 7654 32",
        "IBAN: GB82WEST12345698765432",
        "GB82 WEST I234 5698 7654 32",
    ],
)
def test_one_number_of_its_own_tells_who_it_is(listed: Listed, sign: str) -> None:
    name = listed(HALE).candidates(f"INVOICE\n{sign}")["supplier_name"]
    assert (name.value, name.source) == (HALE.name, Origin.MASTER_DATA)
    assert name.boxes


@pytest.mark.parametrize(
    "sign",
    ["Tel. 0113 555 0142", "+44 (0)113 555-0142", "office@hale-thornton.example", HALE.name],
)
def test_a_name_a_phone_or_a_domain_alone_is_a_guess(listed: Listed, sign: str) -> None:
    name = listed(HALE).candidates(f"INVOICE\n{sign}")["supplier_name"]
    assert (name.value, name.source) == (HALE.name, Origin.RULE)
    assert name.confidence == 0.7


@pytest.mark.parametrize(
    "second", ["Tel. 0113 555 0142", "www.hale-thornton.example", "Canal Road, Leeds LS12 9XT"]
)
def test_a_name_and_a_second_sign_are_knowledge(listed: Listed, second: str) -> None:
    short = replace(HALE, address="Canal Road, Leeds LS12 9XT")
    text = f"HALE & TH0RNTON J0INERY\n{second}\nINVOICE\nBill to: Moorland Arts Trust"
    name = listed(short).candidates(text)["supplier_name"]
    assert (name.value, name.source) == (HALE.name, Origin.MASTER_DATA)
    assert name.text == "HALE & TH0RNTON J0INERY"


def test_a_phone_number_of_the_list_is_known_as_it_is_printed(listed: Listed) -> None:
    text = INVOICE.replace("Invoice number", "Phone: +44 113 555 0142\nInvoice number")
    phone = listed(HALE).candidates(text)["supplier_phone"]
    assert (phone.source, phone.text) == (Origin.MASTER_DATA, "+44 113 555 0142")
    assert "supplier_phone" not in listed(HALE).candidates(text.replace("0142", "0143"))


def test_misread_letters_are_those_of_the_list(listed: Listed) -> None:
    misread = (
        INVOICE.replace("Thornton Joinery", "Thomton Joirery")
        .replace("Canal", "Canai")
        .replace("GB 980 7806 84", "GB 98O 7806 B4")
    )
    decided = listed(HALE).checked(document(misread))
    values = {field.name: field.value for field in decided.fields}
    assert values["supplier_name"] == HALE.name
    assert values["supplier_address"] == HALE.address
    assert values["supplier_tax_id"] == "GB980780684"
    assert decided.field("supplier_name").text == "Hale & Thomton Joirery Ltd"  # type: ignore[union-attr]
    assert any("printed as Hale & Thomton Joirery Ltd" in one.message for one in decided.checks)


def test_another_account_is_told_and_not_changed(listed: Listed) -> None:
    """The invoice of a known supplier with somebody else's account is a classical fraud."""
    forged = document(INVOICE.replace("GB82 WEST 1234 5698 7654 32", OTHER))
    decided = listed(HALE).checked(forged)
    account = decided.field("iban")
    assert account is not None
    assert (account.value, account.state) == (OTHER, State.REVIEW)
    [failed] = [one for one in decided.checks if one.rule == "vendor_list" and not one.passed]
    assert failed.fields == ("iban",)
    assert OTHER in failed.message
    assert IBAN in failed.message
    assert "70017 Hale & Thornton Joinery Ltd" in failed.message
    assert "ask them" in failed.message


def test_another_tax_id_is_told(listed: Listed) -> None:
    told = listed(HALE).told(INVOICE.replace("GB 980 7806 84", "GB 434 0314 94"))
    [failed] = [message for message, passed in told.items() if not passed]
    assert failed.startswith("supplier tax id GB434031494 is no tax id of 70017")


def test_an_account_that_the_list_does_not_have_is_nothing_to_tell(listed: Listed) -> None:
    told = listed(replace(HALE, ibans=())).told(INVOICE)
    assert told
    assert all(told.values())
    assert not any("iban" in message for message in told)


def test_print_and_list_that_agree_are_said_to(listed: Listed) -> None:
    told = listed(HALE).told(INVOICE)
    assert all(told.values())
    assert any(message.endswith("of 70017 Hale & Thornton Joinery Ltd of the vendor list")
               for message in told)  # fmt: skip


def test_a_number_of_one_under_the_name_of_another_is_told(listed: Listed) -> None:
    told = listed(HALE).told(INVOICE.replace("Hale & Thornton Joinery Ltd", "Quick Cash Group Ltd"))
    [failed] = [message for message, passed in told.items() if not passed]
    assert "page 1 names Quick Cash Group Ltd: see whether both are one" in failed


def test_two_partners_with_one_number_are_no_answer(listed: Listed) -> None:
    twin = Vendor("Pell Property Ltd", number="70018", tax_ids=HALE.tax_ids)
    bare = replace(HALE, address="", ibans=(), phones=(), domains=())
    text = "INVOICE\nInvoice date: 2 March 2026\nVAT no. GB 980 7806 84"
    found = listed(bare, twin)
    assert set(found.candidates(text)) == {"supplier_tax_id"}
    [(message, passed)] = found.told(text).items()
    assert not passed
    assert "2 partners of the vendor list" in message
    assert "70017 Hale & Thornton Joinery Ltd, 70018 Pell Property Ltd" in message


def test_branches_of_one_house_have_its_name_in_common(listed: Listed) -> None:
    leeds = replace(HALE, address="")
    york = replace(leeds, number="70018")
    found = listed(leeds, york).candidates(INVOICE)
    assert found["supplier_name"].value == HALE.name
    assert found["iban"].value == IBAN


def test_the_address_on_the_page_tells_which_branch_it_is(listed: Listed) -> None:
    york = replace(HALE, number="70018", address="Goodramgate 3, York YO1 7LS")
    assert listed(york, HALE).candidates(INVOICE)["supplier_address"].value == HALE.address


def test_who_gets_a_document_is_recognised_too(listed: Listed) -> None:
    moor = Vendor("Moorland Arts Trust", tax_ids=("GB434031494",), currency="USD")
    found = listed(moor).candidates(
        INVOICE.replace("Total", "Customer VAT no. GB 434 0314 94\nTotal")
    )
    assert found["buyer_name"].value == "Moorland Arts Trust"
    assert "supplier_name" not in found
    assert "currency" not in found


def test_who_is_named_alone_is_the_sender_wherever_it_stands(listed: Listed) -> None:
    moor = Vendor("Moorland Arts Trust", tax_ids=("GB434031494",))
    text = "INVOICE\nBill to: Moorland Arts Trust\nCustomer VAT no. GB 434 0314 94"
    found = listed(moor).candidates(text)
    assert found["supplier_name"].value == "Moorland Arts Trust"
    assert "buyer_name" not in found


def test_a_name_is_no_rival_of_a_number(listed: Listed) -> None:
    text = "INVOICE\nPell Property Ltd\nVAT no. GB 980 7806 84"
    found = listed(HALE, Vendor("Pell Property Ltd", number="70018")).candidates(text)
    assert found["supplier_name"].value == HALE.name


def test_what_the_xml_says_is_what_the_document_says(listed: Listed) -> None:
    said = Candidate("iban", OTHER, OTHER, 0.99, Origin.E_INVOICE, "e_invoice@1")
    decided = listed(HALE).checked(replace(document(INVOICE), candidates=(said,)))
    assert decided.field("iban").value == OTHER  # type: ignore[union-attr]
    assert any(one.fields == ("iban",) and not one.passed for one in decided.checks)


def test_a_currency_in_print_stands(listed: Listed) -> None:
    text = INVOICE.replace("Total 1200.00", "Total 1200.00 EUR")
    assert "currency" not in listed(HALE).candidates(text)


def test_a_due_date_in_print_stands(listed: Listed) -> None:
    text = INVOICE.replace("Bill to", "Due date: 9 March 2026\nBill to")
    assert "due_date" not in listed(HALE).candidates(text)


def test_the_last_page_of_a_long_document_tells_who_it_is_from(listed: Listed) -> None:
    pages = ["INVOICE", *(f"page {number}" for number in range(40)), "VAT no. GB 980 7806 84"]
    name = listed(HALE).candidates("\n\n".join(pages))["supplier_name"]
    assert (name.value, name.page) == (HALE.name, 42)
    assert not listed(HALE).candidates("\n\n".join([*pages[:20], pages[-1], *pages[20:-1]]))


def test_nothing_is_proposed_for_strangers(listed: Listed) -> None:
    before = ProposeByRules()(document(INVOICE))
    path = str(listed(Vendor("Moss Ltd", tax_ids=("DE317420004",))).path)
    assert ProposeFromVendors(vendors=path)(before) is before


def test_without_a_list_nothing_is_looked_at() -> None:
    before = document(INVOICE)
    assert ProposeFromVendors()(before) is before


def test_a_list_that_is_not_there_is_refused_before_any_document(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.sqlite does not exist: make one with"):
        ProposeFromVendors(vendors=str(tmp_path / "none.sqlite"))


def test_a_type_of_ones_own_votes_by_the_roles_of_its_fields(
    listed: Listed, tmp_path: Path
) -> None:
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "bill.toml").write_text(
        'name = "bill"\ntitle = "Bill"\n'
        '[[fields]]\nname = "from_whom"\nkind = "name"\nrole = "sender_name"\n'
        '[[fields]]\nname = "account"\nkind = "iban"\nrole = "iban"\n'
    )
    stage = ProposeFromVendors(vendors=str(listed(HALE).path), types=str(tmp_path / "types"))
    found = stage(document(INVOICE, "bill")).candidates
    assert {one.name: one.value for one in found} == {"from_whom": HALE.name, "account": IBAN}


def test_of_an_account_only_what_no_check_digit_proves_is_misread() -> None:
    assert meant("GB82WEST12345698765482", [IBAN], is_scanned=True) == IBAN
    assert meant("GB82WEST12345698765482", [IBAN], is_scanned=False) is None
    assert meant(OTHER, [IBAN], is_scanned=True) is None


def test_a_misread_account_is_that_of_the_list(listed: Listed) -> None:
    text = INVOICE.replace("7654 32", "7654 82")
    field = listed(HALE).checked(document(text)).field("iban")
    assert field is not None
    assert (field.value, field.text) == (IBAN, "GB82 WEST 1234 5698 7654 82")
    told = listed(HALE).checked(printed(text))
    assert any(one.fields == ("iban",) and not one.passed for one in told.checks)


names = st.lists(st.text("abcdefhkmnprtuvwxy", min_size=4, max_size=9), min_size=2, max_size=4)


@given(names, st.data())
def test_a_name_is_found_although_a_letter_is_misread(
    words: list[str], data: st.DataObject
) -> None:
    name = " ".join(words)
    at = data.draw(st.sampled_from([n for n, letter in enumerate(name) if letter != " "]))
    misread = name[:at] + data.draw(st.sampled_from("cj")) + name[at + 1 :]
    reading = read(document_of(f"page 1\nwe are {misread} of York\nsince 1901"))
    found = find_name(name, reading.segments, reading)
    assert found is not None
    assert [stretch.text for stretch in found.stretches] == [misread]


@given(names, st.integers(1, 3))
def test_a_name_that_runs_over_two_lines_is_found(words: list[str], cut: int) -> None:
    first, rest = " ".join(words[:cut]), " ".join(words[cut:]) or "ltd"
    reading = read(document_of(f"{first}\n{rest}\nTotal 3.00"))
    found = find_name(" ".join(words), reading.segments, reading)
    assert found is not None
    assert found.agreement == 1
    assert first in " ".join(stretch.text for stretch in found.stretches)


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    stage = ProposeFromVendors(vendors=vendor_list())
    assert stage(document(f"x{text}")).pages == document(f"x{text}").pages


def test_a_person_who_said_otherwise_is_compared_with_the_list(listed: Listed) -> None:
    voted = listed(HALE).voted(document(INVOICE))
    said = Field("iban", OTHER, OTHER, 1.0, Origin.PERSON, "person")
    checked = Validate(vendors=str(listed.path))(replace(voted, fields=(said,)))
    assert [one.passed for one in checked.checks if one.fields == ("iban",)][-1] is False


def test_nothing_is_said_of_a_guess(listed: Listed) -> None:
    text = f"INVOICE\n{HALE.name}\nInvoice number: HT-2231\nIBAN: {OTHER}\nTotal 1200.00"
    assert listed(HALE).told(text) == {}
