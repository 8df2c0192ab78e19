"""Build XML out of any text: well-formed whatever was read on the page."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from docintel.core.geometry import Box

Element = ET.Element

#: What XML 1.0 cannot hold, even escaped (section 2.2, Char).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text without control characters and others that no XML document can hold."""
    return _FORBIDDEN.sub("", text)


def add(parent: Element, tag: str, attributes: dict[str, str], text: str | None = None) -> Element:
    """A new last child."""
    safe = {name: writable(value) for name, value in attributes.items()}
    child = ET.SubElement(parent, tag, safe)
    child.text = None if text is None else writable(text)
    return child


def packed(root: Element, doctype: str = "", indented: bool = False) -> bytes:
    """The document in UTF-8."""
    if indented:
        ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}{body}\n'.encode()


def pixels(box: Box) -> tuple[int, int, int, int]:
    """Left, top, right and bottom as formats want them that know whole pixels only."""
    edges = (box.left, box.top, box.right, box.bottom)
    left, top, right, bottom = (max(round(edge), 0) for edge in edges)
    return left, top, right, bottom
