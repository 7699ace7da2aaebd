"""Kwalificatiedossiers: their shape, as TOML and as SBB's XML, and the built-in ones. Knows no school."""
