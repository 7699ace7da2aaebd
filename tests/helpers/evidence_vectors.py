"""Files of many kinds with what each is: the rules and the scripts must say the same (`tests/cases/evidence.json`).

python -m tests.helpers.evidence_vectors
"""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any, Final

from tests.helpers.evidence import TYPES, make_pdf, make_photo

from bpv_logic.file.evidence.kinds import is_sound_pdf, kind_of, rules_for_pages

VECTORS: Final = Path(__file__).parents[1] / "cases" / "evidence.json"
_PROGRAM: Final = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"

FILES: Final = {
    **{f"a photo as {type_}": make_photo(type_, size=(2, 2)) for type_ in TYPES},
    "a photo of an iPhone": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "a HEIF photo": b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic",
    "a sound": b"RIFF\0\0\0\0WAVE",
    "a moving picture": b"GIF89a",
    "nothing": b"",
    "a PDF": make_pdf(),
    "a PDF of three pages": make_pdf(3),
    "a page for a browser": b"<!doctype html><script>alert(1)</script>",
    "a page that begins as a PDF": b"%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF\n",
    "a PDF with a program": make_pdf(more=_PROGRAM),
    "a PDF with a program under another spelling": make_pdf(more=_PROGRAM.replace(b"/Java", b"/J#61va")),
    "a PDF that starts a program": make_pdf(more=b"/OpenAction << /S /Launch /F (cmd.exe) >>"),
    "half a PDF": make_pdf()[:-40],
    "a page with a PDF behind it": b"<script>alert(1)</script>" + make_pdf(),
    "a program for Windows": b"MZ\x90\0" + make_pdf(),
}


def vectors() -> dict[str, Any]:
    """Return the rules as a page gets them, and what they say of each file."""
    files = [
        {
            "naam": name,
            "base64": base64.b64encode(data).decode(),
            "kind": kind_of(data) or "",
            "pdf": is_sound_pdf(data),
        }
        for name, data in FILES.items()
    ]
    return {"rules": rules_for_pages(), "files": files}


if __name__ == "__main__":
    VECTORS.write_text(json.dumps(vectors(), indent=1, ensure_ascii=True) + "\n", encoding="utf-8")
