"""What raw HTML may say: simple text, and nothing that loads, runs or points into the site.

Links, images and citations are Markdown, where they are resolved and checked; a tag that Markdown
would pass on untouched could ask another host for something, or vanish from the page.
"""

import re
from collections.abc import Iterator

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem
from taphuan.parse.inline import show_outside_code
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
_PARAGRAPH_END = re.compile(r"(\n[ \t]*(?=\n))")
_TAG = re.compile(r"<(?P<tag>[a-zA-Z][^\s/<>]*)")
_REST = re.compile(r"""(?:[^<>"']|"[^"<>]*"|'[^'<>]*'|["'])*>?""")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s<>]*))?"""
)
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
        line if _is_read(kind, with_body=with_body) else ""
        for line, kind in zip(scanned.lines, scanned.kinds, strict=True)
    ]
    if not any("<" in line or "{" in line for line in lines):
        return
    paragraphs = _PARAGRAPH_END.split("\n".join(lines))
    text = "".join(show_outside_code(part) for part in paragraphs)
    for number, line in enumerate(text.split("\n"), start=1):
        if declared := _DECLARED.search(line):
            yield _refuse(path, number, line[declared.start() :], "html.tag")
        if "=" in line and "{" in line:
            yield from _check_attribute_lists(line, number, path)
    text = _BRACKETED.sub(_blank, text)
    last = text.rfind(">")  # behind it no tag ends, so `<b` is text
    for found in _TAG.finditer(text, 0, last + 1):
        yield from _check_tag(found, text, path)


def _check_tag(found: re.Match[str], text: str, path: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with one opening tag, up to the sign that ends it."""
    number, tag = text.count("\n", 0, found.start()) + 1, found["tag"].lower()
    if "@" in tag or tag.startswith(_AUTOLINKS):  # <https://…>, <a@b.vn>
        return
    rest = _REST.match(text, found.end())
    written = f"{found[0]}{rest[0] if rest else ''}"
    if tag not in TAGS:
        yield _refuse(path, number, written, "html.tag")
        return
    for pair in _ATTRIBUTE.finditer(rest[0] if rest else ""):
        name, value = pair["name"].lower(), (pair["value"] or "").strip("\"'")
        if tag == "a" and name == "href":
            if not value.lower().startswith(_OUTWARD):
                yield _refuse(path, number, written, "html.address")
        elif not _is_harmless(name):
            yield _refuse(path, number, written, "html.attribute", name=pair["name"])


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
