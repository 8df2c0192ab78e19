"""The viewer by itself, with a record made for it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from importlib.resources import files

import pytest
from playwright.sync_api import expect, sync_playwright

from docintel.core.document import Document, LineItem, Repair
from docintel.core.filing import Filing, Status
from docintel.core.record import to_record
from tests.fakes import field_of

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (package chromium)")

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
FILING = Filing(
    id="d" * 32,
    sha256="a" * 64,
    name="a.pdf",
    path="/in/a.pdf",
    size=3,
    media_type="application/pdf",
    status=Status.REVIEW,
    created=NOON,
    updated=NOON,
)
ASSETS = files("docintel.component") / "assets"


def page_of(document: Document) -> str:
    """The viewer as Streamlit mounts it, with the document's record."""
    parts = sorted(part.name for part in ASSETS.iterdir() if part.name.endswith(".js"))
    scripts = [*(name for name in parts if name != "viewer.js"), "viewer.js"]
    module = "\n".join((ASSETS / name).read_text("utf-8") for name in scripts)
    record = to_record(FILING, document) | {"run": 1}
    data = {"record": record, "base": "http://nowhere.invalid"}
    mount = "mount({ parentElement: document.body, setTriggerValue() {}, data });"
    script = module.replace("export default function", "const mount = function")
    style = (ASSETS / "viewer.css").read_text("utf-8")
    code = f"const data = {json.dumps(data)};\n{script}\n{mount}"
    return f"<style>{style}</style><body><script type=module>{code}</script>"


def test_a_repaired_value_says_what_was_read_and_why_it_is_another() -> None:
    header = Repair("net_total", "180.00", "100.00", "sums", "read as 180.00, is 100.00 because A")
    cell = Repair("line_items[1].quantity", "8", "3", "product", "read as 8, is 3 because B")
    document = Document(
        "d",
        fields=(field_of("net_total", "100.00"), field_of("tax_total", "19.00")),
        line_items=tuple(LineItem((field_of("quantity", value),)) for value in ("1", "3")),
        repairs=(header, cell),
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(page_of(document))
        net, tax = (page.locator(f"[data-field={name}]") for name in ("net_total", "tax_total"))
        expect(net.locator(".repaired")).to_have_text("✎ read as 180.00, is 100.00 because A")
        expect(tax.locator(".repaired")).to_have_count(0)
        expect(page.locator(".repair")).to_have_text(
            [
                "✎ Net total read as 180.00, is 100.00 because A",
                "✎ Line 2, quantity read as 8, is 3 because B",
            ]
        )
        first, second = page.locator("td button").all()
        assert "✎" not in str(first.get_attribute("title"))
        assert str(second.get_attribute("title")).endswith("✎ read as 8, is 3 because B")
        browser.close()
