"""One bpv computed for one day: its days, hours, blokken and contacts. Judges nothing; its few words are shared."""
