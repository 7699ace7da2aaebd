"""The one exception that reaches the person at the prompt as a sentence."""


class BuildError(Exception):
    """Something a person can mend: the message says in one sentence what is wrong and where."""
