"""What people type or paste, read the same way everywhere: a time, a number, a telephone number. Judges nothing."""
