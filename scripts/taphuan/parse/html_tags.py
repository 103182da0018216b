"""What raw HTML may say: simple text, and nothing that loads, runs or points into the site.

Links, images and citations are Markdown, where they are resolved and checked; a tag that Markdown
would pass on untouched could ask another host for something, or vanish from the page.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem
from taphuan.parse.inline import hide_code
from taphuan.parse.scan import LineKind, Scan
from taphuan.text import excerpt

TAGS = frozenset(
    """
    a abbr address b bdo big blockquote br caption center cite code col colgroup dd del details
    dfn div dl dt em figcaption figure hr i ins kbd li mark ol p pre q rp rt ruby s samp section
    small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
    """.split()  # noqa: SIM905 - sixty names in quotes would hide them
)
ATTRIBUTES = frozenset(
    """
    abbr align alt class colspan datetime dir headers height hidden id lang loading open rel
    reversed role rowspan scope span start target title translate type valign value width
    """.split()  # noqa: SIM905
)
_OUTWARD = ("https://", "http://", "mailto:", "tel:")
_AUTOLINKS = ("http:", "https:", "ftp:")
_DECLARED = re.compile(r"<[!?]")
"""`<!DOCTYPE`, `<![CDATA[`, `<?php`; comments were blanked out before."""
_BRACKETED = re.compile(r"\]\(\s*<[^<>]*>")
"""`[text](<address with spaces.md>)`: no tag."""
_LIST = re.compile(r"\{:?(?P<list>[^{}]*)\}")
_PAIR = re.compile(r"""(?:^|[\s:])(?P<key>[^\s={}"'.#:]+)=(?:"[^"]*"|'[^']*'|[^\s}]*)""")


def check_tags(scanned: Scan, *, path: str, with_body: bool = True) -> Iterator[Diagnostic]:
    """Yield the tags and attributes that pages do not take, front matter included.

    Args:
        scanned: The whole file.
        path: The path printed in diagnostics.
        with_body: False where the body is no Markdown.
    """
    lines = [
        _BRACKETED.sub(_blank, hide_code(line)) if _is_read(kind, with_body=with_body) else ""
        for line, kind in zip(scanned.lines, scanned.kinds, strict=True)
    ]
    for number, line in enumerate(lines, start=1):
        if declared := _DECLARED.search(line):
            yield _refuse(path, number, line[declared.start() :], "html.tag")
        if "=" in line and "{" in line:
            yield from _check_attribute_lists(line, number, path)
    text = _DECLARED.sub("  ", "\n".join(lines))
    if "<" in text:
        reader = _TagReader(path)
        reader.feed(text)
        reader.close()
        yield from reader.problems


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _is_read(kind: LineKind, *, with_body: bool) -> bool:
    return kind is LineKind.META or (with_body and kind in (LineKind.TEXT, LineKind.BLOCK_EDGE))


def _check_attribute_lists(line: str, number: int, path: str) -> Iterator[Diagnostic]:
    """Yield what `{ key=value }` behind a link, an image or a block may not set."""
    for found in _LIST.finditer(line):
        for pair in _PAIR.finditer(found["list"]):
            if not _is_harmless(pair["key"]):
                yield _refuse(path, number, found[0], "html.attribute", name=pair["key"])


def _is_harmless(attribute: str) -> bool:
    return attribute.lower() in ATTRIBUTES or attribute.lower().startswith("aria-")


def _refuse(path: str, line: int, text: str, reason: str, **details: object) -> Diagnostic:
    details = {"text": excerpt(text), "reason": Phrase(reason), **details}
    return problem(Code.HTML_NOT_ALLOWED, path, line, **details)


class _TagReader(HTMLParser):
    """Collects what is wrong with the tags of a text."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.problems: list[Diagnostic] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "@" in tag or tag.startswith(_AUTOLINKS):  # <https://…>, <a@b.vn>
            return
        if tag not in TAGS:
            self._refuse(self.get_starttag_text() or tag, "html.tag")
            return
        for name, value in attrs:
            if tag == "a" and name == "href":
                if not (value or "").lower().startswith(_OUTWARD):
                    self._refuse(self.get_starttag_text() or tag, "html.address")
            elif not _is_harmless(name):
                self._refuse(self.get_starttag_text() or tag, "html.attribute", name=name)

    def _refuse(self, text: str, reason: str, **details: object) -> None:
        self.problems.append(_refuse(self.path, self.getpos()[0], text, reason, **details))
