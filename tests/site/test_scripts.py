"""The scripts that pages load are the ones in `site/`, every one of them, without their comments."""

from __future__ import annotations

import pytest

from bpv_site import scripts
from bpv_site.errors import BuildError
from bpv_site.paths import SITE

SOURCE = SITE / "static" / "js"


def test_every_script_is_published_without_comments(dist):
    published = {path.relative_to(dist / "static" / "js") for path in (dist / "static" / "js").rglob("*.js")}
    commented = [path for path in published if "/**" in (dist / "static" / "js" / path).read_text(encoding="utf-8")]

    assert published == {path.relative_to(SOURCE) for path in SOURCE.rglob("*.js")}
    assert commented == []


def test_script_that_cannot_be_read_stops_the_build(tmp_path, monkeypatch):
    config = tmp_path / "tsconfig.json"
    config.write_text('{"compilerOptions": {"allowJs": true}, "include": ["kapot.js"]}', encoding="utf-8")
    (tmp_path / "kapot.js").write_text("const = ;\n", encoding="utf-8")
    monkeypatch.setattr(scripts, "CONFIG", config)

    with pytest.raises(BuildError, match=r"kapot\.js"):
        scripts.write_scripts(tmp_path / "out")
