"""The addresses in finished HTML: found with an HTML parser, changed in place, nothing else."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

_ADDRESS = re.compile(r"""\s(?:href|src)\s*=\s*"([^"]*)\"""")


@dataclass(frozen=True, slots=True)
class PageLink:
    """One `href` or `src`, and where its value stands in the text."""

    start: int
    end: int
    address: str
    tag: str
    is_menu: bool
    """In a menu, or a switch to another language: left out when there is nowhere to go."""


def find_links(text: str) -> tuple[PageLink, ...]:
    """Return every address of a page in order."""
    finder = _Finder(text)
    finder.feed(text)
    finder.close()
    return tuple(finder.links)


def change_links(
    text: str, links: tuple[PageLink, ...], change: Callable[[PageLink], str | None]
) -> str:
    """Return the text with other addresses; a link that `change` gives none for is hidden."""
    parts: list[str] = []
    done = 0
    for link in links:
        address = change(link)
        if address == link.address:
            continue
        shown = '" hidden="' if address is None else html.escape(address)
        parts += (text[done : link.start], shown)
        done = link.end
    return "".join((*parts, text[done:]))


class _Finder(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.links: list[PageLink] = []
        self.menus = 0
        self.line_starts = [0]
        for line in text.split("\n"):
            self.line_starts.append(self.line_starts[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.menus += tag == "nav"
        found = _ADDRESS.search(self.get_starttag_text() or "")
        if not found:
            return
        line, column = self.getpos()
        start = self.line_starts[line - 1] + column + found.start(1)
        is_menu = bool(self.menus) or "hreflang" in dict(attrs)
        address = html.unescape(found[1])
        self.links.append(PageLink(start, start + len(found[1]), address, tag, is_menu))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.menus -= tag == "nav"

    def handle_endtag(self, tag: str) -> None:
        self.menus -= tag == "nav"
