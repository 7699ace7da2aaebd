"""The pages' scripts as they are published: the same modules, without their comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_site import npm
from bpv_site.errors import BuildError
from bpv_site.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

CONFIG: Final = SITE / "tsconfig.publish.json"


def write_scripts(folder: Path) -> None:
    """Write every script into `folder`, over the copies with comments that stand there.

    The type checker that we have already takes the comments away; nothing else
    changes, so what runs can still be read. Raises BuildError with its words.
    """
    went_well, said = npm.run_tsc(CONFIG, "--outDir", str(folder))
    if not went_well:
        raise BuildError(f"publishing the scripts failed:\n{said}")
