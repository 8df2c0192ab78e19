"""Where a UN/CEFACT cross-industry document keeps its values (ZUGFeRD, Factur-X, Order-X)."""

from __future__ import annotations

from docintel.engines.factur_x.safe_xml import Element, text_at
from docintel.engines.factur_x.values import (
    address,
    amount,
    identifier,
    iso_date,
    number,
    price,
    unit,
)

#: ZUGFeRD 1 under the names of ZUGFeRD 2, so that one table of paths serves both.
_RENAMED = {
    "HeaderExchangedDocument": "ExchangedDocument",
    "SpecifiedSupplyChainTradeTransaction": "SupplyChainTradeTransaction",
    "ApplicableSupplyChainTradeAgreement": "ApplicableHeaderTradeAgreement",
    "ApplicableSupplyChainTradeSettlement": "ApplicableHeaderTradeSettlement",
    "SpecifiedSupplyChainTradeAgreement": "SpecifiedLineTradeAgreement",
    "SpecifiedSupplyChainTradeDelivery": "SpecifiedLineTradeDelivery",
    "SpecifiedSupplyChainTradeSettlement": "SpecifiedLineTradeSettlement",
    "ApplicablePercent": "RateApplicablePercent",
    "SpecifiedTradeSettlementMonetarySummation": "MonetarySummation",
    "SpecifiedTradeSettlementHeaderMonetarySummation": "MonetarySummation",
    "SpecifiedTradeSettlementLineMonetarySummation": "MonetarySummation",
}
_AGREEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement"
_SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
_SUMS = f"{_SETTLEMENT}/MonetarySummation"
_PAYMENT = f"{_SETTLEMENT}/SpecifiedTradeSettlementPaymentMeans"
_ITEM = "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem"


def with_current_names(root: Element) -> Element:
    """The same tree, without namespaces already; changes the tree it is given."""
    for element in root.iter(*_RENAMED):
        element.tag = _RENAMED[element.tag]
    return root


def header_fields(root: Element) -> dict[str, str]:
    """Values of the whole document; empty where it has none. `root` has current names."""
    currency = text_at(
        root, [f"{_SETTLEMENT}/InvoiceCurrencyCode", f"{_SETTLEMENT}/OrderCurrencyCode"]
    )
    return {
        "invoice_number": text_at(root, ["ExchangedDocument/ID"]),
        "invoice_date": iso_date(text_at(root, ["ExchangedDocument/IssueDateTime"])),
        "due_date": iso_date(
            text_at(root, [f"{_SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime"])
        ),
        "po_number": text_at(
            root,
            [
                f"{_AGREEMENT}/BuyerOrderReferencedDocument/IssuerAssignedID",
                f"{_AGREEMENT}/BuyerOrderReferencedDocument/ID",
            ],
        ),
        **_party(root, "SellerTradeParty", "supplier"),
        "supplier_tax_id": identifier(_tax_id(root)),
        **_party(root, "BuyerTradeParty", "buyer"),
        "currency": currency,
        **_sums(root, currency),
        "iban": identifier(
            text_at(root, [f"{_PAYMENT}/PayeePartyCreditorFinancialAccount/IBANID"])
        ),
        "bic": identifier(
            text_at(root, [f"{_PAYMENT}/PayeeSpecifiedCreditorFinancialInstitution/BICID"])
        ),
    }


def line_items(root: Element) -> list[dict[str, str]]:
    """Values of each line, in order. `root` has current names."""
    return [_line_item(item) for item in root.findall(_ITEM)]


def as_order(fields: dict[str, str]) -> dict[str, str]:
    """The same values under the field names of a purchase order."""
    renamed = {"invoice_number": "po_number", "invoice_date": "po_date", "po_number": ""}
    named = {renamed.get(name, name): value for name, value in fields.items()}
    return {name: value for name, value in named.items() if name}


def _party(root: Element, tag: str, name: str) -> dict[str, str]:
    party = f"{_AGREEMENT}/{tag}"
    where = f"{party}/PostalTradeAddress"
    lines = [text_at(root, [f"{where}/{line}"]) for line in ("LineOne", "LineTwo", "LineThree")]
    postcode = text_at(root, [f"{where}/PostcodeCode"])
    return {
        f"{name}_name": text_at(root, [f"{party}/Name"]),
        f"{name}_address": address(lines, postcode, text_at(root, [f"{where}/CityName"])),
    }


def _tax_id(root: Element) -> str:
    """The VAT number, else the local tax number."""
    registration = f"{_AGREEMENT}/SellerTradeParty/SpecifiedTaxRegistration/ID"
    return text_at(root, [f"{registration}[@schemeID='VA']", registration])


def _sums(root: Element, currency: str) -> dict[str, str]:
    tax = f"{_SUMS}/TaxTotalAmount"
    return {
        "net_total": amount(text_at(root, [f"{_SUMS}/TaxBasisTotalAmount"])),
        # It may be stated a second time in the currency of the tax authority.
        "tax_total": amount(text_at(root, [f"{tax}[@currencyID='{currency}']", tax])),
        "gross_total": amount(text_at(root, [f"{_SUMS}/GrandTotalAmount"])),
        "amount_due": amount(text_at(root, [f"{_SUMS}/DuePayableAmount"])),
    }


def _line_item(item: Element) -> dict[str, str]:
    delivery = "SpecifiedLineTradeDelivery"
    quantities = [f"{delivery}/BilledQuantity", f"{delivery}/RequestedQuantity"]
    counted = next((found for path in quantities for found in item.findall(path)), None)
    settlement = "SpecifiedLineTradeSettlement"
    return {
        "description": text_at(item, ["SpecifiedTradeProduct/Name"]),
        "quantity": number(text_at(item, quantities)),
        "unit": "" if counted is None else unit(counted.get("unitCode", "")),
        "unit_price": _unit_price(item),
        "tax_rate": number(
            text_at(item, [f"{settlement}/ApplicableTradeTax/RateApplicablePercent"])
        ),
        "net_amount": amount(text_at(item, [f"{settlement}/MonetarySummation/LineTotalAmount"])),
    }


def _unit_price(item: Element) -> str:
    agreement = "SpecifiedLineTradeAgreement"
    for tag in ("NetPriceProductTradePrice", "GrossPriceProductTradePrice"):
        if charge := text_at(item, [f"{agreement}/{tag}/ChargeAmount"]):
            return price(charge, text_at(item, [f"{agreement}/{tag}/BasisQuantity"]))
    return ""
