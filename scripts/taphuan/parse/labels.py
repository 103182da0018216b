"""A label file: the words of one language, what it lacks, and a new one to fill in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from taphuan.model.labels import Labels

PARTS = ("reader", "messages")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENTRY = re.compile(r"^  (?P<key>[\w.-]+): (?P<value>\".*\")$")


@dataclass(frozen=True, slots=True)
class LabelFile:
    """A label file as written; an empty value is a word still to be translated."""

    lang: str
    name: str
    locale: str
    parts: Mapping[str, Mapping[str, str]]
    """`reader` and `messages`, each by key."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each part and each `part.key`."""


def parse_labels(text: str, *, lang: str) -> LabelFile:
    """Return the file's words; a part that is missing is empty."""
    data = yaml.load(text, Loader=_LOADER) or {}
    parts = {
        part: {key: str(value or "") for key, value in (data.get(part) or {}).items()}
        for part in PARTS
    }
    return LabelFile(
        lang, str(data.get("name") or lang), str(data.get("locale") or lang), parts, _lines(text)
    )


def _lines(text: str) -> dict[str, int]:
    lines: dict[str, int] = {}
    part = ""
    for number, line in enumerate(text.split("\n"), start=1):
        key, colon, _ = line.partition(":")
        if colon and line[:1].isalpha():
            part = key
            lines[part] = number
        elif colon and line.startswith("  "):
            lines.setdefault(f"{part}.{key.strip()}", number)
    return lines


def complete(own: LabelFile, original: LabelFile) -> Labels:
    """Return the labels of a language; the original's words stand where its own are missing."""
    reader, messages = (
        {**original.parts[part], **{key: word for key, word in own.parts[part].items() if word}}
        for part in PARTS
    )
    return Labels(own.lang, own.name, reader, messages, own.locale)


def new_label_file(original: str, *, lang: str, name: str, head: str) -> str:
    """Return a label file to fill in: every key with `""`, the original's words beside it.

    Args:
        original: The text of the original's file; its comments and order are kept.
        lang: The new language's code.
        name: The language's own name.
        head: What a translator is told at the top.
    """
    lines = [f"# {line}" for line in head.splitlines()]
    lines += [f'name: "{name}"', f"locale: {lang}"]
    body = original[original.index("\nname:") + 1 :].split("\n")[1:]
    for line in body:
        entry = _ENTRY.match(line)
        lines.append(f'  {entry["key"]}: "" # {entry["value"]}' if entry else line)
    return "\n".join(lines)
