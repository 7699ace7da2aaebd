"""Runs on the phone before our package is imported: what makes it start and answer sooner.

Python makes the methods of each dataclass from text, at import; in the browser
that was 40 % of importing our package. So dataclasses get their methods as the
build compiled them; what the build did not see is compiled as before.

From a zip, Python reads every module twice: to tell the name of its file, and
to run it. And it looks for rings of objects after every two thousand new ones,
while a map has tens of thousands, and neither they nor the package have rings.
Without both our package is imported in 95 ms in place of 112; without the
looking a map of eight years is judged in 88 ms in place of 96.
"""

import dataclasses
import gc
import marshal
import zipimport

gc.set_threshold(100_000)

_CODE = marshal.loads(__loader__.get_data("/bpv_logic.zip/bpv_start.bin"))  # type: ignore[name-defined]  # noqa: S302
_READ = zipimport._get_module_code  # type: ignore[attr-defined]  # noqa: SLF001 - as pinned as Pyodide is
_found = {}  # type: ignore[var-annotated]


def _exec(text, names, local):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    exec(_CODE.get(text, text), names, local)  # noqa: S102


def _read_once(loader, name):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    key = loader.archive, loader.prefix, name
    # Taken out at the second asking, so nothing is kept that may have changed.
    return _found.pop(key, None) or _found.setdefault(key, _READ(loader, name))


# The module's own name `exec`, which it otherwise finds among the built-ins.
dataclasses.exec = _exec  # type: ignore[attr-defined]
zipimport._get_module_code = _read_once  # type: ignore[attr-defined]  # noqa: SLF001
