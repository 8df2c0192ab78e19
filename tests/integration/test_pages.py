"""The pages in a real browser: upload, watch, look at the evidence."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from docintel.exporting.formats import FORMATS
from tests.integration.serving import CHROMIUM, QUIET, served

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
READING_MS = 90_000
# A busy machine is no counter-example; what is there is seen at once anyway.
expect.set_options(timeout=READING_MS)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (package chromium)")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """The pages of an empty home, with their worker."""
    with served(home) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A tab that fails the test when a page asks another machine for anything."""
    tab = browser.new_page(viewport={"width": 1366, "height": 768}, base_url=address)
    elsewhere: list[str] = []
    ours = (address, address.replace("http", "ws"), "data:", "blob:")
    tab.on("request", lambda r: None if r.url.startswith(ours) else elsewhere.append(r.url))
    yield tab
    tab.close()
    assert not elsewhere


@pytest.fixture(scope="module")
def uploaded(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The upload page after a good invoice and a file that is no document were dropped on it."""
    program = tmp_path_factory.mktemp("upload") / "invoice.pdf"
    program.write_bytes(b"MZ\x90\x00" + bytes(2000))
    tab = browser.new_page(viewport={"width": 1366, "height": 768}, base_url=address)
    tab.goto("/upload")
    tab.locator("input[type=file]").set_input_files([SAMPLES / "invoice-uk-digital.pdf", program])
    expect(tab.get_by_role("button", name="Remove invoice-uk-digital.pdf")).to_be_visible()
    tab.get_by_role("button", name="Process").click()
    expect(tab.get_by_text("2 of 2 documents read")).to_be_visible(timeout=READING_MS)
    return tab


def test_each_uploaded_file_ends_with_its_state_and_its_error_beside_it(uploaded: Page) -> None:
    expect(uploaded.get_by_text(re.compile("to review|done"))).to_be_visible()
    expect(uploaded.get_by_text("✗ failed")).to_be_visible()
    expect(uploaded.get_by_text("looks like a Windows program")).to_be_visible()
    expect(uploaded.get_by_role("link", name="Open")).to_have_count(2)


def _open_invoice(page: Page) -> None:
    page.goto("/")
    page.get_by_role("textbox", name="Search").fill("Thornbury")
    page.get_by_role("textbox", name="Search").press("Enter")
    expect(page.get_by_text("1 document.")).to_be_visible()
    table = page.locator("[data-testid=stDataFrame]")
    expect(table).to_have_count(1)
    table.click(position={"x": 200, "y": 55})
    expect(page.locator(".viewer")).to_be_visible()


def test_a_found_document_opens_with_its_page_and_its_values(uploaded: Page, page: Page) -> None:
    _open_invoice(page)
    image = page.locator(".sheet img")
    expect(image).to_have_js_property("complete", True)
    drawn_over = page.locator(".sheet svg").get_attribute("width")
    assert image.evaluate("image => image.naturalWidth") == int(drawn_over or 0) > 1600
    row = page.locator(".row[data-field=gross_total]")
    expect(row).to_contain_text("7940.40")


def _come_to_rest(page: Page) -> None:
    page.locator(".sheet").evaluate(
        "sheet => Promise.all(sheet.getAnimations().map(each => each.finished))"
    )


def test_a_click_on_a_value_brings_its_place_on_the_page_into_the_middle(
    uploaded: Page, page: Page
) -> None:
    _open_invoice(page)
    page.locator(".row[data-field=invoice_number]").click()
    mark = page.locator("rect.field.chosen")
    expect(mark).to_have_count(1)
    _come_to_rest(page)
    place, window = mark.bounding_box(), page.locator(".window").bounding_box()
    assert place
    assert window
    middle = (window["x"] + window["width"] / 2, window["y"] + window["height"] / 2)
    assert abs(place["x"] + place["width"] / 2 - middle[0]) < 5
    assert abs(place["y"] + place["height"] / 2 - middle[1]) < 5
    assert place["height"] > 30, "zoomed in"


def test_words_and_layout_are_drawn_when_asked_for(uploaded: Page, page: Page) -> None:
    _open_invoice(page)
    expect(page.locator("rect.word")).to_have_count(0)
    page.get_by_role("button", name="Show words").click()
    page.get_by_role("button", name="Show layout").click()
    expect(page.locator("rect.word").nth(80)).to_be_attached()
    expect(page.locator("rect.region.table").first).to_be_attached()


def test_the_key_n_leads_from_one_doubtful_value_to_the_next(uploaded: Page, page: Page) -> None:
    _open_invoice(page)
    page.get_by_role("button", name="Next unsure").click()
    first = page.locator(".values .chosen")
    expect(first).to_have_class(re.compile("review"))
    name = first.get_attribute("data-field")
    page.keyboard.press("n")
    expect(first).to_have_class(re.compile("review"))
    expect(first).to_be_in_viewport()
    assert first.get_attribute("data-field") != name


def test_values_and_items_are_taken_along_as_tables(uploaded: Page, page: Page) -> None:
    _open_invoice(page)
    page.get_by_role("button", name="Download").click()
    for format_ in FORMATS.values():
        expect(page.get_by_role("button", name=format_.title, exact=True)).to_be_visible()
    [row] = _table(page, "Values (CSV)")
    assert row["gross_total"] == "7940.40"
    items = _table(page, "Line items (CSV)")
    assert items[0]["net_amount"] == "2370.00"
    page.goto("/")
    assert {row["name"] for row in _table(page, "Values (CSV)")} >= {"invoice-uk-digital.pdf"}


def _table(page: Page, name: str) -> list[dict[str, str]]:
    """What a spreadsheet reads from the file behind the button."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_one_goes_from_document_to_document_in_the_list_one_came_from(
    uploaded: Page, page: Page
) -> None:
    page.goto("/")
    page.locator("[data-testid=stDataFrame]").click(position={"x": 200, "y": 55})
    expect(page.get_by_role("button", name="◀ Previous", exact=True)).to_be_disabled()
    title = page.locator("h3").first
    before = title.inner_text()
    page.get_by_role("button", name="Next ▶").click()
    expect(title).not_to_have_text(before)
    page.get_by_role("button", name="◀ Previous", exact=True).click()
    expect(title).to_have_text(before)


