"""Blocks of one file while it is scanned: which are open, what their options say, what is wrong."""

import re
from dataclasses import dataclass

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem, suggest
from taphuan.parse.scan import ScannedBlock

MAX_MINUTES = 480
_WITH_MINUTES = ("activity", "trainer")
_HOLDERS = {  # which blocks a block may stand in; "" is the page itself
    "activity": ("", "case"),
    "trainer": ("", "activity", "case"),
    "case": ("", "activity"),
    "slide": ("", "activity", "case"),
    "notes": ("slide",),
}
_OPENER = re.compile(
    r"^/{3,}[ \t]*(?P<name>[^\s|/][^\s|]*)?[ \t]*(?P<bar>\|?)[ \t]*(?P<title>.*?)[ \t]*$"
)
_OPTION = re.compile(r"^\s*(?P<key>[\w-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$")
_STRAY_OPTION = re.compile(r"^\s*minutes[ \t]*:[ \t]*\d+[ \t]*$")


@dataclass(slots=True)
class _Block:
    name: str
    title: str
    line: int
    body_line: int
    parent: "_Block | None"
    slot: int
    minutes: int | None = None
    end_line: int = 0

    @property
    def is_known(self) -> bool:
        return self.name in _HOLDERS

    @property
    def is_misplaced(self) -> bool:
        """What stands in a block that was never closed, or has no known name, is not to blame."""
        holder = self.parent
        if not self.is_known or (holder and not (holder.is_known and holder.end_line)):
            return False
        return (holder.name if holder else "") not in _HOLDERS[self.name]


class BlockStack:
    """Takes every `///` line in turn; at the end it knows all blocks and their problems."""

    def __init__(self, lines: list[str], path: str) -> None:
        self.lines = lines
        self.path = path
        self.blocks: list[_Block] = []
        self.open_blocks: list[_Block] = []
        self.problems: list[Diagnostic] = []

    def take(self, index: int) -> int:
        """Read the opener or closer at `index`; return the index behind it and its options."""
        opener = _OPENER.match(self.lines[index].rstrip())
        assert opener, f"expected a line that begins with ///, got {self.lines[index]!r}"
        if opener["name"] or opener["title"] or opener["bar"]:
            return self._open(opener, index)
        if self.open_blocks:
            self.open_blocks.pop().end_line = index + 1
        else:
            self._say(Code.BLOCK_UNOPENED, index)
        return index + 1

    def finish(self, *, is_cut_short: bool) -> tuple[ScannedBlock, ...]:
        """Return blocks in order, parents first; one never closed ends with the file.

        Args:
            is_cut_short: A fence or comment without end swallowed what may have been closers.
        """
        for block in self.open_blocks:
            if block.is_known and not is_cut_short:
                self._say(Code.BLOCK_UNCLOSED, block.line - 1, name=block.name)
        finished: list[ScannedBlock] = []
        for block in self.blocks:
            if block.is_misplaced:
                self._say(Code.BLOCK_MISPLACED, block.line - 1, name=block.name)
            scanned = ScannedBlock(
                name=block.name,
                title=block.title,
                minutes=block.minutes,
                parent=finished[block.parent.slot] if block.parent else None,
                line=block.line,
                body_line=block.body_line,
                end_line=block.end_line or len(self.lines),
            )
            finished.append(scanned)
        return tuple(finished)

    def _say(self, code: Code, index: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, index + 1, **details))

    def _open(self, opener: re.Match[str], index: int) -> int:
        name, title = opener["name"] or "", opener["title"]
        if name not in _HOLDERS:
            self._say(Code.BLOCK_UNKNOWN, index, name=name, **_meant(name))
        elif title and not opener["bar"]:
            details = {"name": name, "title": title, "reason": Phrase("block.no-bar")}
            self._say(Code.BLOCK_UNKNOWN, index, **details)
        parent = self.open_blocks[-1] if self.open_blocks else None
        block = _Block(name, title, index + 1, index + 2, parent, len(self.blocks))
        self.blocks.append(block)
        self.open_blocks.append(block)
        return self._take_options(block, index + 1)

    def _take_options(self, block: _Block, index: int) -> int:
        while self._is_option_line(index):
            if block.is_known:  # the options of a misspelt block are not to blame
                self._take_option(block, index)
            index += 1
        block.body_line = index + 1
        following = next((n for n in range(index, len(self.lines)) if self.lines[n].strip()), None)
        is_stray = following is not None and _STRAY_OPTION.match(self.lines[following])
        if is_stray and following is not None and block.name in _WITH_MINUTES:
            self._say_option(block, following, "option.place")
        return index

    def _is_option_line(self, index: int) -> bool:
        line = self.lines[index] if index < len(self.lines) else ""
        return line.startswith(("    ", "\t")) and bool(line.strip())

    def _take_option(self, block: _Block, index: int) -> None:
        option = _OPTION.match(self.lines[index])
        minutes = 0
        if option and option["key"] == "minutes" and block.name in _WITH_MINUTES:
            minutes = _parse_minutes(option["value"])
        if not 0 < minutes <= MAX_MINUTES:
            self._say_option(block, index, "option.unknown")
        elif block.minutes:
            self._say_option(block, index, "option.repeated")
        else:
            block.minutes = minutes

    def _say_option(self, block: _Block, index: int, reason: str) -> None:
        text = self.lines[index].strip()
        details = {"name": block.name, "text": text, "reason": Phrase(reason), "most": MAX_MINUTES}
        self._say(Code.BLOCK_BAD_OPTION, index, **details)


def _meant(name: str) -> dict[str, object]:
    """Return why a name opens no block, with the block it resembles."""
    near = suggest(name.lower(), _HOLDERS)
    if near["hint"]:
        return {"reason": Phrase("block.did-you-mean"), "close": near["close"]}
    reason = Phrase("block.no-such" if name else "block.no-name")
    return {"reason": reason, "allowed": ", ".join(_HOLDERS)}


def _parse_minutes(value: str) -> int:
    """Return a small whole number, or 0 for anything else."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0
