"""A form in another language: words beside its fields. The document stays as it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormWords:
    """What a translation says of the fields of a form, by name; of a column by `table.column`."""

    lang: str
    labels: tuple[tuple[str, str], ...]
    helps: tuple[tuple[str, str], ...]

    def label(self, name: str) -> str:
        """Return what a field or table is called, empty where nobody said."""
        return next((text for known, text in self.labels if known == name), "")

    def help(self, name: str) -> str:
        return next((text for known, text in self.helps if known == name), "")
