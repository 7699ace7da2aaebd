"""The guide: read from its files, linked, searched, and as a PDF. Knows no engine."""
