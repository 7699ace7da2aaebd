"""The school's command line. Reads files and the clock, and never goes to a phone."""
