"""The same rules on both sides: the worker judges every case that CPython judges in `tests/`."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from tests.helpers.case_files import load_cases

from bpv_logic.school.active import standard
from bpv_logic.verdict.judge import judge_map
from bpv_site.pages.school import schoolpakket
from bpv_site.tools.paths import ROOT
from e2e.helpers import rules_worker
from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext
    from tests.helpers.case_files import Case

    from bpv_logic.school.contents import Schoolpakket
    from e2e.helpers.device import NewDevice

VECTORS = json.loads((ROOT / "tests" / "cases" / "canonical.json").read_text(encoding="utf-8"))
#: The published script is one file; this one module is tested as it is written.
CANONICAL = ROOT / "site" / "static" / "js" / "text" / "canonical.js"
WRITE = """async (text) => {
  const { canonical, sha256 } = await import("/static/js/canonical.js");
  const written = JSON.parse(text).map((vector) => canonical(vector.waarde));
  return Promise.all(written.map(async (canoniek) => ({ canoniek, sha256: await sha256(canoniek) })));
}"""


def test_every_case_has_the_same_codes_in_the_worker_as_in_python(new_device: NewDevice):
    page = rules_worker.with_rules(new_device(bypass_csp=True))
    cases = load_cases()
    asked = [{"op": "judge", "records": case.records_json, "today": case.today} for case in cases]
    in_worker = dict(zip((case.id for case in cases), map(codes_of, rules_worker.ask(page, asked)), strict=True))

    assert len(cases) > 400
    assert in_worker == {case.id: codes_in_python(case, schoolpakket()) for case in cases}
    # A case uses the standard settings; where those of the site matter, only the line above counts.
    plain = [case for case in cases if in_worker[case.id] == codes_in_python(case, standard())]
    assert len(plain) > len(cases) * 0.95
    for case in plain:
        assert set(case.expected) <= set(in_worker[case.id]), case.id
        assert not set(case.absent) & set(in_worker[case.id]), case.id


def codes_of(answer: dict[str, Any]) -> list[str]:
    """Return the codes of the worker's findings, or of its failure."""
    if not answer["ok"]:
        return [answer["fout"]["code"]]
    return [finding["code"] for finding in answer["verdict"]["bevindingen"]]


def codes_in_python(case: Case, pakket: Schoolpakket) -> list[str]:
    """Judge a case as a school does, with these settings."""
    verdict = judge_map(case.bpvmap, datetime.date.fromisoformat(case.today), pakket)
    return [finding.code for finding in verdict.bevindingen]


def test_canonical_json_in_the_page_has_the_bytes_of_python(phone: BrowserContext):
    phone.route("**/static/js/canonical.js", lambda route: route.fulfill(path=CANONICAL))
    page = phone.new_page()
    BasePage(page).open()
    written = page.evaluate(WRITE, json.dumps(VECTORS))

    assert written == [{"canoniek": vector["canoniek"], "sha256": vector["sha256"]} for vector in VECTORS]
