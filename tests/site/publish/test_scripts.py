"""The scripts that pages load: one for typing and saving, one for the rest, one for school, and the worker."""

from __future__ import annotations

import re

import pytest

from bpv_site.publish import scripts
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import SITE

JS = SITE / "static" / "js"
#: Which file may use which part of the browser: one each, so there is one place to check.
INTERFACES = {
    r"indexedDB\.|openDB\(": {"store/database.js", "worker/snapshot.js", "status/wipe-all.js"},
    r"new Worker\(": {"engine/client.js"},
    r"loadPyodide": {"rules-worker.js"},
    r"navigator\.serviceWorker": {"engine/keep-site.js", "engine/offline.js"},
    r"localStorage\.": {"store/journal.js", "status/wipe-all.js"},
    r"speechSynthesis": {"help/read-aloud.js"},
    r"XMLHttpRequest": {"help/other-page.js"},
    r"BarcodeDetector\b": {"codes/barcode.js"},
    r"mediaDevices": {"codes/camera.js"},
    r"wakeLock": {"codes/awake.js"},
    r"crypto\.subtle\.(?!digest)": {
        "klas/class/in-tab.js",
        "password-part.js",
        "sign/check-proof.js",
        "sign/phone-key.js",
    },
}
#: Letters of a script that several others share beside the engine, and how many of them one script may need.
SMALL_SHARE = 4_000
MOST_SHARES = 4


@pytest.mark.parametrize("interface", INTERFACES)
def test_part_of_the_browser_is_used_by_its_own_file_only(interface):
    modules = JS.rglob("*.js")
    users = {
        path.relative_to(JS).as_posix() for path in modules if re.search(interface, path.read_text(encoding="utf-8"))
    }

    assert users == INTERFACES[interface]


def test_first_script_needs_no_other(dist):
    published = {path.name: path.read_text(encoding="utf-8") for path in (dist / "static" / "js").rglob("*.js")}
    shared = {name for name in published if name.startswith("chunk-")}

    assert published.keys() - shared == {*scripts.ENTRIES, scripts.WORKER, *scripts.SIGNER, scripts.LIBRARY}
    # What a page loads later shares the engine with the class of a school; what others share is little.
    assert [size for size in sorted(map(len, map(published.get, shared)))[:-1] if size > SMALL_SHARE] == []
    assert all(len(shared & set(re.findall(r"chunk-\w+\.js", published[name]))) <= MOST_SHARES for name in published)
    for name in ("main.js", scripts.WORKER, scripts.LIBRARY, scripts.SIGNER[0]):
        assert re.search(r"""(from|^import|;import)\s*["']\.""", published[name]) is None
    assert [name for name, text in published.items() if "/**" in text] == []


def test_libraries_are_part_of_the_script(dist):
    script = (dist / "static" / "js" / "main.js").read_text(encoding="utf-8")

    assert not (dist / "static" / "vendor").exists()
    assert "indexedDB.open" in script


def test_codes_come_only_when_they_are_asked_for(dist):
    """The library for codes is half as big as everything that a first page needs."""
    published = {path.name: path.read_text(encoding="utf-8") for path in (dist / "static" / "js").glob("*.js")}
    named = [
        name for name, text in published.items() if re.search(r"""(from|^import|;import)\s*["']\./qr-part""", text)
    ]

    assert {name for name, text in published.items() if scripts.LIBRARY in text} == {"qr-part.js", "signer-code.js"}
    assert named == []


def test_every_part_that_is_asked_for_by_name_is_an_entry():
    """The bundler does not check these names, and the type check does not check the files."""
    parts = next((SITE / "static" / "js").rglob("parts.js")).read_text(encoding="utf-8")
    named = re.findall(r'^ \*   "?([\w-]+)"?: typeof import\("[./]+([\w-]+\.js)"\)', parts, re.MULTILINE)

    assert [f"{name}.js" for name, _ in named] == [file for _, file in named]
    assert {file for _, file in named} == {*scripts.ENTRIES} - {"main.js"}


def test_script_that_cannot_be_read_stops_the_build(tmp_path):
    for folder in ("js", "vendor"):
        (tmp_path / folder).mkdir()
    (tmp_path / "js" / "main.js").write_text("const = ;\n", encoding="utf-8")
    (tmp_path / "js" / "rules-worker.js").write_text("export {};\n", encoding="utf-8")

    with pytest.raises(BuildError, match=r"main\.js"):
        scripts.bundle_scripts(tmp_path)
