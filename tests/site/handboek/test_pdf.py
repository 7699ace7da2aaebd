"""The guide as PDF: all of its text, accessible to screen readers, and the same every time."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from bpv_logic.school.active import Schoolpakket, standard
from bpv_site.handboek import folder as guide_folder
from bpv_site.handboek.pdf import FOLDER, WHOLE, Uitgave, chapter_pdf, pdf_name, whole_pdf
from bpv_site.handboek.read import read_handboek
from bpv_site.handboek.shape import Handboek, Hoofdstuk
from bpv_site.publish.freeze import build_site, site_address

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = read_handboek()
KEYS = [chapter.sleutel for chapter in GUIDE.hoofdstukken]
SCHOOL = dataclasses.replace(standard(), naam="Mbo Voorbeeld", kleur="#7a1f1f")


def plain(text: str) -> str:
    return " ".join(text.split())


def text_of(pdf: bytes) -> str:
    return plain(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def texts_of(chapter: Hoofdstuk) -> list[str]:
    return [chapter.titel, chapter.inleiding, *(t for piece in chapter.stukken for t in (piece.titel, *piece.alineas))]


def made(sleutel: str, *, guide: Handboek = GUIDE, pakket: Schoolpakket = SCHOOL, site: str = "") -> bytes:
    chapter = next(one for one in guide.hoofdstukken if one.sleutel == sleutel)
    return chapter_pdf(Uitgave(guide=guide, pakket=pakket, site=site), chapter)


@pytest.fixture(scope="module", name="whole")
def _whole() -> PdfReader:
    return PdfReader(io.BytesIO(whole_pdf(Uitgave(guide=GUIDE, pakket=SCHOOL))))


@pytest.mark.parametrize("chapter", GUIDE.hoofdstukken, ids=KEYS)
def test_pdf_of_a_chapter_holds_every_heading_and_paragraph(dist: Path, chapter: Hoofdstuk):
    text = text_of((dist / FOLDER / pdf_name(chapter)).read_bytes())

    assert [wanted for wanted in texts_of(chapter) if plain(wanted) not in text] == []


def test_pdf_of_the_whole_holds_every_chapter_and_every_word(dist: Path):
    text = text_of((dist / FOLDER / WHOLE).read_bytes())
    wanted = [text for chapter in GUIDE.hoofdstukken for text in texts_of(chapter)]
    wanted += [text for word in GUIDE.begrippen for text in (word.term, word.uitleg)]

    assert [part for part in wanted if plain(part) not in text] == []


def test_pdf_says_whose_it_is_what_it_is_and_of_which_day():
    reader = PdfReader(io.BytesIO(made("oordeel")))
    text = plain(reader.pages[0].extract_text())

    assert text.startswith("Mbo Voorbeeld Het oordeel")
    assert "Tekst van 26 november 2026, uit de BPV-map" in text
    assert f"1 van {len(reader.pages)}" in text
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Het oordeel", "Mbo Voorbeeld")


def test_pdf_can_be_read_aloud_in_the_right_language_and_order():
    reader = PdfReader(io.BytesIO(made("elke-week")))
    root: Any = reader.trailer["/Root"]
    document = root["/StructTreeRoot"]["/K"][0].get_object()
    tags = [part.get_object()["/S"] for part in document["/K"]]

    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert tags[:3] == ["/P", "/H1", "/P"]
    assert tags.count("/H2") == len(GUIDE.hoofdstukken[2].stukken) + 1


def test_pdf_has_a_bookmark_for_every_subject(whole: PdfReader):
    chapters = [mark.title for mark in whole.outline if not isinstance(mark, list)]
    pieces = [mark.title for marks in whole.outline if isinstance(marks, list) for mark in marks]

    assert chapters == [*(chapter.titel for chapter in GUIDE.hoofdstukken), "Moeilijke woorden"]
    assert pieces == [piece.titel for piece in GUIDE.stukken]


def test_first_sheet_of_the_whole_says_where_each_chapter_begins(whole: PdfReader):
    texts = [plain(page.extract_text()) for page in whole.pages]
    begins = {
        chapter.titel: number
        for chapter in GUIDE.hoofdstukken
        for number, text in enumerate(texts, start=1)
        if text.startswith(chapter.titel)
    }

    assert len(begins) == len(GUIDE.hoofdstukken)
    assert [title for title, number in begins.items() if f"{title} (bladzijde {number})" not in texts[0]] == []
    assert len(whole.pages[0]["/Annots"]) == len(begins) + 1


def links_in(pdf: bytes) -> set[str]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    return {note["/A"]["/URI"] for note in notes if "/A" in note and "/URI" in note["/A"]}


@pytest.mark.parametrize(
    ("base_url", "site"),
    [("/", ""), ("/bpv/", ""), ("https://school.example/bpv", "https://school.example/bpv/")],
)
def test_address_of_the_site_is_known_only_when_it_was_given(base_url: str, site: str):
    assert site_address(base_url) == site


def test_pdf_leads_to_the_app_when_its_address_is_known():
    assert links_in(made("elke-week")) == set()
    assert "https://school.example/uren/#blokken" in links_in(made("elke-week", site="https://school.example/"))


def test_pdf_has_the_colour_of_the_school():
    def fills(colour: str) -> bool:
        reader = PdfReader(io.BytesIO(made("mensen", pakket=dataclasses.replace(SCHOOL, kleur=colour))))
        contents: Any = reader.pages[0].get_contents()
        # 122 of 255, and twice 31 of 255.
        return re.search(rb"\b0?\.478\d* 0?\.121\d* 0?\.121\d* rg", contents.get_data()) is not None

    assert [fills("#7a1f1f"), fills("#0a5c4a")] == [True, False]


def test_name_with_a_letter_that_a_pdf_cannot_draw_loses_only_its_mark():
    pakket = dataclasses.replace(SCHOOL, naam="Mbo \u015eanl\u0131 \u201cNoord\u201d")

    assert text_of(made("mensen", pakket=pakket)).startswith("Mbo Sanl? \u201cNoord\u201d Wie helpt je?")


def test_same_text_gives_the_same_bytes():
    assert made("mensen") == made("mensen")
    assert made("mensen") != made("mensen", guide=dataclasses.replace(GUIDE, datum="2026-11-27"))


def test_all_pdfs_are_small_and_kept_on_the_phone(dist: Path):
    papers = {path.relative_to(dist).as_posix(): path.stat().st_size for path in dist.rglob("*.pdf")}
    worker = (dist / "sw.js").read_text("utf-8")

    assert len(papers) == len(GUIDE.hoofdstukken) + 1
    assert sum(papers.values()) < 150_000
    assert [name for name in papers if f'"{name}":' not in worker] == []


def test_own_text_of_a_school_reaches_page_index_and_pdf(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "onze-uitleg"
    folder.mkdir()
    ours = guide_folder.FOLDER / "hoofdstuk-3-elke-week.toml"
    own = ours.read_text("utf-8").replace("Begin de week met een gesprek", "Maandag om negen uur: de koffietafel")
    (folder / ours.name).write_text(own, "utf-8")
    monkeypatch.setenv(guide_folder.VARIABLE, str(folder))
    site = build_site(dist=tmp_path / "dist", cache=cache).dist

    assert "koffietafel" in (site / "begeleiding" / "index.html").read_text("utf-8")
    assert "koffietafel" in (site / "data" / "handboek.json").read_text("utf-8")
    assert "de koffietafel" in text_of((site / FOLDER / "bpv-uitleg-elke-week.pdf").read_bytes())
