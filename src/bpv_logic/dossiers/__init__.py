"""Kwalificatiedossiers: their shape, as TOML and as SBB's XML, and those that come with the app. Knows no school."""
