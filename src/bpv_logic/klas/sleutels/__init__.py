"""The keys of phones across a class: what strengthens a handtekening, and what somebody should look at."""
