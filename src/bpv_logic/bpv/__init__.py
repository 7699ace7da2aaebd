"""One bpv computed for one day: its days, hours, blokken and contacts. Judges nothing and has no sentences."""
