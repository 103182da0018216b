"""The words of one language: for readers of the site and for authors of its content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """One file of `labels/`. A key that is missing is a programmer's mistake, never shown."""

    lang: str
    name: str
    """The language's own name, `Tiếng Việt`."""
    reader: dict[str, str]
    """Words of the site by dotted key, `quiz.check`; templates and JavaScript share them."""
    messages: dict[str, str]
    """Messages to authors by diagnostic code."""

    def __getitem__(self, key: str) -> str:
        return self.reader[key]

    def fill(self, key: str, **values: object) -> str:
        """Return a label with its `{fields}` filled."""
        return self.reader[key].format(**values)
