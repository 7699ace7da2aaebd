"""The old address of `file/envelope`, until 1.2, for a school's program that imports it. Not on the phone."""

from bpv_logic.file.envelope import Envelope, decode_export, read_envelope

__all__ = ["Envelope", "decode_export", "read_envelope"]
