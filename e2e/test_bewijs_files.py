"""Evidence as phones and scanners make it: large photos, PDFs, and files that are something else than they say."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import expect
from tests.helpers.evidence import make_pdf, make_photo

from bpv_logic.file.envelope import read_envelope
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BewijzenPagina
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from bpv_logic.file.attachments import Attachment

#: The longest side of a photo in a map.
LANGSTE = 1600


def nieuw_bewijs(page: Page) -> Locator:
    """Open a new bewijs with a scan, and return its question for files."""
    bewijzen = BewijzenPagina(page)
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="Aftekenlijst", soort="scan")
    return bewijzen.formulier.groep("bijlagen")


def bijlagen_van(page: Page, folder: Path) -> tuple[Path, tuple[Attachment, ...]]:
    """Make a file of the map, and return it with its attachments as school reads them."""
    delen = DelenPagina(page)
    delen.open()
    path = delen.maak_bestand(folder)
    return path, read_envelope(path.read_text(encoding="utf-8")).attachments


def test_a_scan_as_pdf_goes_to_school_as_it_is_and_is_opened_outside_the_page(
    pagina: Page, laptop: BrowserContext, tmp_path: Path
):
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    scan = tmp_path / "Scan 12 nov.PDF"
    scan.write_bytes(make_pdf(3))
    veld = nieuw_bewijs(pagina)
    veld.get_by_label("Kies een bestand").set_input_files(scan)
    tegel = veld.get_by_role("button", name="PDF: Scan 12 nov.pdf, 3 bladzijden")
    with pagina.expect_download() as download:
        tegel.click()
    assert download.value.suggested_filename == "Scan 12 nov.pdf"
    assert download.value.path().read_bytes() == scan.read_bytes()
    BewijzenPagina(pagina).open()
    expect(pagina.get_by_role("button", name="PDF: Scan 12 nov.pdf")).to_be_visible()
    path, [bijlage] = bijlagen_van(pagina, tmp_path)
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(path)
    school.open_map("Sam Voorbeeld")
    expect(school.bladen).to_be_visible(timeout=MOTOR_TIJD)
    school.page.emulate_media(media="print")
    op_papier = school.page.locator("[data-map] .pdf")

    assert (bijlage.type, bijlage.data) == ("application/pdf", scan.read_bytes())
    expect(op_papier).to_have_text("PDF: Scan 12 nov.pdf, 3 bladzijden")
    for page in (pagina, school.page):
        assert page.locator("iframe, embed, object").count() == 0


def test_every_file_of_many_becomes_a_small_photo_or_a_sentence(pagina: Page, tmp_path: Path):
    groot = io.BytesIO()
    Image.linear_gradient("L").resize((12_000, 9_000)).save(groot, "JPEG", quality=60)
    files = {
        "groot.jpg": groot.getvalue(),
        "gekanteld.jpg": make_photo("image/jpeg", orientation=6, size=(400, 300)),
        "samsung.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200),
        "rekening.pdf": b"<!doctype html><script>alert(1)</script>",
        "formulier.pdf": make_pdf(more=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        "half.pdf": make_pdf()[:-40],
        "lied.jpg": b"ID3\x03" + bytes(200),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    veld = nieuw_bewijs(pagina)
    veld.get_by_label("Kies een bestand").set_input_files([tmp_path / name for name in files])
    # Who leaves at once leaves with everything: the link waits for the last file.
    pagina.get_by_role("link", name="Alle bewijzen").click()
    expect(pagina.get_by_role("heading", name="Je bewijzen")).to_be_visible()
    pagina.go_back()
    expect(veld.get_by_role("listitem")).to_have_count(2)
    _, bijlagen = bijlagen_van(pagina, tmp_path)
    maten = sorted(Image.open(io.BytesIO(item.data)).size for item in bijlagen)

    assert maten == [(300, 400), (LANGSTE, 1200)]

    veld = nieuw_bewijs(pagina)
    veld.get_by_label("Kies een bestand").set_input_files([tmp_path / name for name in [*files][2:]])
    vraag = pagina.locator("[data-veld=bijlagen]")
    for name, begin in {
        "samsung.heic": "Dit is een HEIC-foto.",
        "rekening.pdf": "Dit bestand heet PDF, maar is het niet.",
        "formulier.pdf": "In deze PDF zit een programma.",
        "half.pdf": "Deze PDF is niet heel.",
        "lied.jpg": "Dit bestand lukt niet.",
    }.items():
        expect(vraag).to_contain_text(f"“{name}”: {begin}")
    expect(veld.get_by_role("listitem")).to_have_count(0)
