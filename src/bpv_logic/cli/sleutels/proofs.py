"""Checks the proofs in handtekeningen with `cryptography`, which is imported only when there is one to check.

The browser does the same with WebCrypto (`sign/check-proof.js`).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.basis.shown import name
from bpv_logic.map.sleutel.jwk import sleutel_of
from bpv_logic.words.waar import say_where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpv_logic.basis.values import Velden
    from bpv_logic.map.seal import Zegeloordeel
    from bpv_logic.map.sleutel.jwk import Sleutel

Uitslag = Literal["klopt", "klopt niet", "niet nagekeken"]

NIET_NAGEKEKEN: Final = (
    "De sleutels bij de handtekeningen zijn niet nagekeken. Installeer: python -m pip install cryptography"
)


@dataclass(frozen=True, kw_only=True)
class Nagekeken:
    """A handtekening with a key: who signed, where, and whether the key made the proof."""

    zegel: Zegeloordeel
    sleutel: Sleutel
    uitslag: Uitslag

    @property
    def tekst(self) -> str:
        """What it says in a sentence."""
        wie = name(self.zegel.handtekening.text("naam"))
        if self.uitslag == "klopt niet":
            return f"Het bewijs bij de handtekening van {wie} hoort niet bij de sleutel. Laat opnieuw tekenen."
        return f"{wie} tekende {say_where(self.zegel)}."

    def as_json(self) -> Velden:
        """Return it for a program."""
        handtekening = self.zegel.handtekening
        return {
            "handtekening": handtekening.id,
            "rol": handtekening.text("rol"),
            "naam": handtekening.text("naam"),
            "sleutel": self.sleutel.naam,
            "waar": self.zegel.waar,
            "bewijs": self.uitslag,
            "tekst": self.tekst,
        }


def checked_proofs(zegels: Iterable[Zegeloordeel]) -> tuple[Nagekeken, ...]:
    """Return every handtekening that holds a key, and whether that key made its proof."""
    keyed = [(zegel, sleutel) for zegel in zegels if (sleutel := sleutel_of(zegel.handtekening))]
    verify = _verifier() if keyed else None
    return tuple(
        Nagekeken(zegel=zegel, sleutel=sleutel, uitslag=_outcome(verify, sleutel, zegel.handtekening.text("schakel")))
        for zegel, sleutel in keyed
    )


def _outcome(verify: Callable[[Sleutel, bytes], bool] | None, sleutel: Sleutel, schakel: str) -> Uitslag:
    if verify is None:
        return "niet nagekeken"
    return "klopt" if verify(sleutel, schakel.encode()) else "klopt niet"


def _verifier() -> Callable[[Sleutel, bytes], bool] | None:
    """Return what tells whether a key signed these bytes, None without the package."""
    try:
        ec = import_module("cryptography.hazmat.primitives.asymmetric.ec")
        encode = import_module("cryptography.hazmat.primitives.asymmetric.utils").encode_dss_signature
        hashes = import_module("cryptography.hazmat.primitives.hashes")
        invalid = import_module("cryptography.exceptions").InvalidSignature
    except ImportError:
        return None

    def verify(sleutel: Sleutel, signed: bytes) -> bool:
        half = len(sleutel.bewijs) // 2
        r, s = (int.from_bytes(part) for part in (sleutel.bewijs[:half], sleutel.bewijs[half:]))
        try:
            # A point that is not on the curve is a ValueError.
            key = ec.EllipticCurvePublicNumbers(
                int.from_bytes(sleutel.x), int.from_bytes(sleutel.y), ec.SECP256R1()
            ).public_key()
            key.verify(encode(r, s), signed, ec.ECDSA(hashes.SHA256()))
        except (ValueError, invalid):
            return False
        return True

    return verify
