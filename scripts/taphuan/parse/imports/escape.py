"""Plain text to Markdown that shows exactly this text."""

import re

_MARKS = re.compile(r"[\\`*\[\]{]|(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()\s]+\)")
_BLOCK = re.compile(
    r"^(?:(?P<sign>#{1,6}(?=\s|$|\w)|[>+-]|\|)|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$))"
)
_ENTITIES = re.compile(r"^(?:///|~~~|:(?=\s)|={1,}\s*$)|^/(?=//)")


def escape(text: str, *, keep_links: bool = False) -> str:
    """Return inline Markdown; line breaks and other white space become single spaces.

    Args:
        text: Plain text.
        keep_links: Leave `[words](address)` as it is, for those who know how to write it.
    """
    text = " ".join(text.split())
    if not keep_links:
        return _escape(text)
    parts, end = [], 0
    for link in _LINK.finditer(text):
        parts += [_escape(text[end : link.start()]), link[0]]
        end = link.end()
    return "".join((*parts, _escape(text[end:])))


def _escape(text: str) -> str:
    text = _MARKS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))
    return text.replace("<", "&lt;").replace("::", "&#58;:")


def escape_start(line: str) -> str:
    """Return a line of inline Markdown so that it begins a paragraph and nothing else."""
    if _ENTITIES.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    found = _BLOCK.match(line)
    if not found:
        return line
    if found["sign"]:
        return f"\\{line}"
    return f"{found['number']}\\{line[found.start('dot') :]}"
