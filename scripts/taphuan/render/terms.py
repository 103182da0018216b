"""Where a text first uses a term of the glossary."""

import re
from collections.abc import Iterator

from taphuan.model.glossary import Glossary, Term


class TermFinder:
    """Finds the first use of each term in a page; one finder for one page."""

    def __init__(self, glossary: Glossary) -> None:
        self.by_word: dict[str, Term] = {}
        for term in glossary.terms:
            for word in (term.name, *term.other_names):
                self.by_word.setdefault(word.casefold(), term)
            for word in term.abbreviations:
                self.by_word.setdefault(word, term)
        words = sorted(self.by_word, key=len, reverse=True)
        joined = "|".join(re.escape(word) for word in words)
        self.pattern = re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
        self.seen: set[str] = set()

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Yield start, end and term of every first use, in order; later uses are passed over."""
        if not self.by_word:
            return
        for found in self.pattern.finditer(text):
            term = self.by_word.get(found[0]) or self.by_word.get(found[0].casefold())
            if term and term.id not in self.seen:
                self.seen.add(term.id)
                yield found.start(), found.end(), term
