"""Many maps at once: what school sees of a class, from the files that students handed in."""
