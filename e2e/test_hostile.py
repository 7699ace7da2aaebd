"""
Malicious files: none runs a script, none is partly imported, each ends in a sentence or a preview.

The phones here ignore the Content-Security-Policy: these tests check the app itself.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect
from tests.helpers.evil_texts import MERK
from tests.helpers.example_export import VOORBEELD
from tests.helpers.mutations import Bestand, maak_bestand

from bpv_logic.browser.door import handle
from e2e.helpers import rules_worker, storage
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import MOTOR_TIJD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import NieuwToestel

ZAAD: Final = 20261126
#: The long run splits them into series: one test may take ten minutes, whatever the machine.
IN_WORKER, IN_WORKER_LANG, REEKS = 60, 5000, 500
OP_PAGINA, OP_PAGINA_LANG, REEKS_OP_PAGINA = 10, 150, 30
#: The batch size: a batch is one message to the browser.
TEGELIJK: Final = 20
BRON: Final[dict[str, Any]] = json.loads(VOORBEELD.read_text(encoding="utf-8"))
#: As the page reads a chosen file; only the number of records, which would fill the test's memory.
OPEN: Final = """async ({ files, records, today }) => {
  const answers = [];
  for (const file of files) {
    const bytes = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
    const tekst = new TextDecoder().decode(bytes);
    const answer = await globalThis.vraagDeRegels({ op: "read_export", tekst, records, today, vanMij: true });
    const { ok, fout, voorbeeld } = answer;
    const zinnen = ok ? [...voorbeeld.zinnen, ...voorbeeld.verlies].join(" ") : fout.tekst;
    answers.push([ok ? "ok" : fout.code, zinnen, ok ? answer.records.length : 0]);
  }
  return answers;
}"""
VANDAAG: Final = "2026-11-25"
#: What a phone shows when the rules themselves failed.
EIGEN_SCHULD: Final = {"intern", "gebroken", "stil", "verzoek", "gegevens"}


def in_python(bestand: Bestand, records: list[Any]) -> dict[str, Any]:
    """Return what the same rules say about a file in this process."""
    request = {"op": "read_export", "tekst": bestand.tekst, "records": records, "today": VANDAAG, "vanMij": True}
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


def kort(answer: dict[str, Any]) -> list[Any]:
    """Return an answer in the browser's short form."""
    if not answer["ok"]:
        return [answer["fout"]["code"], answer["fout"]["tekst"], 0]
    voorbeeld = answer["voorbeeld"]
    return ["ok", " ".join([*voorbeeld["zinnen"], *voorbeeld["verlies"]]), len(answer["records"])]


def op_schijf(page: Page) -> dict[str, Any]:
    """Return everything of the map that is on disk, by its name."""
    records = {record["id"]: record for record in storage.lees(page, "records")}
    return records | {item["sha256"]: item["type"] for item in storage.lees(page, "attachments")}


def expect_niets_gedraaid(page: Page) -> None:
    """Expect that no script from a file ever ran in this tab."""
    assert page.evaluate(f"typeof globalThis.{MERK}") == "undefined"


@pytest.fixture
def volle_telefoon(nieuw_toestel: NieuwToestel) -> BrowserContext:
    """Return the phone that the sound file came from, with the whole map on disk."""
    telefoon = nieuw_toestel(bypass_csp=True)
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.voeg_samen(VOORBEELD)
    assert {record["id"] for record in BRON["records"]} <= set(op_schijf(delen.page))
    return telefoon


def batches(nummers: range) -> Iterator[list[Bestand]]:
    """Make the files, in batches."""
    for begin in range(0, len(nummers), TEGELIJK):
        yield [maak_bestand(BRON, ZAAD, nummer) for nummer in nummers[begin : begin + TEGELIJK]]


def reeksen(begin: int, sample: int, full: int, size: int) -> list[Any]:
    """Return the files of a test: a few, or for the long run all of them in series."""
    long = [range(first, first + size) for first in range(begin, begin + full, size)]
    return [range(begin, begin + sample), *(pytest.param(numbers, marks=pytest.mark.long) for numbers in long)]


def namen(nummers: range) -> str:
    """Name a series by its files."""
    return f"{nummers.start}-{nummers.stop - 1}"


@pytest.mark.scenario(
    "Mutated files go through the worker: a sentence or a preview, no script runs, nothing is written"
)
@pytest.mark.parametrize("nummers", reeksen(0, IN_WORKER, IN_WORKER_LANG, REEKS), ids=namen)
def test_every_mutated_file_ends_in_a_sentence_or_a_preview_in_the_worker(
    volle_telefoon: BrowserContext, nummers: range, record_property: Callable[[str, object], None]
):
    record_property("times", len(nummers))
    page = rules_worker.met_regels(volle_telefoon)
    before = op_schijf(page)
    seen: set[str] = set()
    for files in batches(nummers):
        texts = [base64.b64encode(bestand.data).decode() for bestand in files]
        answers = page.evaluate(OPEN, {"files": texts, "records": BRON["records"], "today": VANDAAG})
        expected = [kort(in_python(bestand, BRON["records"])) for bestand in files]
        assert dict(zip(range(len(files)), answers, strict=True)) == dict(enumerate(expected)), files[0].nummer
        assert all(zin for _, zin, _ in answers)
        seen |= {code for code, _, _ in answers}

    assert not seen & EIGEN_SCHULD
    assert seen >= {"ok", "beschadigd", "geen-json", "tijdstip"}
    # The same engine still answers: nothing in those files ended it, and nothing of them reached the disk.
    [judged] = rules_worker.vraag(page, [{"op": "judge", "records": BRON["records"], "today": VANDAAG}])
    assert judged["ok"]
    assert op_schijf(page) == before
    expect_niets_gedraaid(page)


@pytest.mark.scenario("Mutated files are opened on the page: a sentence, or taken in whole; never a part")
# Different ones than the worker had.
@pytest.mark.parametrize("nummers", reeksen(IN_WORKER_LANG, OP_PAGINA, OP_PAGINA_LANG, REEKS_OP_PAGINA), ids=namen)
def test_mutated_file_that_is_opened_is_taken_in_whole_or_not_at_all(
    volle_telefoon: BrowserContext, tmp_path: Path, nummers: range, record_property: Callable[[str, object], None]
):
    record_property("times", len(nummers))
    page = volle_telefoon.new_page()
    delen = DelenPagina(page)
    delen.open()
    knop = delen.openen.get_by_role("button", name="Samenvoegen")
    taken = 0
    for nummer in nummers:
        bestand = maak_bestand(BRON, ZAAD, nummer)
        path = tmp_path / f"{nummer}.json"
        path.write_bytes(bestand.data)
        records = storage.lees(page, "records")
        before, expected = op_schijf(page), in_python(bestand, records)
        delen.kies(path)
        if not expected["ok"]:
            delen.expect_geweigerd(expected["fout"]["tekst"])
            assert op_schijf(page) == before, nummer
            continue
        expect(knop).to_be_visible(timeout=MOTOR_TIJD)
        assert op_schijf(page) == before, nummer
        knop.click()
        delen.antwoord_alles()
        taken += 1
        after = op_schijf(page)
        assert {record["id"]: record for record in expected["records"]}.items() <= after.items(), nummer

    assert 0 < taken < len(nummers)
    expect_niets_gedraaid(page)
