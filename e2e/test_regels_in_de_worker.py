"""The same rules on both sides: every case that CPython judges in `tests/` is judged by the worker too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bpv_site.paths import ROOT
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

VECTORS = json.loads((ROOT / "tests" / "cases" / "canonical.json").read_text(encoding="utf-8"))
SCHRIJF = """async (text) => {
  const { canonical, sha256 } = await import("/static/js/canonical.js");
  const written = JSON.parse(text).map((vector) => canonical(vector.waarde));
  return Promise.all(written.map(async (canoniek) => ({ canoniek, sha256: await sha256(canoniek) })));
}"""


def test_canonical_json_in_the_page_has_the_bytes_of_python(telefoon: BrowserContext):
    page = telefoon.new_page()
    Pagina(page).open()
    written = page.evaluate(SCHRIJF, json.dumps(VECTORS))

    assert written == [{"canoniek": vector["canoniek"], "sha256": vector["sha256"]} for vector in VECTORS]
