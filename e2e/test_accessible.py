"""Every page is accessible: axe-core finds nothing in any state, and a page fits every width, scheme and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from bpv_site.pages.all_pages import PAGES
from bpv_site.tools.paths import NODE_MODULES
from e2e.helpers.storage import wait_for_verdict
from e2e.pages.delen import DelenPage
from e2e.pages.page import BasePage
from e2e.pages.records import LeerafsprakenPage
from e2e.pages.school import SchoolPage
from e2e.pages.tekenen import ELSEWHERE, Answers, TekenenPage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from e2e.helpers.device import NewDevice
    from e2e.helpers.origin import Origin

AXE: Final = (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
#: WCAG 2.2 A and AA, and axe's own best practices; target-size is off in axe by default.
LEVELS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
EXAMINE: Final = """async (niveaus) => {
  const options = { runOnly: { type: "tag", values: niveaus }, rules: { "target-size": { enabled: true } } };
  const { violations, passes } = await axe.run(document, options);
  const lines = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  return { violations: lines, rules: passes.map((rule) => rule.id) };
}"""
#: Why a page does not fit: what is beyond the right edge of the screen, outside parts that scroll by themselves.
FITS: Final = """(style) => {
  const { style: of } = document.documentElement;
  const body = document.body.style;
  of.fontSize = style.size ?? "";
  for (const name of ["lineHeight", "letterSpacing", "wordSpacing"]) body[name] = style[name] ?? "";
  const inScroller = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const beyond = (element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1;
  const wide = document.documentElement.scrollWidth > innerWidth
    ? Array.from(document.querySelectorAll("body *")).filter((element) => beyond(element) && !inScroller(element))
    : [];
  const found = wide.slice(0, 3).map((element) => `${element.tagName}.${element.getAttribute("class")}`);
  of.fontSize = body.lineHeight = body.letterSpacing = body.wordSpacing = "";
  return found;
}"""
LETTERS: Final[dict[str, dict[str, str]]] = {
    "smal": {},
    "groot": {"size": "200%"},
    "ruim": {"lineHeight": "1.5", "letterSpacing": ".12em", "wordSpacing": ".16em"},
}
#: What still moves for a user who asked for reduced motion.
MOVES: Final = """() => [document.documentElement, ...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
  return style.scrollBehavior === "smooth" || lasts(style.transitionDuration)
    || (style.animationName !== "none" && lasts(style.animationDuration));
}).map((element) => element.tagName).slice(0, 3)"""
#: Selected answers that look the same as unselected ones in the system's colours.
EQUAL_WIDTHS: Final = """() => Array.from(document.querySelectorAll("fieldset")).filter((group) => {
  const look = (input) => {
    const { backgroundColor, border, fontWeight, outline } = getComputedStyle(input.nextElementSibling);
    const tick = getComputedStyle(input.nextElementSibling, "::after");
    return [backgroundColor, border, fontWeight, outline, tick.content, tick.opacity].join();
  };
  const inputs = Array.from(group.querySelectorAll(".chip > input")).filter((input) => input.checkVisibility());
  const chosen = inputs.filter((input) => input.checked).map(look);
  return inputs.some((input) => !input.checked && chosen.includes(look(input)));
}).map((group) => group.textContent.trim().slice(0, 40))"""
#: How a page can look: the schemes, more contrast, and the system's own colours.
PICTURES: Final[tuple[dict[str, str], ...]] = (
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"color_scheme": "light", "contrast": "more"},
    {"color_scheme": "dark", "forced_colors": "active"},
)
QUESTIONS: Final = {
    "delen": ("?aanwezigheid",),
    "contact": ("?nieuw=extra", "?nieuw=telefonisch"),
    "voortgang": ("?werkproces=B1-K1-W1&wie=student",),
}
NEW: Final = ("week", "bezoek", "leerafspraken", "opdrachten", "bewijzen", "beoordeling")


def faults(page: Page) -> list[str]:
    """Return the faults that axe finds on the screen."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(EXAMINE, list(LEVELS))
    assert {"color-contrast", "label"} & set(found["rules"]), "axe looked at nothing"
    return found["violations"]


