"""One bpv worked out on one day: its days, hours, blokken and contacts. Judges nothing and says nothing."""
