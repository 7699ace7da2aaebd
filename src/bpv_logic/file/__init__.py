"""A file to import or export: what it may hold and what importing it would do. Computes nothing about a bpv."""
