"""Pictures of every page, for people."""
