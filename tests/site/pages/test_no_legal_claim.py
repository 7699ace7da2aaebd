"""A handtekening in the app is a promise between people, with a seal that reveals changes; it is never a legal one."""

from __future__ import annotations

import re
from typing import Final

from bpv_site.tools.paths import SITE, SRC

#: Legal claims about a handtekening.
LEGAL: Final = re.compile("rechtsgeldig|juridisch|gekwalificeerd|(digitale|elektronische) handtekening", re.IGNORECASE)
#: Every page, every text of the guide, every script and every sentence of the rules.
TEXTS: Final = {
    SITE / "templates": "*.html",
    SITE / "handboek": "*",
    SITE / "static/js": "*.js",
    SRC / "bpv_logic": "*.py",
}


def test_handtekening_is_never_called_a_legal_one():
    files = [path for folder, kind in TEXTS.items() for path in folder.rglob(kind) if path.is_file()]
    told = [path.name for path in files if LEGAL.search(path.read_text(encoding="utf-8"))]

    assert len(files) > 150
    assert told == []


def test_word_that_is_too_large_would_be_found():
    assert LEGAL.search("Dit is een Rechtsgeldige digitale handtekening.")