def faults_by_address(page: Page, *, also_missed: bool = False) -> dict[str, list[str]]:
    """Return the faults that axe finds, by page; `also_missed` also checks each form when submitted too early."""
    found = {}
    for address in addresses():
        page.goto(address)
        BasePage(page).expect_usable()
        BasePage(page).expect_checked()
        found[address] = faults(page)
        if also_missed and hands_in_too_early(page):
            found[f"{address} te vroeg"] = faults(page)
    return {address: lines for address, lines in found.items() if lines}


def hands_in_too_early(page: Page) -> bool:
    """Press "ready" in the first form of a page; return whether that showed the summary of faults."""
    BasePage(page).expect_complete()
    done = page.get_by_role("button", name="Klaar", exact=True).filter(visible=True)
    if done.count() == 0:
        return False
    done.first.click()
    summary = page.locator("[data-errors]").filter(visible=True)
    expect(summary.or_(page.locator("[data-done]").filter(visible=True))).to_be_visible()
    # The rules may still find that something is wrong.
    wait_for_verdict(page)
    if summary.count() == 0:
        return False
    expect(summary).to_be_focused()
    assert page.title().startswith("Fout: ")
    return True


def opens_map(page: Page, path: Path) -> None:
    """Import a full map."""
    delen = DelenPage(page)
    delen.open()
    delen.merge(path)


def addresses() -> list[str]:
    """Return every page, and the states that have a form of their own."""
    found = []
    for page in PAGES:
        found.append(f".{page.path}")
        queries = ("?nieuw",) if page.name in NEW else QUESTIONS.get(page.name, ())
        found += [f".{page.path}{query}" for query in queries]
    return found


def test_no_page_of_an_empty_map_has_a_fault_not_even_when_a_form_comes_too_early(tab: Page):
    assert faults_by_address(tab, also_missed=True) == {}


def test_no_page_of_a_full_map_has_a_fault_and_each_fits_every_way_of_looking(new_device: NewDevice, map_file: Path):
    """
    Dark on a phone and light on a laptop, and then 320 px wide (1.4.10), text twice as large (1.4.4) and with more
    spacing (1.4.12), and a scheme of the system's own. One visit to a page serves them all; without a connection it is
    the same page (the long test below).
    """
    page = new_device(reduced_motion="reduce").new_page()
    opens_map(page, map_file)
    wrong = {}
    for address in addresses():
        page.emulate_media(color_scheme="dark", forced_colors="none", reduced_motion="reduce")
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(address)
        BasePage(page).expect_usable()
        BasePage(page).expect_checked()
        found = {"donker": faults(page)}
        page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
        page.set_viewport_size({"width": 1280, "height": 740})
        found["licht en breed"] = faults(page)
        found |= does_not_fit(page)
        wrong |= {f"{address} {name}": lines for name, lines in found.items() if lines}

    assert wrong == {}


def does_not_fit(page: Page) -> dict[str, list[str]]:
    """Return what does not fit on a page, by look."""
    found = {}
    for name, style in LETTERS.items():
        page.set_viewport_size({"width": 360 if name == "groot" else 320, "height": 640})
        found[name] = page.evaluate(FITS, style)
    found["beweging"] = page.evaluate(MOVES)
    page.emulate_media(color_scheme="light", forced_colors="active", reduced_motion="reduce")
    found["kleuren"] = page.evaluate(EQUAL_WIDTHS)
    return found


