"""Inline Markdown of one line: where code stands, and the words without their marks."""

import html
import re

_CODE_SPAN = re.compile(r"(?<!\\)(?:\\\\)*(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!/|])")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_AUTOLINK = re.compile(r"<((?:https?|ftp)://[^<>\s]*)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(
    r"(?P<star>\*{1,3})(?=\S)(?P<starred>.+?)(?<=\S)(?P=star)"
    r"|(?<!\w)(?P<bar>_{1,3})(?=\S)(?P<barred>.+?)(?<=\S)(?P=bar)(?!\w)"
)
_KEPT = re.compile("\x02(\\d+)\x03")


def hide_code(line: str) -> str:
    """Return the line with spaces where code spans stand, so that places stay the same."""
    if "`" not in line:
        return line
    return _CODE_SPAN.sub(lambda span: " " * len(span[0]), line)


def plain_text(inline: str) -> str:
    """Return inline Markdown without its marks, as Python-Markdown's toc reads a heading."""
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\x02{len(kept) - 1}\x03"

    text = inline.replace("\x02", "").replace("\x03", "")
    text = _CODE_SPAN.sub(lambda span: keep(span["code"].strip()), text)
    text = _ESCAPED.sub(lambda escaped: keep(escaped[1]), text)
    text = _LINK.sub(r"\1", _FOOTNOTE.sub("", _IMAGE.sub("", text)))
    text = _TAG.sub("", _AUTOLINK.sub(lambda link: keep(link[1]), text))
    before = ""
    while before != text:
        before, text = text, _EMPHASIS.sub(lambda m: m["starred"] or m["barred"], text)
    text = _KEPT.sub(lambda mark: kept[int(mark[1])], html.unescape(text))
    return " ".join(text.split())
