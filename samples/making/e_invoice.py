"""Cross Industry Invoice data of the EN 16931 profile, and a PDF/A-3 that carries it.

The only file of the samples that imports facturx.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import facturx  # type: ignore[import-untyped]

from .money import Line, Totals

UNITS = {"Stk": "H87", "m": "MTR", "Std": "HUR"}
SPACES = " ".join(
    f'xmlns:{prefix}="urn:un:unece:uncefact:{name}:100"'
    for prefix, name in (
        ("rsm", "data:standard:CrossIndustryInvoice"),
        ("ram", "data:standard:ReusableAggregateBusinessInformationEntity"),
        ("udt", "data:standard:UnqualifiedDataType"),
        ("qdt", "data:standard:QualifiedDataType"),
    )
)


@dataclass(frozen=True)
class Party:
    name: str
    street: str
    postcode: str
    city: str
    country: str
    tax_id: str = ""


@dataclass(frozen=True)
class Invoice:
    """What the XML says; `fields` are those of the label."""

    fields: dict[str, str]
    seller: Party
    buyer: Party
    lines: Sequence[Line]
    totals: Totals


def embed(pdf: bytes, invoice: Invoice) -> bytes:
    """The PDF with factur-x.xml attached, checked against the schema of its profile."""
    packed: bytes = facturx.generate_from_binary(
        pdf, to_xml(invoice), flavor="factur-x", level="en16931", lang="de", xmp_compression=False
    )
    return _freeze_dates(packed)


def _freeze_dates(pdf: bytes) -> bytes:
    """Put a fixed moment in place of now, digit for digit, so that offsets stay right."""
    pdf = re.sub(rb"D(:|\\072)20\d{12}", rb"D\g<1>20260220101500", pdf)
    return re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d", b"2026-02-20T10:15:00", pdf)


def to_xml(invoice: Invoice) -> bytes:
    lines = "".join(_line(number, line) for number, line in enumerate(invoice.lines, 1))
    fields = invoice.fields
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice {SPACES}>
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
<ram:ID>urn:cen.eu:en16931:2017</ram:ID>
</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>{fields["invoice_number"]}</ram:ID><ram:TypeCode>380</ram:TypeCode>
<ram:IssueDateTime>{_date(fields["invoice_date"])}</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>{lines}
<ram:ApplicableHeaderTradeAgreement>
{_party("SellerTradeParty", invoice.seller)}{_party("BuyerTradeParty", invoice.buyer)}
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>{fields["po_number"]}</ram:IssuerAssignedID>
</ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent>
<ram:OccurrenceDateTime>{_date(fields["delivery_date"])}</ram:OccurrenceDateTime>
</ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
{_settlement(invoice)}
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".encode()


def _date(iso: str) -> str:
    digits = iso.replace("-", "")
    return f'<udt:DateTimeString format="102">{digits}</udt:DateTimeString>'


def _party(role: str, party: Party) -> str:
    tax = ""
    if party.tax_id:
        identity = f'<ram:ID schemeID="VA">{party.tax_id}</ram:ID>'
        tax = f"<ram:SpecifiedTaxRegistration>{identity}</ram:SpecifiedTaxRegistration>"
    return f"""<ram:{role}><ram:Name>{escape(party.name)}</ram:Name><ram:PostalTradeAddress>
<ram:PostcodeCode>{party.postcode}</ram:PostcodeCode><ram:LineOne>{escape(party.street)}</ram:LineOne>
<ram:CityName>{escape(party.city)}</ram:CityName><ram:CountryID>{party.country}</ram:CountryID>
</ram:PostalTradeAddress>{tax}</ram:{role}>"""


def _line(number: int, line: Line) -> str:
    unit = UNITS[line.unit]
    return f"""<ram:IncludedSupplyChainTradeLineItem>
<ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID>
</ram:AssociatedDocumentLineDocument>
<ram:SpecifiedTradeProduct><ram:SellerAssignedID>{line.code}</ram:SellerAssignedID>
<ram:Name>{escape(line.description)}</ram:Name></ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
<ram:ChargeAmount>{line.unit_price}</ram:ChargeAmount></ram:NetPriceProductTradePrice>
</ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery>
<ram:BilledQuantity unitCode="{unit}">{line.quantity}</ram:BilledQuantity>
</ram:SpecifiedLineTradeDelivery>
<ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>
<ram:CategoryCode>S</ram:CategoryCode>
<ram:RateApplicablePercent>{line.tax_rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>
<ram:SpecifiedTradeSettlementLineMonetarySummation>
<ram:LineTotalAmount>{line.net}</ram:LineTotalAmount>
</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>"""


def _settlement(invoice: Invoice) -> str:
    fields, totals = invoice.fields, invoice.totals
    taxes = "".join(
        f"""<ram:ApplicableTradeTax><ram:CalculatedAmount>{tax}</ram:CalculatedAmount>
<ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>{base}</ram:BasisAmount>
<ram:CategoryCode>S</ram:CategoryCode>
<ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>"""
        for rate, base, tax in totals.taxes
    )
    return f"""<ram:ApplicableHeaderTradeSettlement>
<ram:PaymentReference>{fields["invoice_number"]}</ram:PaymentReference>
<ram:InvoiceCurrencyCode>{fields["currency"]}</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{fields["iban"]}</ram:IBANID>
</ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution>
<ram:BICID>{fields["bic"]}</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>
</ram:SpecifiedTradeSettlementPaymentMeans>{taxes}<ram:SpecifiedTradePaymentTerms>
<ram:DueDateDateTime>{_date(fields["due_date"])}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:LineTotalAmount>{totals.net}</ram:LineTotalAmount>
<ram:TaxBasisTotalAmount>{totals.net}</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="{fields["currency"]}">{totals.tax}</ram:TaxTotalAmount>
<ram:GrandTotalAmount>{totals.gross}</ram:GrandTotalAmount>
<ram:DuePayableAmount>{fields["amount_due"]}</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>"""
