"""Whether the keys in handtekeningen made their proofs: with a library, so only at school."""
