"""The records of one student: how they belong together, are merged, sealed and sent back. Knows no file and no rule."""
