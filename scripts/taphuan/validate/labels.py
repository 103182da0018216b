"""The label file of a language beside the original's: nothing missing, nothing misspelt."""

import string
from collections.abc import Iterator, Mapping

from taphuan.diagnostics import Code, Diagnostic, problem, suggest

_OTHER_FIELDS = {"date.full": {"month_name"}}
"""Values that the Vietnamese words do not use: there a month is a number."""


def check_labels(
    own: Mapping[str, Mapping[str, str]],
    original: Mapping[str, Mapping[str, str]],
    *,
    path: str,
    lines: Mapping[str, int],
) -> Iterator[Diagnostic]:
    """Yield what a label file lacks or has too much.

    Args:
        own: Part (`reader`, `messages`) to key to word.
        original: The same of the original.
        path: Of the file, as printed.
        lines: Line of each part and each `part.key`.
    """
    for part, wanted in original.items():
        words = own.get(part, {})
        missing = [key for key in wanted if not words.get(key)]
        if missing:
            line = lines.get(f"{part}.{missing[0]}", lines.get(part, 0))
            details = {"count": len(missing), "keys": ", ".join(missing)}
            yield problem(Code.LABEL_MISSING, path, line, **details)
        for key, word in words.items():
            line = lines.get(f"{part}.{key}", 0)
            if key not in wanted:
                yield problem(Code.LABEL_UNKNOWN, path, line, key=key, **suggest(key, wanted))
                continue
            known = _fields(wanted[key]) | _OTHER_FIELDS.get(key, set())
            for name in sorted(_fields(word) - known):
                details = {"key": key, "field": name, **suggest(name, known)}
                yield problem(Code.LABEL_FIELD, path, line, **details)


def _fields(word: str) -> set[str]:
    try:
        parts = list(string.Formatter().parse(word))
    except ValueError:  # a brace that is not closed
        return {word}
    return {name for _, name, _, _ in parts if name is not None}
