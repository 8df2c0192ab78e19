"""The frame of an HTML file: its head, how it looks, and its body to be filled."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import Element, add

_STYLE = """
body { font: 16px/1.45 system-ui, sans-serif; color: #1a1a1a; max-width: 50rem; margin: 2rem auto; }
section { padding: 1rem 2rem; border-bottom: 1px solid #ccc; }
header, footer, aside, .caption { color: #555; font-size: .85em; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .9em; }
table caption { text-align: left; color: #555; }
td, th { border: 1px solid #bbb; padding: .2rem .5rem; vertical-align: top; text-align: left; }
th { background: #f2f2f2; }
ul { list-style: none; padding-left: 1rem; }
figure { border: 1px dashed #bbb; min-height: 3rem; margin: 1rem 0; }
"""


def new_html(subject: Subject) -> tuple[Element, Element]:
    """The root of a page about this document, and its body."""
    root = Element("html")
    if subject.document.language:
        root.set("lang", subject.document.language)
    head = add(root, "head", {})
    add(head, "meta", {"charset": "utf-8"})
    add(head, "meta", {"name": "viewport", "content": "width=device-width"})
    add(head, "title", {}, subject.filing.name)
    add(head, "style", {}, _STYLE)
    return root, add(root, "body", {})


def packed_html(root: Element) -> bytes:
    """The page in UTF-8."""
    body = ET.tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{body}\n".encode()
