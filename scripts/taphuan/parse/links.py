"""Links and images of one line of Markdown."""

import re
from collections.abc import Iterator

from taphuan.model.page import Link

_CODE_SPAN = re.compile(r"(`+)(?:(?!\1).)*?\1")
_INLINE = re.compile(r"""\]\(\s*<?(?P<target>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?[^)]*\)""")
_IMAGE = re.compile(r"!\[[^\]]*$")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(?P<target>[^\s<>]+)>?")


def find_links(line: str, *, number: int) -> Iterator[Link]:
    """Yield the links and images of a line; code spans are passed over.

    A link whose text began on an earlier line is found too: only its target must stand
    on this one.
    """
    if "](" not in line and "]:" not in line:
        return
    visible = _CODE_SPAN.sub(lambda span: " " * len(span[0]), line)
    for found in _INLINE.finditer(visible):
        is_image = _IMAGE.search(visible[: found.start()]) is not None
        yield Link(found["target"], is_image, number)
    if reference := _REFERENCE.match(visible):
        yield Link(reference["target"], is_image=False, line=number)
