"""Links whose address stands elsewhere: `[text][key]` and `[key]: address`.

They would work on the reading page only: slides, plans and papers are made from single pieces of a
page, which lose the line with the address. So the address stands right behind the words.
"""

import re
from collections.abc import Iterable, Iterator

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.parse.inline import hide_code
from taphuan.text import excerpt

_USE = re.compile(r"(?<!\\)!?\[(?!\^)[^\[\]]*\] ?\[(?!\^)[^\[\]]*\](?![(:])")
_PLACE = re.compile(
    r"^ {0,3}\[(?!\^)[^\[\]]+\]:[ ]*(?P<target>\S+)?[ ]*(?:\"[^\"]*\"|'[^']*'|\([^()]*\))?[ ]*$"
)
_LONE_WORD = re.compile(r"^[ ]*\S+[ ]*(?:[\"'(].*)?$")


def check_references(lines: Iterable[tuple[int, str]], *, path: str) -> Iterator[Diagnostic]:
    """Yield every such link and every line with an address, of lines with their numbers."""
    numbered = list(lines)
    following = [*numbered[1:], (0, "")]
    for (number, line), (next_number, next_line) in zip(numbered, following, strict=False):
        if "]" not in line:
            continue
        visible = hide_code(line)
        if place := _PLACE.match(visible):
            is_split = next_number == number + 1 and _LONE_WORD.match(next_line) is not None
            if place["target"] or is_split:
                yield problem(Code.LINK_REFERENCE, path, number, text=excerpt(line))
        for use in _USE.finditer(visible) if "[" in visible else ():
            yield problem(Code.LINK_REFERENCE, path, number, text=excerpt(use[0]))
