"""Two versions of one record become the same record on the page of school, in Node, as in the rules.

The page joins what two tabs added while it writes them to disk, where no rules can be asked (docs/besluiten/0056).
"""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any, Final

from bpv_logic.map.merge import merge_record
from bpv_logic.map.record import record_from_json, record_to_json
from bpv_site.tools import npm
from bpv_site.tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETUP: Final = (ROOT / "tests" / "js" / "setup.mjs").as_uri()
SCRIPT: Final = """
import { readFileSync } from "node:fs";
const { joinRecords } = await import("%s/map/memory-source.js");
const pairs = JSON.parse(readFileSync(%s));
console.log(JSON.stringify(pairs.map(([one, other]) => joinRecords([one], [other])[0])));
"""
CLOCKS: Final = ("2026-11-23T10:00:00.000Z/0000", "2026-11-23T10:00:00.000Z/0001")
VALUES: Final = (None, "", "a", "b", "é", 1, 20, ["a", "b"], {"naam": "x"})


def versions() -> Iterator[dict[str, Any]]:
    """Return every version of a record with at most one answer, and one with an answer that the others lack."""
    base = {"id": "a", "soort": "eindbeoordeling"}
    for gone in (None, *CLOCKS):
        yield {**base, "velden": {}, "tijden": {}, "verwijderd": gone}
    for value, clock in itertools.product(VALUES, CLOCKS):
        yield {**base, "velden": {"reden": value}, "tijden": {"reden": clock}, "verwijderd": None}
    yield {**base, "velden": {"oordeel": "voldaan"}, "tijden": {"oordeel": CLOCKS[0]}, "verwijderd": CLOCKS[0]}


def by_the_rules(one: dict[str, Any], other: dict[str, Any]) -> object:
    return record_to_json(merge_record(record_from_json(one), record_from_json(other)))


def test_page_of_school_joins_two_versions_as_the_rules_merge_them(tmp_path: Path):
    pairs = list(itertools.product(versions(), repeat=2))
    given, probe = tmp_path / "pairs.json", tmp_path / "probe.mjs"
    given.write_text(json.dumps(pairs), encoding="utf-8")
    probe.write_text(SCRIPT % ((SITE / "static" / "js").as_uri(), json.dumps(str(given))), encoding="utf-8")
    went_well, said = npm.run_node(["--no-warnings", "--import", SETUP, str(probe)])

    assert went_well, said
    found = zip(pairs, json.loads(said), strict=True)
    assert [(pair, joined) for pair, joined in found if joined != by_the_rules(*pair)] == []
