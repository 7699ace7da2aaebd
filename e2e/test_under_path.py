"""A school may put the site in a folder of its host, next to other sites: everything works there too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_site.publish.freeze import build_site
from bpv_site.tools.paths import CACHE
from e2e.helpers.origin import Origin
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

PATH = "/bpv/map/"


@pytest.fixture
def origin() -> Iterator[Origin]:
    """Return a host of the site as it is built for a folder."""
    with Origin(build_site(dist=CACHE / "dist-onder-pad", base_url=PATH).dist, base=PATH) as host:
        yield host


def test_site_in_a_folder_works_without_a_connection(phone: BrowserContext, origin: Origin):
    page = phone.new_page()
    today = BasePage(page)
    today.open()
    today.expect_ready_offline()
    origin.stop()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_engine("ready")
    gegevens.expect_checked()
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Vandaag").click()

    expect(page).to_have_url(origin.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sam")
    assert [path for path in origin.paths() if not path.startswith(PATH)] == []
