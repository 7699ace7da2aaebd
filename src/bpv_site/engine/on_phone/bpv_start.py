"""Runs on the phone before our package is imported, to make it start and answer sooner.

Python generates the methods of each dataclass from text, at import; in the browser
that was 40 % of importing our package. So dataclasses get their methods compiled
by the build; what the build did not see is compiled as before.
"""

import dataclasses
import marshal

_CODE = marshal.loads(__loader__.get_data("/bpv_logic.zip/bpv_start.bin"))  # type: ignore[name-defined]  # noqa: S302


def _exec(text, names, local):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    exec(_CODE.get(text, text), names, local)  # noqa: S102


# The module's own `exec`, which shadows the built-in.
dataclasses.exec = _exec  # type: ignore[attr-defined]
