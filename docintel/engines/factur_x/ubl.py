"""Where a UBL 2.1 invoice or credit note keeps its values (XRechnung, Peppol)."""

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

_SUMS = "LegalMonetaryTotal"
_PAYMENT = "PaymentMeans/PayeeFinancialAccount"


def header_fields(root: Element) -> dict[str, str]:
    """Values of the whole document; empty where it has none. `root` has no namespaces."""
    currency = text_at(root, ["DocumentCurrencyCode"])
    return {
        "invoice_number": text_at(root, ["ID"]),
        "invoice_date": iso_date(text_at(root, ["IssueDate"])),
        "due_date": iso_date(text_at(root, ["DueDate", "PaymentMeans/PaymentDueDate"])),
        "po_number": text_at(root, ["OrderReference/ID"]),
        **_party(root, "AccountingSupplierParty/Party", "supplier"),
        "supplier_tax_id": identifier(
            text_at(root, ["AccountingSupplierParty/Party/PartyTaxScheme/CompanyID"])
        ),
        **_party(root, "AccountingCustomerParty/Party", "buyer"),
        "currency": currency,
        "net_total": amount(text_at(root, [f"{_SUMS}/TaxExclusiveAmount"])),
        # It may be stated a second time in the currency of the tax authority.
        "tax_total": amount(
            text_at(root, [f"TaxTotal/TaxAmount[@currencyID='{currency}']", "TaxTotal/TaxAmount"])
        ),
        "gross_total": amount(text_at(root, [f"{_SUMS}/TaxInclusiveAmount"])),
        "amount_due": amount(text_at(root, [f"{_SUMS}/PayableAmount"])),
        "iban": identifier(text_at(root, [f"{_PAYMENT}/ID"])),
        "bic": identifier(text_at(root, [f"{_PAYMENT}/FinancialInstitutionBranch/ID"])),
    }


def line_items(root: Element) -> list[dict[str, str]]:
    """Values of each line, in order."""
    return [
        _line_item(item) for tag in ("InvoiceLine", "CreditNoteLine") for item in root.findall(tag)
    ]


def _party(root: Element, party: str, name: str) -> dict[str, str]:
    where = f"{party}/PostalAddress"
    lines = [
        text_at(root, [f"{where}/{line}"])
        for line in ("StreetName", "AdditionalStreetName", "AddressLine/Line")
    ]
    postcode = text_at(root, [f"{where}/PostalZone"])
    return {
        f"{name}_name": text_at(
            root, [f"{party}/PartyLegalEntity/RegistrationName", f"{party}/PartyName/Name"]
        ),
        f"{name}_address": address(lines, postcode, text_at(root, [f"{where}/CityName"])),
    }


def _line_item(item: Element) -> dict[str, str]:
    quantities = ["InvoicedQuantity", "CreditedQuantity"]
    counted = next((found for path in quantities for found in item.findall(path)), None)
    return {
        "description": text_at(item, ["Item/Name", "Item/Description"]),
        "quantity": number(text_at(item, quantities)),
        "unit": "" if counted is None else unit(counted.get("unitCode", "")),
        "unit_price": price(
            text_at(item, ["Price/PriceAmount"]), text_at(item, ["Price/BaseQuantity"])
        ),
        "tax_rate": number(text_at(item, ["Item/ClassifiedTaxCategory/Percent"])),
        "net_amount": amount(text_at(item, ["LineExtensionAmount"])),
    }
