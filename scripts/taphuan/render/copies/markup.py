"""Finished HTML taken apart by place: elements, their attributes, and changes spliced in.

Only what is meant to change does: the text between the changes stays byte for byte.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_ATTRIBUTE = re.compile(r"""\s([a-z-]+)\s*=\s*"([^"]*)\"""")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """A value and where it stands in the text, without its quotation marks."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Element:
    name: str
    attributes: dict[str, Attribute]
    start: int
    inner_start: int
    """Behind the opening tag."""
    inner_end: int
    end: int
    """Behind the closing tag."""

    def get(self, name: str) -> str:
        found = self.attributes.get(name)
        return found.value if found else ""

    def has_class(self, name: str) -> bool:
        return name in self.get("class").split()


@dataclass(frozen=True, slots=True)
class Change:
    """Text that takes the place of what stood from `start` to `end`."""

    start: int
    end: int
    text: str


def set_value(attribute: Attribute, value: str) -> Change:
    """Return the change that gives an attribute another value."""
    return Change(attribute.start, attribute.end, html.escape(value))


def cut(element: Element) -> Change:
    """Return the change that takes an element out with all it holds."""
    return Change(element.start, element.end, "")


def splice(text: str, changes: Iterable[Change]) -> str:
    """Return the text with its changes; one inside another that was made is passed over."""
    parts: list[str] = []
    done = 0
    for change in sorted(changes, key=lambda change: (change.start, -change.end)):
        if change.start < done:
            continue
        parts += (text[done : change.start], change.text)
        done = change.end
    return "".join((*parts, text[done:]))


def find_elements(text: str) -> tuple[Element, ...]:
    """Return every element in the order of its opening tag."""
    finder = _Finder(text)
    finder.feed(text)
    finder.close()
    return tuple(finder.found())


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, Attribute]
    start: int
    inner_start: int
    inner_end: int = 0
    end: int = 0


class _Finder(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.elements: list[_Open] = []
        self.stack: list[_Open] = []
        self.line_starts = [0]
        for line in text.split("\n"):
            self.line_starts.append(self.line_starts[-1] + len(line) + 1)

    def _here(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start, written = self._here(), self.get_starttag_text() or ""
        attributes = {
            found[1]: Attribute(
                html.unescape(found[2]), start + found.start(2), start + found.end(2)
            )
            for found in _ATTRIBUTE.finditer(written)
        }
        behind = start + len(written)
        element = _Open(tag, attributes, start, behind, behind, behind)
        self.elements.append(element)
        if tag not in _VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        depth = next((n for n, one in enumerate(reversed(self.stack), 1) if one.name == tag), 0)
        if not depth:
            return
        start = self._here()
        end = self.text.index(">", start) + 1
        for element in self.stack[-depth:]:
            element.inner_end = element.end = start
        self.stack[-depth].end = end
        del self.stack[-depth:]

    def found(self) -> Iterator[Element]:
        for one in self.elements:
            yield Element(
                one.name, one.attributes, one.start, one.inner_start, one.inner_end, one.end
            )
