"""A phone with a key, for handtekeningen in tests: made by `cryptography`, not by our own code."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from tests.helpers import builders as b

from bpv_logic.basis.canonical import canonical_json
from bpv_logic.file.envelope import write_envelope
from bpv_logic.map.bpvmap import map_of
from bpv_logic.map.record import Record

if TYPE_CHECKING:
    from pathlib import Path

#: P-256: numbers of 32 bytes.
_SIZE = 32


class Phone:
    """A phone whose key signs; the same number is the same phone."""

    def __init__(self, number: int) -> None:
        self._key = ec.derive_private_key(number, ec.SECP256R1())

    @property
    def sleutel(self) -> str:
        """The public key as a JWK in canonical JSON."""
        numbers = self._key.public_key().public_numbers()
        return canonical_json({"kty": "EC", "crv": "P-256", "x": _letters(numbers.x), "y": _letters(numbers.y)})

    def signed(self, handtekening: Record, toestel: str) -> Record:
        """The same handtekening, with the proof of this phone."""
        r, s = decode_dss_signature(self._key.sign(handtekening.text("schakel").encode(), ec.ECDSA(SHA256())))
        key = {"sleutel": self.sleutel, "bewijs": _letters(r, s), "toestel": toestel}
        return changed(handtekening, **key)


def changed(handtekening: Record, **velden: str) -> Record:
    """The same handtekening with other fields, as a file may hold it."""
    clock = next(iter(handtekening.tijden.values()))
    tijden = {**handtekening.tijden, **dict.fromkeys(velden, clock)}
    return Record(handtekening.id, handtekening.soort, {**handtekening.velden, **velden}, tijden)


def class_of_one_praktijkopleider(folder: Path, phone: Phone) -> list[Path]:
    """Write the maps of three students whose leerafspraken were signed on one phone."""
    made = []
    for name in ("Bo", "Jo", "Mo"):
        bpv = f"periode-{name}"
        sheet = b.make_leerafspraken(id=f"leerafspraken-{name}", periode=bpv)
        whole = map_of((b.make_student(id=f"student-{name}", voornaam=name), b.make_periode(id=bpv), sheet))
        signed = phone.signed(b.make_handtekening(whole, sheet), "tekenaar")
        text = write_envelope((*whole.records, signed), exported_at="2026-11-25T15:30:00.000Z", generator="bpv-map/t")
        path = folder / f"{name}.json"
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def _letters(*numbers: int) -> str:
    return urlsafe_b64encode(b"".join(number.to_bytes(_SIZE) for number in numbers)).decode().rstrip("=")
