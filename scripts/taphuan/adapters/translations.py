"""Marking translations, and what changed in an original since: reads git, writes one line."""

import difflib
import re
import subprocess
from pathlib import Path

from taphuan.model.page import Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.text import content_digest

_MARK = re.compile(r"^translates:.*$", re.MULTILINE)


def mark_translated(root: Path, page: Page, content: Content) -> bool:
    """Write the original's digest into a translation; return False without an original."""
    original = content.pages.get(f"{ORIGINAL}/{page.name}")
    if original is None or page.lang == ORIGINAL:
        return False
    path = root / "docs" / page.path
    text = path.read_text(encoding="utf-8")
    line = f'translates: "{original.digest}"'
    end = text.index("\n---", 3)
    head, body = text[:end], text[end:]
    head = _MARK.sub(line, head) if _MARK.search(head) else f"{head}\n{line}"
    path.write_text(head + body, encoding="utf-8", newline="\n")
    return True


def changes_since(root: Path, page: Page) -> str:
    """Return what changed in the original since the translation was marked, as a diff.

    The state translated is looked for in the history of the original's file; an empty string
    says that no commit holds it (or that there is no git).
    """
    original = f"docs/{ORIGINAL}/{page.name}"
    for commit in _git(root, "log", "--format=%H", "--", original).split():
        before = _git(root, "show", f"{commit}:{original}")
        if before and content_digest(before) == page.meta.translates:
            after = (root / original).read_text(encoding="utf-8")
            lines = difflib.unified_diff(
                before.splitlines(), after.splitlines(), original, original, lineterm="", n=1
            )
            return "\n".join(lines)
    return ""


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words], capture_output=True, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout
