"""Nothing is lost, in numbers: browsers killed at a random key, and two tabs that write in turns."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.pages.gegevens import GegevensPagina

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import BlijvendToestel

#: The same moments, fields and tabs every time.
ZAAD = 20261123
KILLS = 3
#: The long run splits them into series, each with its own seed: one test may take ten minutes, whatever the machine.
REEKSEN, KILLS_PER_REEKS = 20, 10
BEURTEN, BEURTEN_LANG = 40, 1000
#: Free text, so anything may be typed into it.
VELDEN = ("voornaam", "achternaam", "school", "leercoach", "noodcontact")


def opent_gegevens(page: Page) -> GegevensPagina:
    """Open the page with the first questions."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    return gegevens


def kill_terwijl_iemand_typt(
    toestel: BlijvendToestel, gegevens: GegevensPagina, toeval: random.Random, al_bewaard: str
) -> tuple[GegevensPagina, str]:
    """
    Type until the browser is killed at a random key; return the page after a restart, and what is in it.

    It must at least hold what was shown as saved, or was there before.
    """
    veld = gegevens.student.veld("noodcontact")
    expect(veld).to_have_value(al_bewaard)
    getypt = beloofd = ""
    veld.fill("")
    for _ in range(toeval.randint(1, 12)):
        teken = toeval.choice("abcdefghijklmnopqrstuvwxyz")
        veld.press_sequentially(teken)
        getypt += teken
        gegevens.page.wait_for_timeout(toeval.choice((0, 0, 10, 60, 300)))
        # What was shown as saved at any moment, not only at the end.
        beloofd = getypt if gegevens.html.get_attribute("data-saved") == "yes" else beloofd
    toestel.kill()
    gegevens = opent_gegevens(toestel.open())
    terug = gegevens.student.veld("noodcontact").input_value()
    assert getypt.startswith(terug) or terug == al_bewaard, f"{terug!r} was never typed ({getypt!r}, {al_bewaard!r})"
    assert not beloofd or terug.startswith(beloofd), f"{beloofd!r} was shown as saved, {terug!r} came back"
    return gegevens, terug


@pytest.mark.scenario("The browser is killed at a random key: what was shown as saved is there")
@pytest.mark.parametrize(
    ("zaad", "aantal"),
    [
        (ZAAD, KILLS),
        *(pytest.param(ZAAD + reeks, KILLS_PER_REEKS, marks=pytest.mark.long) for reeks in range(1, REEKSEN + 1)),
    ],
)
def test_value_shown_as_saved_survives_every_kill(
    blijvende_telefoon: BlijvendToestel, zaad: int, aantal: int, record_property: Callable[[str, object], None]
):
    record_property("times", aantal)
    toeval = random.Random(zaad)  # noqa: S311 - which key, not a secret
    gegevens, bewaard = opent_gegevens(blijvende_telefoon.open()), ""
    for _ in range(aantal):
        gegevens, bewaard = kill_terwijl_iemand_typt(blijvende_telefoon, gegevens, toeval, bewaard)


@pytest.mark.scenario("Two tabs write in turns: none of the writes is lost")
@pytest.mark.parametrize("aantal", [BEURTEN, pytest.param(BEURTEN_LANG, marks=pytest.mark.long)])
def test_two_tabs_lose_none_of_their_alternating_writes(
    telefoon: BrowserContext, aantal: int, record_property: Callable[[str, object], None]
):
    record_property("times", aantal)
    toeval = random.Random(ZAAD)  # noqa: S311 - which question, not a secret
    tabs = [opent_gegevens(telefoon.new_page()) for _ in range(2)]
    laatste: dict[str, str] = {}
    for beurt in range(aantal):
        tab, veld = tabs[beurt % 2], toeval.choice(VELDEN)
        laatste[veld] = f"beurt {beurt}"
        tab.student.vul(**{veld: laatste[veld]})
        tab.page.evaluate("() => dispatchEvent(new Event('blur'))")
        tab.expect_bewaard()

    # Each write was one change of the map: none replaced another.
    assert max(item["revision"] for item in storage.lees(tabs[0].page, "meta") if "savedAt" in str(item)) == aantal
    for tab in tabs:
        # A question that has the focus is not changed.
        tab.page.get_by_role("heading", level=1).click()
    for tab in (*tabs, opent_gegevens(telefoon.new_page())):
        tab.student.expect_waarden(**laatste)
