"""How every test here runs."""

from __future__ import annotations

from hypothesis import settings

# Time is measured by `build.py bench`, never by a test: a busy machine is no defect of ours.
settings.register_profile("bpv", deadline=None)
settings.load_profile("bpv")
