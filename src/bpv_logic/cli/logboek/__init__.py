"""The file of `check --logboek`: reading and writing it, and what an answer says of it."""
