"""The schoolpakket from inside: what it holds, how it is read, written, shown. Its door is `bpv_logic.schoolpakket`."""
