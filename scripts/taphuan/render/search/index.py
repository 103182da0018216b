"""The search index of one language: its sections as one compact, reproducible script.

The text is kept as a stream of numbers into a dictionary of words and punctuation, the most
frequent first. That is a fifth smaller than the text itself, and the browser has only to fold
the few thousand words of the dictionary, never the text. `scripts/web/core/search-index.js`
reads it back; both are held to tests/golden/search/.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from taphuan.text import nfc, strip_marks

VERSION = 1
BREAK = "\n"
"""Between two blocks of a section's text: words on both sides are not neighbours."""

_PIECES = re.compile(r"[^\W_]+|[\W_]+")
_WORDS = re.compile(r"[^\W_]+")
_SECTION, _BODY, _BLOCK = 0, 1, 2
_RESERVED = 3
"""Numbers with a meaning of their own; the dictionary begins behind them."""
_SEPARATOR = "\x7f"
"""Between the entries of the dictionary: a character that JSON does not escape."""
_LEADS = (64, 22, 4, 1)
"""How many first characters begin a number of one, two, three and four characters."""
_BASE = sum(_LEADS)
"""The printable ASCII characters that JSON does not escape: a browser keeps them in one byte."""


class SearchKind(Enum):
    """What a reader can filter by. The value is the letter in the index."""

    MODULE = "m"
    GUIDE = "g"
    DOCUMENT = "d"
    FORM = "f"
    TERM = "t"


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A heading and the text up to the next one."""

    title: str
    text: str
    """Blocks with `BREAK` between them."""
    anchor: str = ""
    """Empty for the part of a page before its first heading."""
    level: int = 1
    kind: SearchKind | None = None
    """Where it is not the page's: a term explained on a page of another kind."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page in reading order; its first section bears the page's title."""

    url: str
    """Relative to the site's root."""
    kind: SearchKind
    sections: tuple[SearchSection, ...]
    place: str = ""
    """Where the page belongs, in readers' words: “Bài 3 · Dành cho bí thư …”."""


def encode_index(
    pages: Sequence[SearchPage],
    *,
    lang: str,
    words: Mapping[str, str],
    abbreviations: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the script that hands the index to the page: `tapSearch("<language>", {…})`."""
    data = index_data(pages, lang=lang, words=words, abbreviations=abbreviations)
    return f"tapSearch({json.dumps(lang)},{data})\n"


def index_data(
    pages: Sequence[SearchPage],
    *,
    lang: str,
    words: Mapping[str, str],
    abbreviations: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the index as JSON.

    Args:
        pages: In the order of their addresses.
        lang: Language of the pages.
        words: What the list of results says, in this language.
        abbreviations: Short form and what it stands for, searched for both ways.
    """
    streams = [_stream(section) for page in pages for section in page.sections]
    dictionary = _dictionary(streams)
    code = {piece: _character(number) for number, piece in enumerate(dictionary, start=_RESERVED)}
    code.update({mark: _character(number) for number, mark in enumerate(_MARKS)})
    text = "".join("".join(map(code.__getitem__, stream)) for stream in streams)
    found = {*abbreviations, *_spelled_out(pages)}
    index = {
        "version": VERSION,
        "lang": lang,
        "words": dict(words),
        "pages": [_page(page) for page in pages],
        "abbreviations": sorted(found),
        "dictionary": _SEPARATOR.join(dictionary),
        "text": text,
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


_MARKS = ("\x7fsection", "\x7fbody", "\x7fblock")
"""Stand in a stream for the reserved numbers; no piece of text holds a DEL."""


def _page(page: SearchPage) -> list[object]:
    return [page.url, page.kind.value, page.place, [_section(part) for part in page.sections]]


def _section(section: SearchSection) -> str:
    """Return `3` for a level-3 heading; letter of the kind and `#anchor` where not implied."""
    kind = section.kind.value if section.kind else ""
    is_implied = section.anchor == (implied_anchor(section.title) if section.level > 1 else "")
    return f"{section.level}{kind}" + ("" if is_implied else f"#{section.anchor}")


def implied_anchor(title: str) -> str:
    """Return the anchor that the browser works out from a title by itself."""
    return "-".join(_WORDS.findall(strip_marks(title).lower()))


def _stream(section: SearchSection) -> list[str]:
    stream = [_MARKS[_SECTION], *_pieces(section.title), _MARKS[_BODY]]
    for number, block in enumerate(section.text.split(BREAK)):
        if number:
            stream.append(_MARKS[_BLOCK])
        stream += _pieces(block)
    return stream


def _pieces(text: str) -> list[str]:
    """Return words and what stands between them, the single space left out."""
    shown = " ".join(nfc(text).replace(_SEPARATOR, "").split())
    return [piece for piece in _PIECES.findall(shown) if piece != " "]


def _dictionary(streams: Iterable[list[str]]) -> list[str]:
    counts: Counter[str] = Counter()
    for stream in streams:
        counts.update(stream)
    for mark in _MARKS:
        counts.pop(mark, None)
    return sorted(counts, key=lambda piece: (-counts[piece], piece))


def _character(number: int) -> str:
    """Return the one to four characters that stand for a number, fewest for the smallest."""
    first = 0
    for digits, leads in enumerate(_LEADS):
        if number < leads * _BASE**digits:
            lead, rest = divmod(number, _BASE**digits)
            places = (rest // _BASE**place % _BASE for place in reversed(range(digits)))
            return "".join(map(_digit, (first + lead, *places)))
        number -= leads * _BASE**digits
        first += leads
    raise ValueError(f"expected a dictionary of at most {_CAPACITY} words, got {number} more")


_CAPACITY = sum(leads * _BASE**digits for digits, leads in enumerate(_LEADS))


def _digit(value: int) -> str:
    """Return `#` to `~` without the backslash."""
    return chr(35 + value + (value >= 57))


def _spelled_out(pages: Sequence[SearchPage]) -> set[tuple[str, str]]:
    """Return what the text itself explains: `Ủy ban nhân dân (UBND)`."""
    found: set[tuple[str, str]] = set()
    for page in pages:
        for section in page.sections:
            if "(" in section.text:
                found.update(_explained(section.text))
    return found


_ABBREVIATION = re.compile(r"\(([A-ZĐ]{2,8})\)")


def _explained(text: str) -> Iterable[tuple[str, str]]:
    for match in _ABBREVIATION.finditer(text):
        short = match[1]
        before = _WORDS.findall(text[max(0, match.start() - 80) : match.start()])[-len(short) :]
        if "".join(strip_marks(word)[:1].upper() for word in before) == strip_marks(short):
            yield short, " ".join(before).lower()
