"""The records of one student: how they are related, merged, sealed and sent back. Knows no file and no rule."""
