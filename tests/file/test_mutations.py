"""Any file is read whole or refused with one sentence; what was read can be judged and sent on."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.helpers.evil_texts import BESTANDSNAAM, BEVELEN
from tests.helpers.example_export import VOORBEELD
from tests.helpers.mutations import BYTES, INHOUD, TEKST, Bestand, maak_bestand
from tests.helpers.noticed import PARTS, seen, told

from bpv_logic.basis.clock import are_clocks, day_after
from bpv_logic.basis.errors import ExportError
from bpv_logic.browser.door import handle
from bpv_logic.file.envelope import decode_export, read_envelope, write_envelope
from bpv_logic.map.bpvmap import record_from_json

if TYPE_CHECKING:
    from collections.abc import Callable

ZAAD: Final = 20261126
AANTAL, AANTAL_LANG = 400, 5000
VANDAAG: Final = "2026-11-25"
NU: Final = f"{VANDAAG}T16:00:00.000Z"
BRON: Final[dict[str, Any]] = json.loads(VOORBEELD.read_text(encoding="utf-8"))
#: One or two Dutch sentences, without program text or control characters.
ZIN: Final = re.compile(f"[A-Z][^<>{{}}\t\n{BEVELEN}]*[.]")


def vraag(op: str, **delen: object) -> dict[str, Any]:
    """Ask the rules something, as a page does."""
    answer: dict[str, Any] = json.loads(handle(json.dumps({"op": op, "today": VANDAAG, "now": NU, **delen})))
    return answer


def uitkomst(bestand: Bestand) -> str:
    """Open a file on the phone that it came from; return the outcome. A page can show every answer."""
    answer = vraag("read_export", tekst=bestand.tekst, records=BRON["records"], vanMij=True)
    if not answer["ok"]:
        assert answer["fout"]["code"] != "intern", (bestand.nummer, bestand.gedaan, answer["fout"])
        assert ZIN.fullmatch(answer["fout"]["tekst"]), (bestand.nummer, answer["fout"])
        return str(answer["fout"]["code"])
    assert answer["voorbeeld"]["zinnen"], bestand.nummer
    expect_verteld(bestand, answer)
    expect_bruikbaar(bestand, answer["records"])
    return "ok"


def expect_verteld(bestand: Bestand, answer: dict[str, Any]) -> None:
    """Expect the preview to match what happens, including what is emptied, removed and confirmed separately."""
    changes = seen(BRON["records"], answer["records"])
    total = sum(changes.values(), Counter[str]())
    shown = answer["voorbeeld"]
    assert {key: shown[key] for key in PARTS} == {key: total[key] for key in PARTS}, (bestand.nummer, bestand.gedaan)
    assert told(shown["zinnen"]) == changes, (bestand.nummer, bestand.gedaan)
    assert bool(shown["vragen"]) == bool(shown["verlies"]) == bool(total["weg"] or total["leeg"]), bestand.nummer


def expect_bruikbaar(bestand: Bestand, records: list[Any]) -> None:
    """Expect nothing to be lost, and the result to be judged, shown at school and sent on like any other map."""
    assert {item["id"] for item in records} >= {item["id"] for item in BRON["records"]}, bestand.nummer
    clocks = [
        clock for item in records for clock in (*item["tijden"].values(), item["verwijderd"]) if clock is not None
    ]
    assert are_clocks(clocks), bestand.nummer
    assert max(clocks) <= day_after(NU), (bestand.nummer, bestand.gedaan)
    assert vraag("judge", records=records)["ok"], (bestand.nummer, bestand.gedaan)
    again = write_envelope(map(record_from_json, records), exported_at=BRON["exportedAt"], generator="bpv-map/1.1.0")
    assert len(read_envelope(again).records) == len(records), bestand.nummer
    naam = f"{BESTANDSNAAM}.json"
    klas = vraag("klas_bestand", naam=naam, tekst=again)
    files = [{"naam": naam, "tekst": again}, {"naam": "b.json", "tekst": again}]
    both, opened = vraag("klas_samen", bestanden=files), vraag("klas_map", bestanden=files)
    for answer in (klas, both, opened):
        assert answer["ok"], (bestand.nummer, bestand.gedaan, answer)
    told = [*both["samengevoegd"], *klas["inzending"]["rij"]["problemen"], klas["inzending"]["van"]]
    assert [text for text in told if re.search(f"[\n{BEVELEN}]", text)] == [], (bestand.nummer, bestand.gedaan)


@pytest.mark.scenario("Files of a fuzzer, with a hash that fits and without: read whole, or refused with a sentence")
@pytest.mark.parametrize("aantal", [AANTAL, pytest.param(AANTAL_LANG, marks=pytest.mark.long)])
def test_every_file_of_the_fuzzer_is_read_whole_or_refused_with_a_sentence(
    aantal: int, record_property: Callable[[str, object], None]
):
    record_property("times", aantal)
    files = [maak_bestand(BRON, ZAAD, nummer) for nummer in range(aantal)]
    codes = Counter(map(uitkomst, files))

    # The fuzzer reaches every layer: what is read, what the hash stops, and what only a matching hash lets through.
    reached = {"ok", "beschadigd", "geen-json", "te-diep", "tijdstip", "handtekening-anders", "verboden-naam"}
    reached |= {"toekomst", "te-veel-van-een-soort", "andere-soort", "tijdstip-zonder-antwoord"}
    assert reached <= set(codes)
    assert codes["ok"] > aantal / 10
    assert len(codes) >= 15
    done = Counter(step for bestand in files for step in bestand.gedaan)
    assert {step.__name__ for step in (*INHOUD, *TEKST, *BYTES)} <= set(done) | {"duizenden"}


def zin_van(data: bytes) -> str:
    """Return the sentence for a file that cannot be read; nothing when it can."""
    try:
        read_envelope(decode_export(data))
    except ExportError as error:
        return str(error)
    return ""


def test_command_line_of_a_school_refuses_the_same_files_with_its_own_words():
    """At school a file is bytes: invalid UTF-8 is reported as such, and the output is only a sentence."""
    zinnen = {zin_van(maak_bestand(BRON, ZAAD, nummer).data) for nummer in range(AANTAL)}

    assert [zin for zin in zinnen if zin and not ZIN.fullmatch(zin)] == []
    assert len(zinnen) > 10


def test_a_number_is_always_the_same_file():
    assert maak_bestand(BRON, ZAAD, 7) == maak_bestand(BRON, ZAAD, 7)
    assert len({maak_bestand(BRON, ZAAD, nummer).data for nummer in range(50)}) > 40
