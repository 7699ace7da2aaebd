"""Evidence as phones and scanners make it: large photos, PDFs, and files that are something else than they say."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import expect
from tests.helpers.evidence import make_pdf, make_photo

from bpv_logic.file.envelope import read_envelope
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME
from e2e.pages.records import BewijzenPage
from e2e.pages.school import SchoolPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from bpv_logic.file.attachments import Attachment

#: The longest side of a photo in a map.
LANGSTE = 1600


def new_bewijs(page: Page) -> Locator:
    """Open a new bewijs with a scan, and return its question for files."""
    bewijzen = BewijzenPage(page)
    bewijzen.new()
    bewijzen.form.fill(titel="Aftekenlijst", soort="scan")
    return bewijzen.form.group("bijlagen")


def attachments_of(page: Page, folder: Path) -> tuple[Path, tuple[Attachment, ...]]:
    """Make a file of the map, and return it with its attachments as school reads them."""
    delen = DelenPage(page)
    delen.open()
    path = delen.make_file(folder)
    return path, read_envelope(path.read_text(encoding="utf-8")).attachments


def test_a_scan_as_pdf_goes_to_school_as_it_is_and_is_opened_outside_the_page(
    tab: Page, laptop: BrowserContext, tmp_path: Path
):
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    scan = tmp_path / "Scan 12 nov.PDF"
    scan.write_bytes(make_pdf(3))
    field = new_bewijs(tab)
    field.get_by_label("Kies een bestand").set_input_files(scan)
    tegel = field.get_by_role("button", name="PDF: Scan 12 nov.pdf, 3 bladzijden")
    with tab.expect_download() as download:
        tegel.click()
    assert download.value.suggested_filename == "Scan 12 nov.pdf"
    assert download.value.path().read_bytes() == scan.read_bytes()
    BewijzenPage(tab).open()
    expect(tab.get_by_role("button", name="PDF: Scan 12 nov.pdf")).to_be_visible()
    path, [attachment] = attachments_of(tab, tmp_path)
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(path)
    school.open_map("Sam Voorbeeld")
    expect(school.sheets).to_be_visible(timeout=ENGINE_TIME)
    school.page.emulate_media(media="print")
    on_paper = school.page.locator("[data-map] .pdf")

    assert (attachment.type, attachment.data) == ("application/pdf", scan.read_bytes())
    expect(on_paper).to_have_text("PDF: Scan 12 nov.pdf, 3 bladzijden")
    for page in (tab, school.page):
        assert page.locator("iframe, embed, object").count() == 0


def test_every_file_of_many_becomes_a_small_photo_or_a_sentence(tab: Page, tmp_path: Path):
    large = io.BytesIO()
    Image.linear_gradient("L").resize((12_000, 9_000)).save(large, "JPEG", quality=60)
    files = {
        "groot.jpg": large.getvalue(),
        "gekanteld.jpg": make_photo("image/jpeg", orientation=6, size=(400, 300)),
        "samsung.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
        "rekening.pdf": b"<!doctype html><script>alert(1)</script>",
        "formulier.pdf": make_pdf(more=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        "half.pdf": make_pdf()[:-40],
        "lied.jpg": b"ID3\x03" + bytes(200),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    field = new_bewijs(tab)
    field.get_by_label("Kies een bestand").set_input_files([tmp_path / name for name in files])
    # Who leaves at once leaves with everything: the link waits for the last file.
    tab.get_by_role("link", name="Alle bewijzen").click()
    expect(tab.get_by_role("heading", name="Je bewijzen")).to_be_visible()
    tab.go_back()
    expect(field.get_by_role("listitem")).to_have_count(2)
    _, attachments = attachments_of(tab, tmp_path)
    maten = sorted(Image.open(io.BytesIO(item.data)).size for item in attachments)

    assert maten == [(300, 400), (LANGSTE, 1200)]

    field = new_bewijs(tab)
    field.get_by_label("Kies een bestand").set_input_files([tmp_path / name for name in [*files][2:]])
    ask = tab.locator("[data-veld=bijlagen]")
    for name, begin in {
        "samsung.heic": "Dit is een HEIC-foto.",
        "rekening.pdf": "Dit bestand heet PDF, maar is het niet.",
        "formulier.pdf": "In deze PDF zit een programma.",
        "half.pdf": "Deze PDF is niet heel.",
        "lied.jpg": "Dit bestand lukt niet.",
    }.items():
        expect(ask).to_contain_text(f"“{name}”: {begin}")
    expect(field.get_by_role("listitem")).to_have_count(0)
