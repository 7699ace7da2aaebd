"""Which pages the site has, what surrounds them and in which colours and languages. Knows no guide."""
