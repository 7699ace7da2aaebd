"""The exceptions of `bpv_logic`: mistakes in data or code, never a user's answer."""


class BpvError(Exception):
    """Base of all our exceptions.

    The text is one Dutch sentence that names the file or place and the fault,
    because a person at a school may read it. A fault in a data file also says
    its place ("blok 2"), the word it is about and the sentence without both.
    """

    plaats: str = ""
    veld: str = ""
    woorden: str = ""


class ExportError(BpvError):
    """A file that is not taken in; `code` is stable, the text says in one sentence why."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class RequestError(BpvError):
    """A request that we do not know, or that misses something: a defect of ours."""
