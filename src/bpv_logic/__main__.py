"""`python -m bpv_logic`: the school's command line (`cli/command.py`)."""

import sys

from bpv_logic.cli.command import main

if __name__ == "__main__":
    sys.exit(main())
