"""The desk in a real browser: the first five minutes, ruling by keyboard, and that everybody can use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text("utf-8")
TEXT = "ca-2025-fm6-communique"
PAGES = (
    "/",
    "/start/",
    "/m/CA/",
    "/m/CA/follow-up/",
    "/m/CA/positions/",
    "/m/CA/instruments/",
    "/m/CA/i/treaty/",
    "/m/CA/pledges/",
    "/m/CA/review/",
    "/m/CA/review/report/?cycle=FM5..",
    "/m/CA/prepare/",
    "/m/CA/prepare/FM7/",
    "/calendar/",
    "/compare/",
    f"/compare/?a=ca-2023-xian-declaration&b={TEXT}",
    "/texts/",
    f"/t/{TEXT}/",
    "/s/CA-2025-FM6-01/",
    "/s/CA-2025-FM6-01/edit/",
    "/commitments/",
    "/commitments/?mechanism=CA&holder=CN",
    "/search/?words=trade",
    "/keys/",
    "/nothing/",
)
HEAD = "Title: Joint Statement\nDate: 2024-03-04\n\nPeru and Ecuador met in Quito.\n\n"
A = f"{HEAD}Ecuador will provide 40 boats to Peru by 2027."
B = A.replace("40 boats", "60 boats")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that may ask nobody but the desk, and may run into no error."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    held = context.new_page()
    troubles: list[str] = []
    held.on("request", lambda one: None if "127.0.0.1" in one.url else troubles.append(one.url))
    held.on("pageerror", lambda error: troubles.append(str(error)))
    held.on("console", lambda one: troubles.append(one.text) if "Content Security Policy" in one.text else None)
    yield held
    assert not troubles
    context.close()


def axe(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA; injected past the page's policy, as no page of ours could."""
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE})
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": {"type": "tag", "values": tags}}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def test_first_five_minutes(page: Page, empty: str) -> None:
    page.goto(empty)
    expect(page).to_have_url(re.compile("/start/$"))
    page.get_by_label("Paste a text").fill(A)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("mark").filter(has_text="Ecuador will provide 40 boats")).to_be_visible()
    assert not axe(page)
    page.get_by_role("link", name="Read another").click()
    page.get_by_label("Paste a text").fill(A)
    page.get_by_label("Paste a second text").fill(B)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("ins").first).to_have_text("60")
    assert not axe(page)
    page.go_back()
    page.get_by_label("Paste a second text").fill("")
    page.get_by_label("Paste a text").fill(A)
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("button", name="Keep").click()
    expect(page).to_have_url(re.compile("/t/"))
    expect(page.get_by_role("button", name="Confirm").first).to_be_visible()


def test_after_an_error_one_is_back_with_what_one_typed(page: Page, empty: str) -> None:
    page.goto(f"{empty}/start/")
    page.get_by_label("Paste a text").fill(A)
    page.locator("[name=address]").fill("http://127.0.0.1:1/")
    page.get_by_role("button", name="Read", exact=True).click()
    assert not axe(page)
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_label("Paste a text")).to_have_value(A)


def test_statements_are_ruled_on_by_keyboard_without_a_page_load(page: Page, desk: str) -> None:
    page.goto(f"{desk}/t/{TEXT}/")
    page.evaluate("window.same = true")
    page.keyboard.press("j")
    first = page.locator(".held.pinned")
    expect(first).to_have_count(1)
    name = first.get_attribute("id")
    page.keyboard.press("c")
    expect(page.locator(f'[id="desk-{name}"]')).to_have_attribute("data-state", "confirmed")
    expect(page.locator(".held.pinned")).not_to_have_attribute("id", name or "")
    second = page.locator(".held.pinned").get_attribute("id")
    page.keyboard.press("x")
    expect(page.locator(".held.pinned .reject")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator(f'[id="desk-{second}"]')).to_have_attribute("data-state", "rejected")
    assert page.evaluate("window.same")
    page.keyboard.press("k")
    page.keyboard.press("e")
    expect(page.locator(".held.pinned .correct")).to_be_visible()
    expect(page.locator(".held.pinned .entry details li").first).to_be_visible()
    assert not axe(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".held.pinned .correct")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_what_is_corrected_or_split_shows_at_once(page: Page, desk: str) -> None:
    page.goto(f"{desk}/t/{TEXT}/")
    page.locator(".text mark.co").first.click()
    page.keyboard.press("e")
    name = page.locator(".held.pinned").get_attribute("id")
    page.locator(".held.pinned [name=field-action]").fill("hold in high esteem")
    page.locator(".held.pinned .correct [name=reason]").fill("the verb")
    page.keyboard.press("Enter")
    expect(page.locator(".held.pinned")).to_have_attribute("id", name or "")
    expect(page.locator(".held.pinned")).to_contain_text("hold in high esteem")
    expect(page.locator(".held .correct")).to_have_count(0)
    count = page.locator(".held").count()
    page.keyboard.press("s")
    parts = page.locator(".held.pinned .split textarea")
    first, _, rest = parts.input_value().rpartition(" ")
    parts.fill(f"{first} | {rest}")
    page.locator(".held.pinned .split button").click()
    expect(page.locator(".held")).to_have_count(count + 1)
    expect(page.locator(".held.pinned .entry")).to_be_visible()


