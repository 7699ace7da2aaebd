"""What a page seals under a handtekening is letter for letter what the rules will compare it with, in Node.

A handtekening is set where the rules may never have run, so the page makes its text itself (docs/besluiten/0056).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tests.helpers import builders as b

from bpv_logic.basis.canonical import canonical_json
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import record_to_json
from bpv_logic.map.seal import sealed_content
from bpv_site.tools import npm
from bpv_site.tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from pathlib import Path

SETUP: Final = (ROOT / "tests" / "js" / "setup.mjs").as_uri()
SCRIPT: Final = """
const { records, ids, seals } = %s;
const { sealedContent } = await import("%s/sign/seal.js");
const { canonical } = await import("%s/text/canonical.js");
const { isLive } = await import("%s/pure/record.js");
const source = { of: (soort) => records.filter((record) => record.soort === soort && isLive(record)) };
const found = ids.map((id) => records.find((record) => record.id === id));
console.log(JSON.stringify(found.map((record) => canonical(sealedContent(source, record, seals[record.soort])))));
"""
RECORDS: Final = (
    b.make_urenblok(),
    b.make_urenblok(id="zonder-eind", tot=None),
    b.make_urenblok(id="andere-bpv", periode="periode-2"),
    b.make_leerafspraken(hoe="Élke dag.\nOok 's avonds \U0001f40e"),
    b.make_urendag(datum="2026-11-24"),
    b.make_urendag(datum="2026-11-23", id="z"),
    b.make_urendag(datum="2026-11-23", id="a", activiteit="", werkprocessen=[]),
    b.make_urendag(datum="2026-11-22", id="ervoor"),
    b.make_urendag(datum="2026-12-24", id="erna"),
    b.make_urendag(datum="2026-11-25", id="elders", periode="periode-2"),
    b.make_urendag(datum="2026-11-25", id="nergens", periode=None),
    b.make_urendag(datum=None, id="zonder-dag"),
    b.make_urendag(datum="2026-11-25", id="weg")._replace(verwijderd="2026-12-31T10:00:00.000Z/0000"),
)


def test_page_seals_what_the_rules_compare_with(tmp_path: Path):
    bpvmap = b.make_map(*RECORDS)
    signed = [record for record in RECORDS if FORMS[record.soort].signers]
    given = {
        "records": [record_to_json(record) for record in bpvmap.records],
        "ids": [record.id for record in signed],
        "seals": {form.name: form.seals.as_json(FORMS[form.seals.soort]) for form in FORMS.values() if form.seals},
    }
    scripts = (SITE / "static" / "js").as_uri()
    path = tmp_path / "probe.mjs"
    path.write_text(SCRIPT % (json.dumps(given), scripts, scripts, scripts), encoding="utf-8")
    went_well, said = npm.run_node(["--no-warnings", "--import", SETUP, str(path)])

    assert went_well, said
    expected = [sealed_content(bpvmap, record) for record in signed]
    assert [len(content["regels"]) for content in expected] == [3, 0, 1, 0]
    assert json.loads(said) == [canonical_json(content) for content in expected]
