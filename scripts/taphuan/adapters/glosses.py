"""The language of Vietnamese words in brackets: `the cell (chi bộ)` on a page of another language.

Screen readers pronounce them, and translators of browsers leave them alone, only where `lang` says
what they are. Authors need not mark them: every word of the bracket is shaped like a Vietnamese
syllable, and one has a letter or mark that only Vietnamese has.
"""

import re
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from taphuan.model.site import ORIGINAL

_BRACKET = re.compile(r"(?<=\()[^()“”\d]{2,60}(?=\))")
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_PASSED_OVER = ("code", "pre")


class GlossTreeprocessor(Treeprocessor):
    """Put brackets of Vietnamese words into elements that say so."""

    def run(self, root: ElementTree.Element) -> None:
        self._mark(root)

    def _mark(self, element: ElementTree.Element) -> None:
        if element.tag in _PASSED_OVER or element.get("lang"):
            return
        children = list(element)
        element.text = self._insert(element, 0, element.text)
        for child in children:
            self._mark(child)
            place = list(element).index(child) + 1
            child.tail = self._insert(element, place, child.tail)

    def _insert(self, parent: ElementTree.Element, place: int, text: str | None) -> str | None:
        """Put elements into `parent` at `place` and return the text that stays before them."""
        if not text or isinstance(text, AtomicString):
            return text
        found = list(find_glosses(text))
        if not found:
            return text
        ends = [start for start, _ in found[1:]] + [len(text)]
        for offset, ((start, end), after) in enumerate(zip(found, ends, strict=True)):
            gloss = ElementTree.Element("span", {"lang": ORIGINAL})
            gloss.text, gloss.tail = text[start:end], text[end:after]
            parent.insert(place + offset, gloss)
        return text[: found[0][0]]


def find_glosses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands between brackets and is Vietnamese."""
    for found in _BRACKET.finditer(text):
        words = _WORD.findall(found[0])
        if any(map(_is_marked, words)) and all(map(_is_syllable, words)):
            yield found.span()


def _is_marked(word: str) -> bool:
    return "đ" in word.lower() or any(map(unicodedata.combining, _decomposed(word)))


def _is_syllable(word: str) -> bool:
    letters = (one for one in _decomposed(word.lower()) if not unicodedata.combining(one))
    return bool(_SYLLABLE.fullmatch("".join(letters).replace("đ", "d")))


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)
