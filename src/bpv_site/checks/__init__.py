"""The test command and what it records. Measures nothing."""
