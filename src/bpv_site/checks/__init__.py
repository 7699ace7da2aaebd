"""The test command and what it notes. Measures nothing."""
