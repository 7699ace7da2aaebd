"""How every test here runs."""

from __future__ import annotations

from hypothesis import settings

# Time is measured by `build.py bench`, never by a test: a busy machine is no defect of ours.
settings.register_profile("bpv", deadline=None, derandomize=True)
# What `build.py test --long` asks for: other examples each time; a failure prints how to have it again.
settings.register_profile("bpv-long", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("bpv")
