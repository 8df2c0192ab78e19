"""E-invoices that come as XML alone, without a PDF around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docintel.app import make_app
from docintel.core.limits import Limits
from docintel.core.page import Origin
from docintel.engines.sandbox import SandboxedFile
from docintel.errors import UnsupportedTypeError
from docintel.pipeline.runner import InputFile, Unobserved
from docintel.settings import Settings

UBL = """<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <cbc:ID>RE-4711</cbc:ID><cbc:IssueDate>2026-03-04</cbc:IssueDate>
 <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
 <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>
  <cbc:RegistrationName>M\u00fcller &amp; S\u00f6hne &lt;GmbH&gt;</cbc:RegistrationName>
 </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
 <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity>
  <cbc:RegistrationName>Kunde AG</cbc:RegistrationName>
 </cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
 <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">19.00</cbc:TaxAmount></cac:TaxTotal>
 <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
  <cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount>
  <cbc:PayableAmount currencyID="EUR">119.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>
"""


@pytest.fixture
def invoice(tmp_path: Path) -> Path:
    path = tmp_path / "invoice.xml"
    path.write_text(UBL, encoding="utf-8")
    return path


def test_bare_xml_is_read_exactly_and_shown_on_a_page(invoice: Path, tmp_path: Path) -> None:
    pipeline = make_app(Settings(home=tmp_path / "home")).pipeline()
    document = pipeline.run(InputFile("d", invoice), Unobserved())
    assert document.type
    assert document.type.name == "invoice"
    values = {field.name: field.value for field in document.fields}
    assert values["invoice_number"] == "RE-4711"
    assert values["gross_total"] == "119.00"
    assert values["supplier_name"] == "M\u00fcller & S\u00f6hne <GmbH>"
    gross = document.field("gross_total")
    assert gross
    assert gross.source is Origin.E_INVOICE
    assert gross.page == 1
    assert gross.boxes
    assert "RE-4711" in document.pages[0].text
    assert {field.source for field in document.fields} == {Origin.E_INVOICE}
    assert [check for check in document.checks if not check.passed] == []


@pytest.mark.parametrize(
    "content",
    [
        UBL[: len(UBL) // 2],
        UBL.replace("<Invoice ", '<!DOCTYPE a [<!ENTITY b "c">]><Invoice ', 1),
    ],
    ids=["cut off", "with a DTD"],
)
def test_damaged_or_dangerous_xml_is_refused_with_what_to_do(invoice: Path, content: str) -> None:
    invoice.write_text(content, encoding="utf-8")
    with (
        pytest.raises(UnsupportedTypeError, match="ask its sender for the invoice as PDF"),
        SandboxedFile().open(invoice, None, Limits()),
    ):
        pass


def test_other_xml_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "other.xml"
    path.write_text("<?xml version='1.0'?><note>CrossCountry</note>")
    with (
        pytest.raises(UnsupportedTypeError, match="XML that is no e-invoice"),
        SandboxedFile().open(path, None, Limits()),
    ):
        pass
