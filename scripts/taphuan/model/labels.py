"""The words of one language: for readers of the site and for authors of its content."""

from dataclasses import dataclass

from taphuan.model.site import ORIGINAL, ORIGINAL_LOCALE


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
    locale: str = ""
    """For spelling checkers, `vi-VN`."""

    def __getitem__(self, key: str) -> str:
        return self.reader[key]

    def locale_of(self, lang: str) -> str:
        """Return the locale of a text shown among these labels: their own, or the original's."""
        if lang == ORIGINAL:
            return ORIGINAL_LOCALE
        return self.locale if lang == self.lang and self.locale else lang

    def fill(self, key: str, **values: object) -> str:
        """Return a label with its `{fields}` filled."""
        return self.reader[key].format(**values)
