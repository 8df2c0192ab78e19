"""Parse XML that strangers send: no network, no DTD, no entities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

#: An element of lxml, which has no types.
Element: TypeAlias = Any


def parse(xml: bytes) -> Element | None:
    """The root element, or None for what is no XML or brings a DTD along.

    No e-invoice needs a DTD, and every attack by entities does (files read from this machine,
    a billion laughs), so such a file is refused as a whole.
    """
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root.getroottree().docinfo.internalDTD is not None else root


def without_namespaces(root: Element) -> Element:
    """The same tree with plain tag names, without comments; changes the tree it is given."""
    from lxml import etree

    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def text_at(element: Element, paths: Iterable[str]) -> str:
    """The text at the first path that has any, blanks joined; empty when none has."""
    for path in paths:
        for found in element.findall(path):
            if text := " ".join("".join(found.itertext()).split()):
                return text
    return ""
