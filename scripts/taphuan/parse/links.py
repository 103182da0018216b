"""Links and images of one line of Markdown."""

import re
from collections.abc import Iterator

from taphuan.model.page import Link
from taphuan.parse.inline import hide_code

_IMAGE = re.compile(r"!\[[^\]]*$")
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")


def find_links(line: str, *, number: int) -> Iterator[Link]:
    """Yield the links and images of a line; code spans are passed over.

    A link whose text began on an earlier line is found too: only its target must stand
    on this one.
    """
    if "](" not in line:
        return
    visible = hide_code(line)
    place = visible.find("](")
    while place >= 0:
        start = place + 2
        end = _closing_bracket(visible, start)
        is_image = _IMAGE.search(visible[:place]) is not None
        yield Link(_target(visible[start:end]), is_image, number)
        place = visible.find("](", start)


def _closing_bracket(line: str, start: int) -> int:
    """Return where the bracket that opened before `start` closes, or the end of the line."""
    depth = 1
    for place in range(start, len(line)):
        if line[place] == "(":
            depth += 1
        elif line[place] == ")":
            depth -= 1
            if not depth:
                return place
    return len(line)


def _target(written: str) -> str:
    """Return what stands in the brackets without its title and angle brackets."""
    bare = _TITLE.sub("", written.strip())
    return bare[1:-1].strip() if bare.startswith("<") and bare.endswith(">") else bare
