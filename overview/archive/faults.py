"""Why an archive is refused."""


class Fault(Exception):
    """A code, for which there is a sentence, and what that sentence names."""

    def __init__(self, code: str, **named: str) -> None:
        self.code, self.named = code, named
        super().__init__(f"{code} {named}")
