"""Any file is read whole or refused with one sentence; what was read can be judged and sent on."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.helpers.evil_texts import COMMANDS, FILE_NAME
from tests.helpers.example_export import EXAMPLE_FILE
from tests.helpers.mutations import BYTES, CONTENT, TEXT, MutatedFile, make_file
from tests.helpers.noticed import PARTS, seen, told

from bpv_logic.basis.clock import are_clocks, day_after
from bpv_logic.basis.errors import ExportError
from bpv_logic.browser.door import handle
from bpv_logic.file.envelope import decode_export, read_envelope, write_envelope
from bpv_logic.map.bpvmap import record_from_json

if TYPE_CHECKING:
    from collections.abc import Callable

SEED: Final = 20261126
AMOUNT, AMOUNT_LONG = 400, 5000
TODAY: Final = "2026-11-25"
NOW: Final = f"{TODAY}T16:00:00.000Z"
SOURCE: Final[dict[str, Any]] = json.loads(EXAMPLE_FILE.read_text(encoding="utf-8"))
#: One or two Dutch sentences, without program text or control characters.
SENTENCE: Final = re.compile(f"[A-Z][^<>{{}}\t\n{COMMANDS}]*[.]")


def ask(op: str, **delen: object) -> dict[str, Any]:
    """Ask the rules something, as a page does."""
    answer: dict[str, Any] = json.loads(handle(json.dumps({"op": op, "today": TODAY, "now": NOW, **delen})))
    return answer


def outcome(file: MutatedFile) -> str:
    """Open a file on the phone that it came from; return the outcome. A page can show every answer."""
    answer = ask("read_export", tekst=file.text, records=SOURCE["records"], vanMij=True)
    if not answer["ok"]:
        assert answer["fout"]["code"] != "intern", (file.number, file.done, answer["fout"])
        assert SENTENCE.fullmatch(answer["fout"]["tekst"]), (file.number, answer["fout"])
        return str(answer["fout"]["code"])
    assert answer["voorbeeld"]["zinnen"], file.number
    expect_told(file, answer)
    expect_usable(file, answer["records"])
    return "ok"


def expect_told(file: MutatedFile, answer: dict[str, Any]) -> None:
    """Expect the preview to match what happens, including what is emptied, removed and confirmed separately."""
    changes = seen(SOURCE["records"], answer["records"])
    total = sum(changes.values(), Counter[str]())
    shown = answer["voorbeeld"]
    assert {key: shown[key] for key in PARTS} == {key: total[key] for key in PARTS}, (file.number, file.done)
    assert told(shown["zinnen"]) == changes, (file.number, file.done)
    assert bool(shown["vragen"]) == bool(shown["verlies"]) == bool(total["weg"] or total["leeg"]), file.number


def expect_usable(file: MutatedFile, records: list[Any]) -> None:
    """Expect nothing to be lost, and the result to be judged, shown at school and sent on like any other map."""
    assert {item["id"] for item in records} >= {item["id"] for item in SOURCE["records"]}, file.number
    clocks = [
        clock for item in records for clock in (*item["tijden"].values(), item["verwijderd"]) if clock is not None
    ]
    assert are_clocks(clocks), file.number
    assert max(clocks) <= day_after(NOW), (file.number, file.done)
    assert ask("judge", records=records)["ok"], (file.number, file.done)
    again = write_envelope(map(record_from_json, records), exported_at=SOURCE["exportedAt"], generator="bpv-map/1.1.0")
    assert len(read_envelope(again).records) == len(records), file.number
    name = f"{FILE_NAME}.json"
    klas = ask("klas_bestand", naam=name, tekst=again)
    files = [{"naam": name, "tekst": again}, {"naam": "b.json", "tekst": again}]
    both, opened = ask("klas_samen", bestanden=files), ask("klas_map", bestanden=files)
    for answer in (klas, both, opened):
        assert answer["ok"], (file.number, file.done, answer)
    told = [*both["samengevoegd"], *klas["inzending"]["rij"]["problemen"], klas["inzending"]["van"]]
    assert [text for text in told if re.search(f"[\n{COMMANDS}]", text)] == [], (file.number, file.done)


@pytest.mark.scenario("Files of a fuzzer, with a hash that fits and without: read whole, or refused with a sentence")
@pytest.mark.parametrize("count", [AMOUNT, pytest.param(AMOUNT_LONG, marks=pytest.mark.long)])
def test_every_file_of_the_fuzzer_is_read_whole_or_refused_with_a_sentence(
    count: int, record_property: Callable[[str, object], None]
):
    record_property("times", count)
    files = [make_file(SOURCE, SEED, number) for number in range(count)]
    codes = Counter(map(outcome, files))

    # The fuzzer reaches every layer: what is read, what the hash stops, and what only a matching hash lets through.
    reached = {"ok", "beschadigd", "geen-json", "te-diep", "tijdstip", "handtekening-anders", "verboden-naam"}
    reached |= {"toekomst", "te-veel-van-een-soort", "andere-soort", "tijdstip-zonder-antwoord"}
    assert reached <= set(codes)
    assert codes["ok"] > count / 10
    assert len(codes) >= 15
    done = Counter(step for file in files for step in file.done)
    assert {step.__name__ for step in (*CONTENT, *TEXT, *BYTES)} <= set(done) | {"duizenden"}


def sentence_of(data: bytes) -> str:
    """Return the sentence for a file that cannot be read; nothing when it can."""
    try:
        read_envelope(decode_export(data))
    except ExportError as error:
        return str(error)
    return ""


def test_command_line_of_a_school_refuses_the_same_files_with_its_own_words():
    """At school a file is bytes: invalid UTF-8 is reported as such, and the output is only a sentence."""
    sentences = {sentence_of(make_file(SOURCE, SEED, number).data) for number in range(AMOUNT)}

    assert [sentence for sentence in sentences if sentence and not SENTENCE.fullmatch(sentence)] == []
    assert len(sentences) > 10


def test_a_number_is_always_the_same_file():
    assert make_file(SOURCE, SEED, 7) == make_file(SOURCE, SEED, 7)
    assert len({make_file(SOURCE, SEED, number).data for number in range(50)}) > 40
