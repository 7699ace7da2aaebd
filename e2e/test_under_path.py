"""A school may put the site in a folder of its host, next to other sites: everything works there too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_site.publish.freeze import build_site
from bpv_site.tools.paths import CACHE
from e2e.helpers.origin import Origin
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

PAD = "/bpv/map/"


@pytest.fixture
def origin() -> Iterator[Origin]:
    """Return a host of the site as it is built for a folder."""
    with Origin(build_site(dist=CACHE / "dist-onder-pad", base_url=PAD).dist, base=PAD) as host:
        yield host


def test_site_in_a_folder_works_without_a_connection(telefoon: BrowserContext, origin: Origin):
    page = telefoon.new_page()
    vandaag = Pagina(page)
    vandaag.open()
    vandaag.expect_klaar_offline()
    origin.stop()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_motor("ready")
    gegevens.expect_gecontroleerd()
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Vandaag").click()

    expect(page).to_have_url(origin.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sam")
    assert [path for path in origin.paths() if not path.startswith(PAD)] == []
