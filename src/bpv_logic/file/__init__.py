"""A file that comes in or goes out: what it may hold and what taking it in would do. Works out no bpv."""
