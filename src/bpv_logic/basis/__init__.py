"""What any program has: days, JSON, TOML, hashes, clocks, errors. Knows no bpv."""
