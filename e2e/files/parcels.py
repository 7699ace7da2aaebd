"""Links to sign as another hand would make them, by docs/export.md: with a right checksum, whatever is in them."""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import urlsafe_b64encode
from typing import Any

from tests.helpers.case_files import CASES


def kept(field: str) -> dict[str, Any]:
    """Return the first example of a "request" or an "answer" that is held forever, with its `fragment`."""
    rows = json.loads((CASES / "parcel.json").read_text(encoding="utf-8"))
    return next(row for row in rows if field in row)


def packed(mark: str, content: dict[str, Any]) -> str:
    """Pack anything behind the mark of a request (`v1.`) or an answer (`a1.`), with no id or hash taken apart."""
    deflate = zlib.compressobj(wbits=-15)
    body = bytes(4) + deflate.compress(json.dumps(content).encode()) + deflate.flush()
    sealed = len(body).to_bytes(4) + body
    head = hashlib.sha256(mark.encode() + sealed).digest()[:8]
    return mark + urlsafe_b64encode(head + sealed).decode().rstrip("=")
