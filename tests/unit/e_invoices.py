"""Small e-invoices in each syntax, for the tests: one invoice, said in different ways."""

from __future__ import annotations

from pathlib import Path

RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity"
UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType"

_DATA = Path(__file__).parent / "data"

#: ZUGFeRD 2 / Factur-X, profile EN 16931; keeps to its schema.
CII = (_DATA / "cii.xml").read_text(encoding="utf-8")
#: The same in UBL, as an XRechnung; keeps to its schema.
UBL = (_DATA / "ubl.xml").read_text(encoding="utf-8")

FIELDS = {
    "invoice_number": "R-2026-17",
    "invoice_date": "2026-03-05",
    "due_date": "2026-04-04",
    "po_number": "PO-9",
    "supplier_name": "Holz & Form GmbH",
    "supplier_address": "Lindenweg 4, 80333 München",
    "supplier_tax_id": "DE136695976",
    "buyer_name": "Café Blau",
    "buyer_address": "Marktplatz 1, 10115 Berlin",
    "currency": "EUR",
    "net_total": "1000.00",
    "tax_total": "190.00",
    "gross_total": "1190.00",
    "amount_due": "1000.00",
    "iban": "DE02120300000000202051",
    "bic": "BYLADEM1001",
}
ITEM = {
    "description": "Oak table",
    "quantity": "8",
    "unit": "pcs",
    "unit_price": "125.00",
    "tax_rate": "19",
    "net_amount": "1000.00",
}

#: The same in the element names of ZUGFeRD 1.
_OLD_NAMES = {
    "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100": (
        "urn:ferd:CrossIndustryDocument:invoice:1p0"
    ),
    f"{RAM}:100": f"{RAM}:12",
    f"{UDT}:100": f"{UDT}:15",
    "urn:cen.eu:en16931:2017": "urn:ferd:CrossIndustryDocument:invoice:1p0:comfort",
    "rsm:CrossIndustryInvoice": "rsm:CrossIndustryDocument",
    "rsm:ExchangedDocumentContext": "rsm:SpecifiedExchangedDocumentContext",
    "rsm:ExchangedDocument>": "rsm:HeaderExchangedDocument>",
    "rsm:SupplyChainTradeTransaction": "rsm:SpecifiedSupplyChainTradeTransaction",
    "ApplicableHeaderTrade": "ApplicableSupplyChainTrade",
    "SpecifiedLineTrade": "SpecifiedSupplyChainTrade",
    "RateApplicablePercent": "ApplicablePercent",
    "SettlementHeaderMonetary": "SettlementMonetary",
    "SettlementLineMonetary": "SettlementMonetary",
    "IssuerAssignedID": "ID",
}


def zugferd_1() -> str:
    text = CII
    for new, old in _OLD_NAMES.items():
        text = text.replace(new, old)
    return text


def credit_note() -> str:
    """The same in UBL as a credit note."""
    text = UBL.replace("xsd:Invoice-2", "xsd:CreditNote-2").replace(
        "cbc:DueDate", "cbc:TaxPointDate"
    )
    text = text.replace("InvoiceTypeCode", "CreditNoteTypeCode").replace("InvoicedQ", "CreditedQ")
    return (
        text.replace("InvoiceLine", "CreditNoteLine")
        .replace("Invoice ", "CreditNote ")
        .replace("</Invoice>", "</CreditNote>")
    )


def order() -> str:
    """The same as an Order-X order."""
    text = CII.replace(
        "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
        "urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100",
    )
    text = text.replace("rsm:CrossIndustryInvoice", "rsm:SCRDMCCBDACIOMessageStructure")
    text = text.replace("InvoiceCurrencyCode", "OrderCurrencyCode")
    return text.replace("BilledQuantity", "RequestedQuantity")
