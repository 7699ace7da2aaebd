"""The old address of `file/private`, until 1.2, for a school's program that imports it. Not on the phone."""

from bpv_logic.file.private import has_private, without_private

__all__ = ["has_private", "without_private"]
