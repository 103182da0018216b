"""Rendered Markdown as a small tree, for outputs that are not HTML themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img"})


@dataclass(frozen=True, slots=True)
class Node:
    """An element of rendered Markdown."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: "tuple[Node | str, ...]"

    def get(self, name: str) -> str:
        return dict(self.attributes).get(name, "")


def parse_html(html: str) -> tuple[Node | str, ...]:
    """Return the elements and texts of HTML made by Python-Markdown: always well nested."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.finish()


def plain_text(html: str) -> str:
    """Return what the HTML says on one line, images by their words."""
    return " ".join("".join(_texts(parse_html(html))).split())


def elements(nodes: tuple[Node | str, ...], tag: str) -> Iterator[Node]:
    """Yield the elements of this name, in order, at any depth."""
    for node in nodes:
        if isinstance(node, Node):
            if node.tag == tag:
                yield node
            yield from elements(node.children, tag)


def _texts(nodes: tuple[Node | str, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.tag == "img":
            yield node.get("alt")
        elif node.tag == "br":
            yield " "
        else:
            yield from _texts(node.children)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: list[Node | str]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [_Open("", (), [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = tuple((name, value or "") for name, value in attrs)
        if tag in _VOID:
            self.stack[-1].children.append(Node(tag, attributes, ()))
        else:
            self.stack.append(_Open(tag, attributes, []))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            done = self.stack.pop()
            self.stack[-1].children.append(Node(done.tag, done.attributes, tuple(done.children)))

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)

    def finish(self) -> tuple[Node | str, ...]:
        (whole,) = self.stack
        return tuple(whole.children)
