"""`python -m bpv_logic`: the school's command line (`command`)."""

import sys

from bpv_logic.command import main

if __name__ == "__main__":
    sys.exit(main())