def test_what_opens_over_a_page_has_no_fault(tab: Page, map_file: Path):
    """The dialogs, the messages about faults, and a student's map on the school page."""
    opens_map(tab, map_file)
    found = {}
    leerafspraken = LeerafsprakenPage(tab)
    leerafspraken.open()
    leerafspraken.open_row("Plannen")
    leerafspraken.sign_box.begin("begeleider")
    found["tekenvenster"] = faults(tab)
    leerafspraken.sign_box.dialog.get_by_role("button", name="Annuleer").click()
    leerafspraken.sign_box.root.get_by_role("button", name=ELSEWHERE).first.click()
    expect(tab.locator("a[data-sign-request]")).to_be_visible()
    found["vraagvenster"] = faults(tab)
    signer = TekenenPage(tab.context.new_page())
    signer.open(tab.locator("a[data-sign-request]").evaluate("link => link.href"))
    found["tekenen"] = faults(signer.page)
    back = signer.sign("mevrouw Jansen")
    found["getekend"] = faults(signer.page)
    signer.page.close()
    answers = Answers(tab)
    answers.open(back)
    expect(answers.root.get_by_role("button", name="Zet in mijn map")).to_be_visible()
    found["antwoord"] = faults(tab)
    uren = UrenPage(tab)
    uren.open_day("2026-11-24")
    uren.day.fill(pauze="-5")
    uren.day.done()
    expect(uren.day.summary).to_be_visible()
    found["fouten in een formulier"] = faults(tab)
    uren.day.root.get_by_role("button", name="Haal weg").click()
    expect(tab.get_by_role("button", name="Zet terug")).to_be_visible()
    found["weggehaald"] = faults(tab)
    DelenPage(tab).open()
    tab.get_by_role("button", name="Wis alles").click()
    expect(tab.get_by_role("dialog")).to_be_visible()
    found["vraag vooraf"] = faults(tab)
    school = SchoolPage(tab)
    school.open()
    school.choose(map_file)
    school.open_map("Sam Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible()
    tab.locator("details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
    found["school"] = faults(tab)

    assert {where: lines for where, lines in found.items() if lines} == {}


def test_page_with_faults_is_found_out(tab: Page):
    """Negative control: a button without a name and grey on grey are found."""
    BasePage(tab).open()
    tab.evaluate(
        """() => {
          const button = document.createElement("button");
          document.querySelector("main").append(button);
          const text = document.createElement("p");
          text.textContent = "Dit is niet te lezen";
          text.style.color = "#ccc";
          text.style.background = "#ddd";
          document.querySelector("main").append(text);
        }"""
    )
    found = "\n".join(faults(tab))

    assert "button-name" in found
    assert "color-contrast" in found


def test_looks_of_a_page_that_fail_are_found_out(tab: Page):
    """Negative control of the test above: too wide, moving, and selection shown by colour only."""
    UrenPage(tab).open_day("2026-11-24")
    tab.evaluate(
        """() => {
          const wide = document.createElement("p");
          wide.textContent = "Te breed";
          wide.style.width = "700px";
          wide.style.transition = "opacity 2s";
          document.querySelector("main").append(wide);
          for (const chip of document.querySelectorAll(".chip span")) {
            chip.style.forcedColorAdjust = "none";
            chip.style.background = "red";
            chip.style.border = "2px solid red";
            chip.style.fontWeight = "400";
            chip.style.outline = "none";
          }
        }"""
    )
    tab.emulate_media(forced_colors="active")

    assert all(tab.evaluate(FITS, style) for style in LETTERS.values())
    assert tab.evaluate(MOVES)
    assert tab.evaluate(EQUAL_WIDTHS)


@pytest.mark.long
@pytest.mark.parametrize("full", [False, True], ids=["leeg", "vol"])
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("picture", PICTURES, ids=[" ".join(picture.values()) for picture in PICTURES])
def test_no_page_has_a_fault_in_any_look_with_the_origin_gone(
    new_device: NewDevice, origin: Origin, map_file: Path, full: bool, width: int, picture: dict[str, str]
):
    """Every page and state, empty and full, in every width and scheme, without a connection."""
    page = new_device(viewport={"width": width, "height": 740}, **picture).new_page()
    BasePage(page).open()
    BasePage(page).expect_ready_offline()
    if full:
        opens_map(page, map_file)
    origin.stop()

    assert faults_by_address(page, also_missed=not full) == {}
