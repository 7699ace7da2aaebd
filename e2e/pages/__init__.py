"""The pages as a user sees them: found by their texts and roles, named after what they are in a bpv."""
