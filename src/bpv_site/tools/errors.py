"""The one exception that is shown at the prompt as a sentence."""


class BuildError(Exception):
    """Something the user can fix: the message says in one sentence what is wrong and where."""
