"""A page does not move while it is read, and a link to a place on it ends there."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from bpv_site.pages.all_pages import PAGES
from e2e.helpers.clock import Clock
from e2e.helpers.device import slow_tab
from e2e.helpers.storage import expect_poll, read, wait_for_verdict
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME, WAIT_FOR_MARK, BasePage
from e2e.pages.school import SchoolPage
from e2e.pages.uren import UrenPage
from e2e.pictures.maps import HALFWAY, STATES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import NewDevice
    from e2e.helpers.origin import Origin

#: Adds up how much of the visible page moved by itself, and names what moved most.
SHIFTS: Final = """(() => {
  globalThis.verschoven = { som: 0, wat: [] };
  const noem = ({ node, previousRect: van, currentRect: naar }) => {
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    return `${element?.tagName}.${element?.className} ${Math.round(van.y)} -> ${Math.round(naar.y)}`;
  };
  new PerformanceObserver((lijst) => {
    for (const { value, hadRecentInput, sources } of lijst.getEntries()) {
      if (hadRecentInput) continue;
      verschoven.som += value;
      verschoven.wat.push(`${value.toFixed(3)}: ${sources.map(noem).join(", ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
})();"""
#: Two frames after the last change, so that the page's last action is counted.
PICTURES: Final = "() => new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)))"
#: Replaces the last verdict on the phone, or removes it.
PUT_VERDICT: Final = """(oordeel) => new Promise((klaar, mis) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onerror = () => mis(vraag.error);
  vraag.onsuccess = () => {
    const tx = vraag.result.transaction("verdicts", "readwrite");
    const store = tx.objectStore("verdicts");
    if (oordeel) store.put(oordeel, "state");
    else store.clear();
    tx.oncomplete = () => { vraag.result.close(); klaar(); };
  };
})"""
#: The most that a page may move; web.dev calls a tenth good.
AT_MOST: Final = 0.02
NEXT_DAY: Final = "2026-11-26"
NOT_KNOWN: Final = "404.html"
#: In addition to every plain page: with something in the address.
WITH_QUESTION: Final = (
    "uren/?datum=2026-11-23",
    "week/?nieuw",
    "bezoek/?nieuw",
    "leerafspraken/?nieuw",
    "opdrachten/?nieuw",
    "bewijzen/?nieuw",
    "beoordeling/?nieuw",
    "contact/?nieuw=telefonisch",
    "delen/?aanwezigheid",
    "gegevens/?nieuw=periode#periode",
)
SITE_PAGES: Final = tuple(site_page.path.strip("/") for site_page in PAGES if site_page.name != NOT_KNOWN)


def fill(telefoon: BrowserContext, tmp_path: Path, kaart: str) -> dict[str, Any]:
    """Put a map on the phone at full speed, have it judged that day and the next; return the first verdict."""
    clock = Clock(telefoon, HALFWAY)
    page = telefoon.new_page()
    delen = DelenPage(page)
    delen.open()
    write = STATES["halverwege"].write
    if kaart == "vol" and write:
        delen.merge(write(tmp_path))
    wait_for_verdict(page)
    [yesterday] = read(page, "verdicts")
    clock.set(page, NEXT_DAY)
    delen.open()
    expect_poll(lambda: [item["today"] for item in read(page, "verdicts")], [NEXT_DAY], page, times=600)
    page.close()
    return yesterday


def come_to_rest(page: Page, path: str) -> None:
    """Open a page, and wait until it is complete and the rules have judged."""
    page.goto(f"./{path}{'/' if path and '?' not in path and '#' not in path else ''}")
    site_page = BasePage(page)
    site_page.expect_complete()
    if not path.startswith(("school", "tekenen")):
        page.evaluate(WAIT_FOR_MARK, "bpv:verdict")
    if "aanwezigheid" in path:
        expect(page.get_by_text("Het blad wordt gemaakt.")).to_be_hidden(timeout=ENGINE_TIME)
    page.evaluate(PICTURES)


@pytest.mark.parametrize("oordeel", ["van nu", "nog geen", pytest.param("van gisteren", marks=pytest.mark.long)])
@pytest.mark.parametrize("card", ["leeg", "vol"])
def test_page_stands_still(phone: BrowserContext, tmp_path: Path, card: str, oordeel: str):
    """At a first visit there is no verdict; every morning it is yesterday's; otherwise that of the last visit."""
    yesterday = fill(phone, tmp_path, card)
    page = slow_tab(phone, SHIFTS, slow=4)
    page.goto("./status/")
    too_many = {}
    for path in (*SITE_PAGES, *WITH_QUESTION):
        if oordeel != "van nu":
            page.evaluate(PUT_VERDICT, yesterday if oordeel == "van gisteren" else None)
        come_to_rest(page, path)
        seen: dict[str, Any] = page.evaluate("verschoven")
        if seen["som"] > AT_MOST:
            too_many[path or "/"] = (round(seen["som"], 3), seen["wat"])

    assert too_many == {}


def test_what_comes_late_lies_over_the_page_and_moves_nothing(phone: BrowserContext, origin: Origin):
    """The sentence that the site works without a connection, at a first visit, with a slow host."""
    page = slow_tab(phone, SHIFTS, slow=4)
    site_page = BasePage(page)
    site_page.open()
    site_page.expect_ready_offline()
    page.evaluate(PICTURES)

    assert page.evaluate("verschoven.som") <= AT_MOST, page.evaluate("verschoven.wat")
    assert origin.url in page.url


#: The distance of the addressed part from the top of the window, and whether it has stopped moving.
PLACE_OF: Final = """() => {
  const deel = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const veld = deel.closest(".veld[data-veld]");
  return (veld?.querySelector("legend, label") ?? deel).getBoundingClientRect().top;
}"""
#: This far below the top it is still the first thing that is read.
AT_THE_TOP: Final = 40


def places(dist: Path, at_most: int) -> list[str]:
    """Return links in the frozen pages to a place on a page: the last ones for each page, in order."""
    found: dict[str, dict[str, None]] = {}
    for file in sorted(dist.rglob("index.html")):
        path = file.parent.relative_to(dist).as_posix()
        if path.startswith("school"):
            continue
        for link in re.findall(r'href="([^"#]*#[^"]+)"', file.read_text(encoding="utf-8")):
            whole = urljoin(f"/{path}/" if path != "." else "/", html.unescape(link)).lstrip("/")
            if not whole.endswith("#inhoud"):
                found.setdefault(whole.partition("#")[0], {})[whole] = None
    return [link for links in found.values() for link in list(links)[-at_most:]]


@pytest.mark.parametrize("at_most", [1, pytest.param(6, marks=pytest.mark.long)])
def test_every_link_to_a_place_ends_with_it_at_the_top(phone: BrowserContext, tmp_path: Path, dist: Path, at_most: int):
    """The lists of terms and rules are long: a few links per page represent the others."""
    yesterday = fill(phone, tmp_path, "vol")
    page = slow_tab(phone, slow=4)
    page.goto("./status/")
    beside = {}
    for spot in (*places(dist, at_most), "uren/#blokken", "gegevens/#student-lastig"):
        # Yesterday's verdict has reserved space, but may still grow.
        page.evaluate(PUT_VERDICT, yesterday)
        page.goto("about:blank")
        come_to_rest(page, spot)
        above = page.evaluate(PLACE_OF)
        if not 0 <= above <= AT_THE_TOP:
            beside[spot] = above

    assert beside == {}


def expect_at_the_top(page: Page, read_place: str) -> None:
    """Expect a place to reach the top, and to be there still when the page has grown."""
    expect_poll(lambda: 0 <= page.evaluate(read_place) <= AT_THE_TOP, True, page)
    page.evaluate(PICTURES)
    assert 0 <= page.evaluate(read_place) <= AT_THE_TOP


@pytest.mark.parametrize("path", ["begeleiding", "gegevens"])
def test_link_within_a_page_ends_with_its_place_at_the_top(phone: BrowserContext, path: str):
    page = slow_tab(phone, slow=4)
    come_to_rest(page, path)
    links = page.locator("main a[href^='#']").filter(visible=True)
    for number in {0, links.count() // 2, links.count() - 1}:
        links.nth(number).click()
        expect_at_the_top(page, PLACE_OF)


def test_student_who_is_opened_at_school_comes_to_the_top(phone: BrowserContext, map_file: Path):
    """On a small screen the class is above it, and the map grows while it is built."""
    page = slow_tab(phone, slow=4)
    school = SchoolPage(page)
    school.open()
    school.choose_and_wait(map_file)
    school.open_map("Sam Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible()
    expect_at_the_top(page, "() => document.querySelector('[data-map]:not([hidden])').getBoundingClientRect().top")


#: Takes from a page what WebKit never had: that the browser itself holds what is read in its place.
NO_ANCHORING: Final = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { overflow-anchor: none }");
  document.adoptedStyleSheets = [sheet];
}"""
PLACE_OF_FOCUS: Final = "() => document.activeElement.getBoundingClientRect().top"


@pytest.mark.parametrize("browser_holds", [True, False])
def test_question_that_is_typed_in_stays_in_its_place(phone: BrowserContext, browser_holds: bool):
    """The record that is typed appears in the list above its form, with everything needed to sign it."""
    page = phone.new_page()
    uren = UrenPage(page)
    uren.open()
    uren.expect_complete()
    if not browser_holds:
        page.evaluate(NO_ANCHORING)
    uren.open_blok_form()
    uren.blok.field("naam").focus()
    # Near an edge of the window the browser itself scrolls at the first key.
    page.keyboard.press("End")
    page.evaluate(PICTURES)
    before = page.evaluate(PLACE_OF_FOCUS)
    # One key: with the next one the browser would bring the question back.
    page.keyboard.press("B")
    expect(uren.row_of_blok("B").get_by_role("button").first).to_be_visible()
    uren.expect_saved()
    page.evaluate(PICTURES)

    assert page.evaluate(PLACE_OF_FOCUS) == pytest.approx(before, abs=1)


#: Whether the focused element is behind the messages.
COVERED: Final = """() => {
  const meldingen = document.querySelector(".meldingen"), hier = document.activeElement;
  const { left, top, width, height } = hier.getBoundingClientRect();
  const boven = document.elementFromPoint(left + width / 2, top + height / 2);
  return !meldingen.contains(hier) && meldingen.contains(boven) ? `${hier.tagName} ${hier.id || hier.textContent}` : "";
}"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_focus_is_never_behind_a_message(new_device: NewDevice, when: str):
    """A message appears while a user moves through a form with the keyboard, or is already there."""
    page = new_device(reduced_motion="reduce").new_page()
    come_to_rest(page, "bezoek/?nieuw")
    show = "() => { document.querySelector('[data-module=update]').hidden = false; }"
    if when == "before":
        page.evaluate(show)
    page.locator("main input").first.focus()
    for _ in range(25):
        page.keyboard.press("Tab")
        if when == "after":
            page.evaluate(show)
            page.evaluate(PICTURES)
        assert page.evaluate(COVERED) == ""
        if when == "after":
            page.evaluate("() => { document.querySelector('[data-module=update]').hidden = true; }")
