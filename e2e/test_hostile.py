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
from tests.helpers.evil_texts import MARK
from tests.helpers.example_export import EXAMPLE_FILE
from tests.helpers.mutations import MutatedFile, make_file

from bpv_logic.browser.door import handle
from e2e.helpers import rules_worker, storage
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import NewDevice

SEED: Final = 20261126
#: The long run splits them into series: one test may take ten minutes, whatever the machine.
IN_WORKER, IN_WORKER_LONG, SERIES = 60, 5000, 500
ON_PAGE, ON_PAGE_LONG, SERIES_ON_PAGE = 10, 150, 30
#: The batch size: a batch is one message to the browser.
AT_ONCE: Final = 20
SOURCE: Final[dict[str, Any]] = json.loads(EXAMPLE_FILE.read_text(encoding="utf-8"))
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
TODAY: Final = "2026-11-25"
#: What a phone shows when the rules themselves failed.
OUR_FAULT: Final = {"intern", "gebroken", "stil", "verzoek", "gegevens"}


def in_python(file: MutatedFile, records: list[Any]) -> dict[str, Any]:
    """Return what the same rules say about a file in this process."""
    request = {"op": "read_export", "tekst": file.text, "records": records, "today": TODAY, "vanMij": True}
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


def short(answer: dict[str, Any]) -> list[Any]:
    """Return an answer in the browser's short form."""
    if not answer["ok"]:
        return [answer["fout"]["code"], answer["fout"]["tekst"], 0]
    example = answer["voorbeeld"]
    return ["ok", " ".join([*example["zinnen"], *example["verlies"]]), len(answer["records"])]


def on_disk(page: Page) -> dict[str, Any]:
    """Return everything of the map that is on disk, by its name."""
    records = {record["id"]: record for record in storage.read(page, "records")}
    return records | {item["sha256"]: item["type"] for item in storage.read(page, "attachments")}


def expect_nothing_ran(page: Page) -> None:
    """Expect that no script from a file ever ran in this tab."""
    assert page.evaluate(f"typeof globalThis.{MARK}") == "undefined"


@pytest.fixture
def full_phone(new_device: NewDevice) -> BrowserContext:
    """Return the phone that the sound file came from, with the whole map on disk."""
    phone = new_device(bypass_csp=True)
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.merge(EXAMPLE_FILE)
    assert {record["id"] for record in SOURCE["records"]} <= set(on_disk(delen.page))
    return phone


def batches(numbers: range) -> Iterator[list[MutatedFile]]:
    """Make the files, in batches."""
    for begin in range(0, len(numbers), AT_ONCE):
        yield [make_file(SOURCE, SEED, number) for number in numbers[begin : begin + AT_ONCE]]


def all_series(begin: int, sample: int, full: int, size: int) -> list[Any]:
    """Return the files of a test: a few, or for the long run all of them in series."""
    long = [range(first, first + size) for first in range(begin, begin + full, size)]
    return [range(begin, begin + sample), *(pytest.param(numbers, marks=pytest.mark.long) for numbers in long)]


def names(numbers: range) -> str:
    """Name a series by its files."""
    return f"{numbers.start}-{numbers.stop - 1}"


@pytest.mark.scenario(
    "Mutated files go through the worker: a sentence or a preview, no script runs, nothing is written"
)
@pytest.mark.parametrize("numbers", all_series(0, IN_WORKER, IN_WORKER_LONG, SERIES), ids=names)
def test_every_mutated_file_ends_in_a_sentence_or_a_preview_in_the_worker(
    full_phone: BrowserContext, numbers: range, record_property: Callable[[str, object], None]
):
    record_property("times", len(numbers))
    page = rules_worker.with_rules(full_phone)
    before = on_disk(page)
    seen: set[str] = set()
    for files in batches(numbers):
        texts = [base64.b64encode(file.data).decode() for file in files]
        answers = page.evaluate(OPEN, {"files": texts, "records": SOURCE["records"], "today": TODAY})
        expected = [short(in_python(file, SOURCE["records"])) for file in files]
        assert dict(zip(range(len(files)), answers, strict=True)) == dict(enumerate(expected)), files[0].number
        assert all(sentence for _, sentence, _ in answers)
        seen |= {code for code, _, _ in answers}

    assert not seen & OUR_FAULT
    assert seen >= {"ok", "beschadigd", "geen-json", "tijdstip"}
    # The same engine still answers: nothing in those files ended it, and nothing of them reached the disk.
    [judged] = rules_worker.ask(page, [{"op": "judge", "records": SOURCE["records"], "today": TODAY}])
    assert judged["ok"]
    assert on_disk(page) == before
    expect_nothing_ran(page)


@pytest.mark.scenario("Mutated files are opened on the page: a sentence, or taken in whole; never a part")
# Different ones than the worker had.
@pytest.mark.parametrize("numbers", all_series(IN_WORKER_LONG, ON_PAGE, ON_PAGE_LONG, SERIES_ON_PAGE), ids=names)
def test_mutated_file_that_is_opened_is_taken_in_whole_or_not_at_all(
    full_phone: BrowserContext, tmp_path: Path, numbers: range, record_property: Callable[[str, object], None]
):
    record_property("times", len(numbers))
    page = full_phone.new_page()
    delen = DelenPage(page)
    delen.open()
    button = delen.opening.get_by_role("button", name="Samenvoegen")
    taken = 0
    for number in numbers:
        file = make_file(SOURCE, SEED, number)
        path = tmp_path / f"{number}.json"
        path.write_bytes(file.data)
        records = storage.read(page, "records")
        before, expected = on_disk(page), in_python(file, records)
        delen.choose(path)
        if not expected["ok"]:
            delen.expect_refused(expected["fout"]["tekst"])
            assert on_disk(page) == before, number
            continue
        expect(button).to_be_visible(timeout=ENGINE_TIME)
        assert on_disk(page) == before, number
        button.click()
        delen.answer_all()
        taken += 1
        after = on_disk(page)
        assert {record["id"]: record for record in expected["records"]}.items() <= after.items(), number

    assert 0 < taken < len(numbers)
    expect_nothing_ran(page)
