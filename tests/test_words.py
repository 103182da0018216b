"""No dead words: every label and message is named somewhere in code, templates or scripts."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SOURCES = (
    ("scripts/taphuan", "*.py"),
    ("scripts/taphuan", "*.j2"),
    ("overrides", "*.html"),
    ("scripts/web", "*.js"),
)
WORDS = yaml.safe_load((ROOT / "scripts/taphuan/labels/vi.yml").read_text("utf-8"))
SHORTENED = ("search.",)
"""Handed to a script of their own, which leaves out what they begin with."""

_WHOLE = re.compile(r"""(?<=["'`])[a-z](?:[a-z0-9._ -]*[a-z0-9])?(?=["'`])""")
_MEMBER = re.compile(r"^    ([A-Z][A-Z_]+) = ", re.MULTILINE)
"""Of an enumeration: its name in small letters may be part of a key."""
_FIELD = re.compile(r"^    ([a-z]\w+): ", re.MULTILINE)
_MADE = re.compile(
    r"""["']((?:[a-z0-9.-]|\{[^{}"']*\})*[.-]\{[^{}"']*\}[a-z0-9.-]*)["']"""  # Python
    r"""|`((?:[a-z0-9.-]|\$\{[^{}]*\})*[.-]\$\{[^{}]*\}[a-z0-9.-]*)`"""  # JavaScript
)
_JOINED = re.compile(r"""["']([a-z][a-z0-9.-]*[.-])["'] *[~+]""")


@cache
def _named() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the keys that stand in the sources, and patterns of those put together there."""
    paths = (path for folder, kind in SOURCES for path in (ROOT / folder).rglob(kind))
    text = "\n".join(path.read_text("utf-8") for path in sorted(paths))
    made = {re.sub(r"\$?\{[^{}]*\}", "\0", one or two) for one, two in _MADE.findall(text)}
    made |= {f"{found}\0" for found in _JOINED.findall(text)}
    made = {one for one in made if re.search(r"[a-z]{2}", one)}  # not every key there is
    patterns = (re.escape(one).replace("\0", "([a-z0-9_-]+)") for one in sorted(made))
    names = (*_WHOLE.findall(text), *map(str.lower, _MEMBER.findall(text)), *_FIELD.findall(text))
    return frozenset(names), tuple(re.compile(one) for one in patterns)


def _is_named(key: str) -> bool:
    keys = [key, *(key.removeprefix(start) for start in SHORTENED if key.startswith(start))]
    return any(_is_word(one) or _is_made(one) for one in keys)


def _is_word(part: str) -> bool:
    whole, _ = _named()
    return part.isdigit() or part in whole or part.replace("-", " ") in whole


def _is_made(key: str) -> bool:
    """Return whether the sources put a key together, of parts that are words of theirs."""
    found = (pattern.fullmatch(key) for pattern in _named()[1])
    return any(one and all(_is_word(p) or _is_made(p) for p in one.groups()) for one in found)


@pytest.mark.parametrize("part", ["reader", "messages"])
def test_every_label_and_message_is_used(part: str) -> None:
    assert [key for key in WORDS[part] if not _is_named(key)] == []


def test_a_key_nobody_names_is_found_out() -> None:
    assert not _is_named("quiz.khong-ai-dung")
    assert not _is_named("khong.ai-dung")
