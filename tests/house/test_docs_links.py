"""A link to sign and its answer can be read with nothing but docs/export.md: here by another language and library."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from base64 import urlsafe_b64decode
from typing import Any

import pytest
from tests.helpers.case_files import CASES

from bpv_logic.basis.canonical import canonical_json
from bpv_site.tools.paths import ROOT

ROWS = json.loads((CASES / "parcel.json").read_text(encoding="utf-8"))


def read(fragment: str) -> Any:  # noqa: ANN401 - any JSON
    """Read a fragment, step by step as the page says."""
    mark, letters = fragment[:3], fragment[3:]
    data = urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    head, body = data[:12], data[12:]
    assert hashlib.sha256(mark.encode() + data[8:]).digest()[:8] == head[:8]
    assert int.from_bytes(head[8:]) == len(body)
    ids, hashes = int.from_bytes(body[:2]), int.from_bytes(body[2:4])
    at = 4 + 16 * ids
    known = {f"i{_base36(n)}": _uuid(body[4 + 16 * n : 20 + 16 * n].hex()) for n in range(ids)}
    known |= {f"h{_base36(n)}": body[at + 32 * n : at + 32 * n + 32].hex() for n in range(hashes)}
    rest = json.loads(zlib.decompress(body[at + 32 * hashes :], wbits=-15))
    content = _put_back(rest, known)
    owner = content["handtekening"]["velden"] if mark == "a1." else content
    if isinstance(owner["verzegeld"], list):
        owner["verzegeld"] = _lines(*owner["verzegeld"])
    return content


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else _base36(number // 36) + digits[number % 36]


def _uuid(text: str) -> str:
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def _put_back(value: Any, known: dict[str, str]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str) and value.startswith("\x10"):
        return value[1:] if value[1:2] == "\x10" else known[value[1:]]
    if isinstance(value, list):
        return [_put_back(item, known) for item in value]
    if isinstance(value, dict):
        return {name: _put_back(item, known) for name, item in value.items()}
    return value


def _lines(soort: str, id_: str, velden: Any, ids: list[str], columns: list[Any]) -> str:  # noqa: ANN401
    lines = []
    for at, line in enumerate(ids):
        found = {name: values[0] if len(values) == 1 else values[at] for name, values in columns}
        lines.append({"id": line, "velden": {name: value for name, value in found.items() if value is not None}})
    return canonical_json({"record": {"id": id_, "soort": soort, "velden": velden}, "regels": lines})


@pytest.mark.parametrize("row", ROWS, ids=[row["naam"] for row in ROWS])
def test_link_reads_as_the_page_says(row: dict[str, Any]):
    assert read(row["fragment"]) == row.get("request", row.get("answer"))


def test_page_names_every_field():
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", page.partition("## Tekenverzoek")[2], flags=re.MULTILINE)[0]

    for row in ROWS:
        assert all(f"`{name}`" in section for name in row.get("request", row.get("answer")))
