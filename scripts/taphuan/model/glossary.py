"""The words officials use, explained: one entry for each term."""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, in the order of the data file, which is alphabetical."""

    terms: tuple[Term, ...] = ()
