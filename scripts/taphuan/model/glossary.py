"""The words officials use, explained: one entry for each term."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TermWords:
    """A term in another language; empty where nobody has said it yet."""

    name: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    name: str
    abbreviations: tuple[str, ...]
    """`UBND`; matched with their capitals."""
    other_names: tuple[str, ...]
    meaning: str
    """One or two plain sentences, no Markdown."""
    english: str
    modules: tuple[str, ...]
    """Where it is taught, `huong-khe/01-dang-va-chi-bo-thon`."""
    line: int
    words: tuple[tuple[str, TermWords], ...] = ()
    """By language."""

    def is_said_in(self, lang: str) -> bool:
        return bool(dict(self.words).get(lang, TermWords()).meaning)

    def name_in(self, lang: str) -> str:
        return dict(self.words).get(lang, TermWords()).name

    def said(self, lang: str) -> "Term":
        """Return the term explained in a language, in the original's where it has no words."""
        own = dict(self.words).get(lang, TermWords()).meaning
        return replace(self, meaning=own) if own else self


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, in the order of the data file, which is alphabetical."""

    terms: tuple[Term, ...] = ()
