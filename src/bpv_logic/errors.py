"""The exceptions of `bpv_logic`: mistakes in data or code, never a user's answer."""


class BpvError(Exception):
    """Base of all our exceptions.

    The text is one Dutch sentence that names the file or place and the fault,
    because a person at a school may read it.
    """
