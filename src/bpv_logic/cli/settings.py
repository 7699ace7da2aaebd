"""Files that a school wrote itself, for the command line: settings, passwords, a dossier of SBB. Not on the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import file_name
from bpv_logic.cli.files import read_bytes
from bpv_logic.file.incoming.kind import HEAD_BYTES, instead_of_settings
from bpv_logic.file.incoming.settings_text import settings_text

if TYPE_CHECKING:
    from pathlib import Path


def settings_in(path: Path) -> str:
    """Return the text of a file in any encoding that an editor writes; ExportError, with its name, if unreadable."""
    return settings_text(settings_bytes(path), str(path))


def settings_bytes(path: Path) -> bytes:
    """Return the contents of such a file; ExportError, with its name, when it is something else."""
    try:
        data = read_bytes(path)
    except ExportError as error:
        raise ExportError(error.code, f"{file_name(str(path))}: {error}") from error
    if other := instead_of_settings(str(path), data[:HEAD_BYTES], len(data)):
        raise ExportError("geen-instellingen", f"{file_name(str(path))}: {other}")
    return data
