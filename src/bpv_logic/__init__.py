"""What the BPV-map decides: forms, rules, verdicts and the file that goes to school.

Pure Python on the standard library: no clock, no network, no HTML. The same
package runs in the browser (Pyodide) and at school (CPython).

A school's program may import the names in `__all__`, which are stable.
Everything else may change (docs/export.md).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpv_logic.basis.errors import BpvError, ExportError
    from bpv_logic.cli.face import Bevinding, findings_of, judge_file, row_of
    from bpv_logic.klas.inzending import Inzending

__version__ = "1.5.0"
__all__ = ["Bevinding", "BpvError", "ExportError", "Inzending", "findings_of", "judge_file", "row_of"]

#: The module of each name. Imported on demand: the phone starts faster that way, and has no command line.
_PLACES = {
    "Bevinding": "cli.face",
    "BpvError": "basis.errors",
    "ExportError": "basis.errors",
    "Inzending": "klas.inzending",
    "findings_of": "cli.face",
    "judge_file": "cli.face",
    "row_of": "cli.face",
}


def __getattr__(name: str) -> object:
    """Return one of the names that a school's program may use."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