def test_a_document_that_is_not_there_is_said_so(page: Page) -> None:
    page.goto("/document?id=0123456789abcdef")
    expect(page.get_by_text("no document")).to_be_visible()


def test_a_locked_document_opens_with_its_password(page: Page) -> None:
    page.goto("/upload")
    page.locator("input[type=file]").set_input_files(SAMPLES.parent / "broken" / "locked.pdf")
    expect(page.get_by_role("button", name="Process")).to_be_enabled()
    page.get_by_role("button", name="Process").click()
    expect(page.get_by_text("1 of 1 documents read")).to_be_visible(timeout=READING_MS)
    page.get_by_role("link", name="Open").click()
    page.get_by_role("textbox", name="Password").fill("harbour-17")
    page.get_by_role("button", name="Open").click()
    expect(page.locator(".viewer")).to_be_visible(timeout=READING_MS)


# What the file itself says is enough for pages to turn, and takes no model.
_PIPELINE = """
[source]
use = "file"
[[page]]
use = "read_text"
engine = { use = "rapidocr" }
[[page]]
use = "order_lines"
[[document]]
use = "classify_type"
[[document]]
use = "propose_by_rules"
[[document]]
use = "decide_fields"
"""


@pytest.fixture
def two_pages(home: Path, tmp_path: Path) -> dict[str, Any]:
    """The record of an invoice with its head on the first page and its sums on the second."""
    quick = tmp_path / "quick.toml"
    quick.write_text(_PIPELINE)
    sample = SAMPLES / "invoice-de-two-pages.pdf"
    command = [sys.executable, "-m", "docintel", "process", str(sample), "--json"]
    done = subprocess.run(
        [*command, "--type", "invoice", "--pipeline", str(quick)],
        env={**os.environ, "DOCINTEL_HOME": str(home)},
        capture_output=True,
        check=True,
    )
    record: dict[str, Any] = json.loads(done.stdout)
    return record


def test_the_next_page_is_the_next_page_and_a_value_leads_to_its_own(
    two_pages: dict[str, Any], page: Page
) -> None:
    page.goto(f"/document?id={two_pages['id']}")
    position = page.locator(".position")
    expect(position).to_have_text("1 / 2")
    page.get_by_role("button", name="Show words").click()
    for number, button in ((1, None), (2, "Next page"), (1, "Previous page")):
        if button:
            page.get_by_role("button", name=button).click()
        expect(position).to_have_text(f"{number} / 2")
        shown = page.locator(".sheet img").get_attribute("src") or ""
        assert f"/{two_pages['id']}/pages/{number}/image?" in shown
        words = two_pages["pages"][number - 1]["words"]
        expect(page.locator("rect.word")).to_have_count(len(words))
        expect(page.locator("rect.word title").last).to_contain_text(words[-1]["text"])
    for number in (2, 1):
        name = next(one["name"] for one in two_pages["fields"] if one["page"] == number)
        page.locator(f".row[data-field={name}]").click()
        expect(position).to_have_text(f"{number} / 2")
        expect(page.locator("rect.field.chosen").first).to_be_visible()
