"""The school's command line. Reads files and the clock; not on the phone."""
