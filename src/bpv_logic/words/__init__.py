"""What is in a map, in Dutch: a record, a handtekening, a letter to school, the sheet. Judges nothing."""
