"""The general feedback of our own exports, taken apart into what it was put together from."""

import re
from dataclasses import dataclass, field

from lxml import html as lxml_html

from taphuan.parse.imports.html import MarkdownSource, parse_fragment
from taphuan.parse.imports.questions import ImportWords

_LINE = re.compile(r"^(?P<left>.*)\*\*\((?P<right>.*?)\)\*\*: (?P<why>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class General:
    explanation: str = ""
    model_answer: str = ""
    note: str = ""
    """Feedback of a question answered freely."""
    source: str = ""
    """Register id."""
    lines: dict[tuple[str, str], str] = field(default_factory=dict)
    """Feedback of single lines by left and right side."""


def split_general(
    html: str, words: ImportWords, markdown: MarkdownSource, *, is_open: bool
) -> General:
    """Return the parts of a general feedback; of one that is not ours all is explanation."""
    root = parse_fragment(html)
    lines: dict[tuple[str, str], str] = {}
    model_answer, source, rest = "", "", []
    for place, element in enumerate(root):
        text = " ".join(element.text_content().split())
        found = _read_lines(element, markdown) if place == 0 and element.tag == "ul" else {}
        label = next((one for one in words.model_answer if text.startswith(f"{one}:")), "")
        cited = next((text[len(one) :].strip() for one in words.source if text.startswith(one)), "")
        if found:
            lines = found
        elif is_open and label and not model_answer:
            whole = markdown.inline(_outer(element))
            model_answer = whole.partition(":**")[2].strip()
        elif cited in words.sources and place == len(root) - 1:
            source = words.sources[cited]
        else:
            rest.append(markdown.inline(_outer(element)))
    if not len(root) or (root.text or "").strip():
        rest = [markdown.inline(html)]
        lines, model_answer, source = {}, "", ""
    note = rest.pop(0) if is_open and model_answer and len(rest) > 1 else ""
    return General(" ".join(one for one in rest if one), model_answer, note, source, lines)


def _read_lines(
    element: lxml_html.HtmlElement, markdown: MarkdownSource
) -> dict[tuple[str, str], str]:
    """Return the feedback of each item of a list; nothing if one item is not a line of ours."""
    found = {}
    for item in element:
        match = _LINE.match(markdown.inline(_inner(item)))
        if not match:
            return {}
        found[match["left"].strip(), match["right"].replace("\\", "")] = match["why"]
    return found


def _outer(element: lxml_html.HtmlElement) -> str:
    return str(lxml_html.tostring(element, encoding="unicode", with_tail=False))


def _inner(element: lxml_html.HtmlElement) -> str:
    whole = _outer(element)
    return whole[whole.index(">") + 1 : whole.rindex("</")]
