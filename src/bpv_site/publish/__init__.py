"""Everything combined into the files of a host, and a local server for them. Knows no test."""
