"""The exceptions of `bpv_logic`: mistakes in data or code, never in a user's answer."""


class BpvError(Exception):
    """Base of all our exceptions.

    The text is one Dutch sentence that names the file or place and the fault,
    because someone at a school may read it. A fault in a data file also has its
    place ("blok 2"), the key it is about and the sentence without both.
    """

    plaats: str = ""
    veld: str = ""
    woorden: str = ""


class ExportError(BpvError):
    """A file that cannot be imported; `code` is stable, the text says why in one sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class RequestError(BpvError):
    """A request that is unknown or incomplete: a bug of ours."""
