"""Spellings of a short answer for platforms that compare letter by letter.

On the site answers are folded (`text.fold_spelling`); Moodle folds only case and Unicode form.
So the other place of the tone mark, and with `accents: optional` the answer without any marks,
are written out as answers of their own.
"""

import re
import unicodedata
from collections.abc import Sequence

from taphuan.text import strip_marks

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_CLUSTER = re.compile(
    rf"(?<![a-zA-Z])(?P<start>[^\W\d_]*?)"
    rf"(?P<first>[oO](?=[{_TONES}]?[aAeE])|[uU](?=[{_TONES}]?[yY]))(?P<tone1>[{_TONES}]?)"
    rf"(?P<second>[aAeEyY])(?P<tone2>[{_TONES}]?)(?![\w\u0300-\u036f])"
)
"""A syllable that ends in oa, oe or uy, decomposed: old spelling marks the first vowel."""


def accepted_spellings(accepted: Sequence[str], *, with_marks: bool) -> tuple[str, ...]:
    """Return the accepted answers and the spellings that mean the same, each once.

    Args:
        accepted: As the author wrote them; the first stays first.
        with_marks: Whether an answer typed without diacritics is wrong.
    """
    found = list(accepted)
    for text in accepted:
        found.extend((_place_tones(text, on_first=True), _place_tones(text, on_first=False)))
    if not with_marks:
        found.extend(strip_marks(text) for text in accepted)
    seen: dict[str, str] = {}
    for text in found:
        seen.setdefault(unicodedata.normalize("NFC", text).casefold(), text)
    return tuple(seen.values())


def _place_tones(text: str, *, on_first: bool) -> str:
    """Return the text with every `òa` written `oà`, or the other way round."""

    def move(match: re.Match[str]) -> str:
        tone = match["tone1"] + match["tone2"]
        is_glide = match["start"][-1:] in ("q", "Q")  # `quý`: the u belongs to the consonant
        if len(tone) != 1 or is_glide:
            return match[0]
        first, second = (tone, "") if on_first else ("", tone)
        return match["start"] + match["first"] + first + match["second"] + second

    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _CLUSTER.sub(move, decomposed))
