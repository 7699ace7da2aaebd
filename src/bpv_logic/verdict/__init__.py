"""What the rules find in a whole map, and what a page shows of it. Knows one map, and no page or class."""
