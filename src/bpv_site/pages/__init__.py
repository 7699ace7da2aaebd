"""Which pages the site has, what stands around them and in which colours and languages. Knows no guide."""
