"""The pages as a person sees them: found by the words and roles on them, named after what they are in a bpv."""
