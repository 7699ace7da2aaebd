"""The contents of a map in Dutch: a record, a handtekening, a message to school, the sheet. Judges nothing."""
