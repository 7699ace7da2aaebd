"""The hours of a bpv: the parts of a day, the shifts they make, the roster, and what was agreed to. Judges nothing."""
