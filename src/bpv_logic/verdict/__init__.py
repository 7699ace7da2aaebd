"""What the rules say of a whole map, and what a page shows of that. Knows one map, and neither page nor class."""
