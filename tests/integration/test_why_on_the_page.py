"""Why a value was taken, asked in a real browser: the panel and the colours on the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect, sync_playwright

from tests.integration.explained_receipt import Explained, explained_receipt
from tests.integration.serving import CHROMIUM, QUIET, served

_WAIT_MS = 90_000
expect.set_options(timeout=_WAIT_MS)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (package chromium)")


@pytest.fixture(scope="module")
def receipt(tmp_path_factory: pytest.TempPathFactory) -> Explained:
    return explained_receipt(tmp_path_factory.mktemp("why"))


@pytest.fixture(scope="module")
def address(receipt: Explained) -> Iterator[str]:
    with served(receipt.home, DOCINTEL_PIPELINE=str(receipt.pipeline)) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


@pytest.fixture
def page(browser: Browser, address: str, receipt: Explained) -> Iterator[Page]:
    """A tab with the receipt open and its total selected."""
    tab = browser.new_page(viewport={"width": 1366, "height": 768}, base_url=address)
    tab.goto(f"/document?id={receipt.id}")
    tab.locator(".row[data-field=total]").click(timeout=_WAIT_MS)
    expect(tab.locator(".position")).to_have_text("2 / 2")
    yield tab
    tab.close()


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Why Total is 7.50")


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="Why Total?")


def test_why_shows_the_votes_and_colours_the_words_that_moved_the_model(page: Page) -> None:
    page.get_by_role("button", name="Previous page").click()
    expect(page.locator(".position")).to_have_text("1 / 2")
    button(page).click()
    expect(panel(page)).to_contain_text("layoutlm is 50 % sure that it is the total")
    expect(panel(page).get_by_role("row", name="layoutlm 7.50 50 %")).to_be_visible()
    expect(panel(page).get_by_role("row", name="rules 7.50")).to_be_visible()
    expect(panel(page).get_by_role("listitem").filter(has_text="payable").first).to_contain_text(
        "+42.4"
    )
    expect(page.locator(".position")).to_have_text("2 / 2")
    helps = page.locator("rect.influence.for").filter(has_text="points: payable")
    harms = page.locator("rect.influence.against").filter(has_text="points: Estimate")
    for mark, colour in ((helps, "rgb(0, 114, 178)"), (harms, "rgb(213, 94, 0)")):
        expect(mark).to_be_in_viewport()
        expect(mark).to_have_css("fill", colour)
    assert _opacity(helps) > _opacity(harms) > 0.1
    expect(page.locator("rect.field")).to_have_count(1)


def _opacity(mark: Locator) -> float:
    return float(mark.get_attribute("fill-opacity") or 0)


@pytest.mark.parametrize("key", ["w", "Escape"])
def test_the_key_w_asks_and_w_or_escape_takes_it_away(page: Page, key: str) -> None:
    page.keyboard.press("w")
    expect(page.locator("rect.influence").first).to_be_visible()
    expect(button(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press(key)
    expect(panel(page)).to_have_count(0)
    expect(page.locator("rect.influence")).to_have_count(0)
    expect(button(page)).to_have_attribute("aria-expanded", "false")


def test_while_it_is_found_out_the_page_says_so_and_another_value_ends_it(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/why", hold)
    button(page).click()
    expect(panel(page)).to_contain_text("Asking the voters")
    other = page.locator(".row:not([data-field=total])").first
    other.click()
    expect(panel(page)).to_have_count(0)
    held[0].abort()
    expect(page.locator(".why")).to_have_count(0)


def test_what_goes_wrong_is_said_in_words(page: Page) -> None:
    page.route("**/why", lambda route: route.abort())
    button(page).click()
    expect(panel(page)).to_contain_text("docintel does not answer; is it still running?")


def test_what_the_server_complains_of_is_shown(page: Page) -> None:
    elsewhere = "/api/documents/0123abcd/fields/total/why"
    page.route(
        "**/why", lambda route: route.continue_(url=f"{page.url.split('/document')[0]}{elsewhere}")
    )
    button(page).click()
    expect(panel(page)).to_contain_text("no document")
