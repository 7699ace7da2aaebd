"""Nothing is lost, in numbers: browsers killed at a random key, and two tabs that write in turns."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.pages.gegevens import GegevensPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import LastingDevice

#: The same moments, fields and tabs every time.
SEED = 20261123
KILLS = 3
#: The long run splits them into series, each with its own seed: one test may take ten minutes, whatever the machine.
ALL_SERIES, KILLS_PER_SERIES = 20, 10
TURNS, TURNS_LONG = 40, 1000
#: Free text, so anything may be typed into it.
FIELDS = ("voornaam", "achternaam", "school", "leercoach", "noodcontact")


def opens_gegevens(page: Page) -> GegevensPage:
    """Open the page with the first questions."""
    gegevens = GegevensPage(page)
    gegevens.open()
    return gegevens


def kill_while_somebody_types(
    device: LastingDevice, gegevens: GegevensPage, chance: random.Random, already_saved: str
) -> tuple[GegevensPage, str]:
    """
    Type until the browser is killed at a random key; return the page after a restart, and what is in it.

    It must at least hold what was shown as saved, or was there before.
    """
    field = gegevens.student.field("noodcontact")
    expect(field).to_have_value(already_saved)
    typed = promised = ""
    field.fill("")
    for _ in range(chance.randint(1, 12)):
        sign = chance.choice("abcdefghijklmnopqrstuvwxyz")
        field.press_sequentially(sign)
        typed += sign
        gegevens.page.wait_for_timeout(chance.choice((0, 0, 10, 60, 300)))
        # What was shown as saved at any moment, not only at the end.
        promised = typed if gegevens.html.get_attribute("data-saved") == "yes" else promised
    device.kill()
    gegevens = opens_gegevens(device.open())
    back = gegevens.student.field("noodcontact").input_value()
    assert typed.startswith(back) or back == already_saved, f"{back!r} was never typed ({typed!r}, {already_saved!r})"
    assert not promised or back.startswith(promised), f"{promised!r} was shown as saved, {back!r} came back"
    return gegevens, back


@pytest.mark.scenario("The browser is killed at a random key: what was shown as saved is there")
@pytest.mark.parametrize(
    ("seed", "count"),
    [
        (SEED, KILLS),
        *(pytest.param(SEED + series, KILLS_PER_SERIES, marks=pytest.mark.long) for series in range(1, ALL_SERIES + 1)),
    ],
)
def test_value_shown_as_saved_survives_every_kill(
    lasting_phone: LastingDevice, seed: int, count: int, record_property: Callable[[str, object], None]
):
    record_property("times", count)
    chance = random.Random(seed)  # noqa: S311 - which key, not a secret
    gegevens, saved = opens_gegevens(lasting_phone.open()), ""
    for _ in range(count):
        gegevens, saved = kill_while_somebody_types(lasting_phone, gegevens, chance, saved)


@pytest.mark.scenario("Two tabs write in turns: none of the writes is lost")
@pytest.mark.parametrize("count", [TURNS, pytest.param(TURNS_LONG, marks=pytest.mark.long)])
def test_two_tabs_lose_none_of_their_alternating_writes(
    phone: BrowserContext, count: int, record_property: Callable[[str, object], None]
):
    record_property("times", count)
    chance = random.Random(SEED)  # noqa: S311 - which question, not a secret
    tabs = [opens_gegevens(phone.new_page()) for _ in range(2)]
    last: dict[str, str] = {}
    for turn in range(count):
        tab, field = tabs[turn % 2], chance.choice(FIELDS)
        last[field] = f"beurt {turn}"
        tab.student.fill(**{field: last[field]})
        tab.page.evaluate("() => dispatchEvent(new Event('blur'))")
        tab.expect_saved()

    # Each write was one change of the map: none replaced another.
    assert max(item["revision"] for item in storage.read(tabs[0].page, "meta") if "savedAt" in str(item)) == count
    for tab in tabs:
        # A question that has the focus is not changed.
        tab.page.get_by_role("heading", level=1).click()
    for tab in (*tabs, opens_gegevens(phone.new_page())):
        tab.student.expect_values(**last)
