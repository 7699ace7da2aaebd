"""What school remembers of handtekeningen: which codes came with which file, and what is other than before."""
