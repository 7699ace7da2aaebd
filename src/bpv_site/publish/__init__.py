"""Everything together as the files of a host, and a server that is one. Knows no test."""
