"""Inline Markdown of one line: where code stands, and the words without their marks."""

import html
import re

_CODE_SPAN = re.compile(r"(?<!\\)(?:\\\\)*(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)")
_CODE_OVER_LINES = re.compile(_CODE_SPAN.pattern, re.DOTALL)
_EVERY_SIGN = re.compile(r"[^\n]")
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


def show_outside_code(text: str) -> str:
    """Return some lines with spaces where code spans stand, whichever way one pairs the marks.

    A mark left over on one line may pair with one of the next, and so lay open what looks like
    code: only what is code by lines and by paragraphs alike is hidden.
    """
    if "`" not in text:
        return text
    by_lines = "\n".join(hide_code(line) for line in text.split("\n"))
    by_paragraph = _CODE_OVER_LINES.sub(lambda span: _EVERY_SIGN.sub(" ", span[0]), text)
    pairs = zip(by_lines, by_paragraph, strict=True)
    return "".join(one if one != " " else other for one, other in pairs)


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