def test_a_statement_is_added_from_selected_words(page: Page, desk: str) -> None:
    page.goto(f"{desk}/t/{TEXT}/")
    page.locator(".text .par").nth(2).click(click_count=3)
    page.keyboard.press("n")
    quote = page.get_by_label("Its words").input_value()
    assert quote
    page.get_by_label("Its words").fill(" ".join(page.locator(".text mark").first.inner_text().split()))
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url(re.compile(r"#CA-2025-FM6-\d+$"))
    expect(page.locator(".held.pinned")).to_have_count(1)


def test_links_are_confirmed_by_keyboard_one_after_the_other(page: Page, desk: str) -> None:
    page.goto(f"{desk}/m/CA/follow-up/")
    left = int(page.locator("#left").inner_text())
    for _ in range(3):
        page.keyboard.press("j")
    for done in (1, 2):
        at = page.locator(".link.pinned")
        key, place = at.get_attribute("id"), at.evaluate("one => [...document.querySelectorAll('.link')].indexOf(one)")
        assert place == 1 + done
        page.keyboard.press("c")
        expect(page.locator(f'[id="{key}"]')).to_have_attribute("data-state", "confirmed")
        expect(page.locator("#left")).to_have_text(str(left - done))


def test_pairs_of_pledges_are_ruled_on_by_keyboard(page: Page, desk: str) -> None:
    page.goto(f"{desk}/m/CA/pledges/")
    left = int(page.locator("#left").inner_text())
    page.keyboard.press("j")
    key = page.locator(".link.pinned").get_attribute("id")
    page.keyboard.press("1")
    expect(page.locator(f'[id="{key}"]')).to_have_attribute("data-state", "new")
    expect(page.locator("#left")).to_have_text(str(left - 1))


def test_the_agenda_is_put_in_order_by_key_and_by_mouse(page: Page, desk: str) -> None:
    page.goto(f"{desk}/m/CA/prepare/FM7/")
    for title in ("Trade", "Water", "Visas"):
        page.get_by_label("Another item").fill(title)
        page.locator("form", has=page.get_by_label("Another item")).get_by_role("button", name="Add").click()
    shown = page.locator(".agenda .link > p")
    expect(shown).to_contain_text(["Trade", "Water", "Visas"])
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(shown).to_contain_text(["Water", "Trade", "Visas"])
    page.keyboard.press("d")
    expect(shown).to_contain_text(["Water", "Visas", "Trade"])
    page.locator(".agenda .link").nth(2).drag_to(page.locator(".agenda .link").nth(0))
    expect(shown).to_contain_text(["Trade", "Water", "Visas"])
    assert not axe(page)


def test_a_number_of_the_matrix_leads_to_its_sentences(page: Page, desk: str) -> None:
    page.goto(f"{desk}/m/CA/")
    cell = page.locator(".grid td a").first
    count = int(cell.inner_text())
    cell.click()
    expect(page.locator(".statements tbody tr")).to_have_count(count)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_used_by_everybody(page: Page, desk: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = []
    for address in PAGES:
        page.goto(desk + address)
        found += [f"{address} {one}" for one in axe(page)]
    assert not found


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_the_window(page: Page, desk: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(desk + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_without_script_everything_is_there(chromium: Browser, desk: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk}/m/CA/i/treaty/")
    page.get_by_label("Uzbekistan").check()
    page.get_by_label("When").first.fill("2026-02-01")
    page.get_by_label("Who says so").first.fill("a note of the depositary")
    page.locator("form", has=page.get_by_label("Uzbekistan")).get_by_role("button", name="Enter").click()
    expect(page.get_by_role("row", name="Uzbekistan")).to_contain_text("1 February 2026")
    page.goto(f"{desk}/t/ca-2024-fm5-press/")
    assert page.locator(".text mark").count() > 0
    page.get_by_role("button", name="Confirm").last.click()
    expect(page).to_have_url(re.compile(r"/t/ca-2024-fm5-press/#"))
    assert page.locator(".state.confirmed").count() > 0
    page.get_by_role("link", name="Edit, reject, split").first.click()
    expect(page.get_by_role("button", name="Correct")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("asked", "language", "confirm"),
    [("zh-CN", "zh-hans", "确认"), ("ru-RU", "ru", "Подтвердить"), ("en", "en", "Confirm")],
)
def test_a_cycle_is_gone_through_in_each_language(
    chromium: Browser, desk: str, asked: str, language: str, confirm: str
) -> None:
    context = chromium.new_context(locale=asked, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for path in ("/start/", f"/t/{TEXT}/", "/m/CA/follow-up/", "/m/CA/review/", "/m/CA/prepare/FM7/", "/commitments/"):
        page.goto(desk + path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert not axe(page), path
    page.goto(f"{desk}/t/{TEXT}/")
    button = page.get_by_role("button", name=confirm, exact=True).first
    name = button.locator("xpath=ancestor::*[contains(@class,'desk')]").get_attribute("id")
    button.click()
    expect(page.locator(f'[id="{name}"]')).to_have_attribute("data-state", "confirmed")
    context.close()
