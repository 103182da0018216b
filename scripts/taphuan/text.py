"""Vietnamese text: normal form, folding, anchors. Standard library only."""

import hashlib
import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_CROSSED = str.maketrans("đĐðÐ", "dDdD")  # Vietnamese, and the Icelandic letters typed for it
_WORD = re.compile(r"[^\W_]+")


def nfc(text: str) -> str:
    """Return the composed form, the only one this project stores or compares."""
    return unicodedata.normalize("NFC", text)


def excerpt(text: str, length: int = 60) -> str:
    """Return the text on one line, cut at a word with `…` where it is too long to quote."""
    line = text.strip().replace("\n", " ")
    if len(line) <= length:
        return line
    return f"{line[:length].rsplit(' ', 1)[0]}…"


def is_plain_name(name: str) -> bool:
    """Return whether a file may have this name: ASCII, no spaces, pages in small letters."""
    is_page = name.lower().endswith(".md")
    return name.isascii() and " " not in name and not (is_page and name != name.lower())


def strip_marks(text: str) -> str:
    """Return ASCII letters where Vietnamese ones stood: `Định dạng` gives `Dinh dang`."""
    decomposed = unicodedata.normalize("NFD", text)
    kept = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return kept.translate(_CROSSED)


def slugify(title: str, separator: str = "-") -> str:
    """Return an ASCII anchor: `Định dạng` gives `dinh-dang`, not `inh-dang`.

    A title without a letter or digit gives `muc`, so that every heading has an anchor.
    """
    words = _WORD.findall(strip_marks(title).lower())
    kept = [word.encode("ascii", "ignore").decode() for word in words]
    return separator.join(word for word in kept if word) or "muc"


def unique_anchor(anchor: str, taken: set[str]) -> str:
    """Return `anchor`, or `anchor_1`, `anchor_2` … as Python-Markdown's toc does; add it."""
    candidate, number = anchor, 0
    while candidate in taken:
        number += 1
        candidate = f"{anchor}_{number}"
    taken.add(candidate)
    return candidate


def fold_spelling(text: str, *, keep_marks: bool = True) -> str:
    """Return a form in which spellings that mean the same are equal.

    Case, white space, composed or decomposed letters and the place of the tone mark do not
    count. With `keep_marks=False` the diacritics themselves do not count either.

    >>> fold_spelling("Hoà  bình") == fold_spelling("hòa bình")
    True
    """
    words = unicodedata.normalize("NFD", text.casefold()).split()
    folded = " ".join(_tone_last(word) for word in words)
    return unicodedata.normalize("NFC", folded) if keep_marks else strip_marks(folded)


def _tone_last(word: str) -> str:
    """Move the tone mark of a syllable behind its letters (decomposed form in and out).

    Old and new spelling differ only in the letter that bears the tone (`hoà`, `hòa`), so
    a tone at the end makes both the same without a table of syllables.
    """
    tones = [mark for mark in word if mark in _TONES]
    if not tones:
        return word
    return "".join(mark for mark in word if mark not in _TONES) + "".join(sorted(tones))


def content_digest(text: str) -> str:
    """Return 12 hex digits that change when a file's words do, not with line ends or encoding."""
    plain = nfc(text.replace("\r\n", "\n")).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


_LINKED = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`]")


def plain_inline(markdown: str) -> str:
    """Return one line of Markdown without its links and emphasis, for lists and results."""
    return _MARKS.sub("", _LINKED.sub(r"\1", markdown))


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that puts `bai-2` before `bai-10`."""
    parts = re.split(r"(\d+)", strip_marks(text).lower())
    return tuple(
        (1, len(part.lstrip("0")), part.lstrip("0")) if part.isdecimal() else (0, 0, part)
        for part in parts
    )
