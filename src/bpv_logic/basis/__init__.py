"""What any program needs: days, JSON, TOML, hashes, clocks, errors. Knows nothing about bpv."""
