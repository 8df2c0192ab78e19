"""Read e-invoices with lxml and the factur-x package. The only folder that imports either."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from docintel.engines.factur_x import cii, ubl
from docintel.engines.factur_x.safe_xml import Element, parse, without_namespaces
from docintel.engines.factur_x.schema import is_valid
from docintel.engines.protocols import EInvoice

log = logging.getLogger(__name__)

#: What each root element is, `{namespace}name` up to a version in the namespace.
_SYNTAXES = {
    "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:": "factur-x",
    "{urn:ferd:CrossIndustryDocument:invoice:": "zugferd",
    "{urn:un:unece:uncefact:data:standard:CBFBUY:": "zugferd-draft",
    "{urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:": "order-x",
    "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}": "ubl-2.1-invoice",
    "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}": "ubl-2.1-creditnote",
}


@dataclass(frozen=True)
class FacturX:
    """Reads ZUGFeRD 1 and 2, Factur-X, Order-X (all CII) and UBL (XRechnung, Peppol)."""

    def read(self, xml: bytes) -> EInvoice | None:
        """Its values, or None when it is no e-invoice or no harmless XML."""
        root = parse(xml)
        if root is None:
            log.warning("an attached XML file was not read: it is damaged or brings a DTD")
            return None
        syntax = _syntax(root)
        if syntax is None:
            return None
        valid = is_valid(root, syntax)
        fields, items = _values(without_namespaces(root), syntax)
        # Some lines carry nothing but a remark.
        filled = [kept for item in items if (kept := _filled(item))]
        type_name = "purchase_order" if syntax == "order-x" else "invoice"
        return EInvoice(_filled(fields), filled, valid, type_name)


def _syntax(root: Element) -> str | None:
    return next((name for start, name in _SYNTAXES.items() if root.tag.startswith(start)), None)


def _values(root: Element, syntax: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    if syntax.startswith("ubl"):
        return ubl.header_fields(root), ubl.line_items(root)
    root = cii.with_current_names(root)
    fields = cii.header_fields(root)
    return (cii.as_order(fields) if syntax == "order-x" else fields), cii.line_items(root)


def _filled(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
