"""Outside the site: another app that shares a file, and the icon on the home screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Response

#: Like a share sheet: another origin submits a form with a file.
FORM = """<form method="post" enctype="multipart/form-data" action="{adres}">
<label>Bestand <input type="file" name="bestand"></label><button>Deel met BPV-map</button></form>"""
#: An app that was opened from the home screen.
ON_HOME_SCREEN = 'Object.defineProperty(Navigator.prototype, "standalone", { value: true });'


def part(page: Page, address: str, path: Path | None) -> Response | None:
    """Share a file with the app from an empty page, which belongs to no site; return the response."""
    page.goto("about:blank")
    page.set_content(FORM.format(adres=address))
    if path is not None:
        page.get_by_label("Bestand").set_input_files(path)
    with page.expect_navigation() as going:
        page.get_by_role("button", name="Deel met BPV-map").click()
    return going.value
