"""Links and images of a line or a paragraph of Markdown."""

import re
from collections.abc import Iterator

from taphuan.model.page import Link
from taphuan.parse.inline import show_outside_code

_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")


def find_links(text: str, *, number: int) -> Iterator[Link]:
    """Yield the links and images of a line or a paragraph; code spans are passed over.

    Args:
        text: One line, or more where a link may go on from one to the next.
        number: The line on which it begins.
    """
    if "](" not in text:
        return
    visible = show_outside_code(text)
    place = visible.find("](")
    while place >= 0:
        start = place + 2
        end = _closing_bracket(visible, start)
        line = number + visible.count("\n", 0, place)
        yield Link(_target(visible[start:end]), _is_image(visible, place), line)
        place = visible.find("](", start)


def _is_image(text: str, place: int) -> bool:
    """Return whether `!` stands before the bracket that closes at `place`."""
    depth = 0
    for index in range(place, -1, -1):
        if index and text[index - 1] == "\\":
            continue
        if text[index] == "]":
            depth += 1
        elif text[index] == "[":
            depth -= 1
            if not depth:
                return text[:index].endswith("!")
    return "![" in text[:place]


def _closing_bracket(text: str, start: int) -> int:
    """Return where the bracket that opened before `start` closes, or the end of its line."""
    depth = 1
    for place in range(start, len(text)):
        if text[place] == "(":
            depth += 1
        elif text[place] == ")":
            depth -= 1
            if not depth:
                return place
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _target(written: str) -> str:
    """Return what stands in the brackets without its title and angle brackets."""
    bare = _TITLE.sub("", written.strip())
    return bare[1:-1].strip() if bare.startswith("<") and bare.endswith(">") else bare
