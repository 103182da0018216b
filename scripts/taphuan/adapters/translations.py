"""Marking translations, their state, and what changed in an original since: reads git."""

import difflib
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from taphuan.adapters.files import read_labels
from taphuan.model.page import Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.translations import (
    TranslationRow,
    TranslationTable,
    render_translations,
)
from taphuan.text import content_digest
from taphuan.validate.translation import Translation, TranslationState, list_translations

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


def translation_tables(
    root: Path, content: Content, say: Mapping[str, str], *, with_changes: bool
) -> Iterator[TranslationTable]:
    """Yield the state of every page for each language but the original's."""
    found = list(list_translations(content))
    for lang in (one for one in content.languages if one != ORIGINAL):
        own = [one for one in found if one.lang == lang]
        states = [one.state for one in own]
        counts = {state.value: states.count(state) for state in TranslationState}
        yield TranslationTable(
            name=read_labels(lang).name,
            summary=say["translations.summary"].format(pages=len(own), **counts),
            rows=tuple(_row(root, content, one, say, with_changes=with_changes) for one in own),
        )


def _row(
    root: Path, content: Content, one: Translation, say: Mapping[str, str], *, with_changes: bool
) -> TranslationRow:
    page = content.pages.get(f"{one.lang}/{one.name}")
    is_shown = with_changes and page is not None and one.state is TranslationState.OUTDATED
    return TranslationRow(
        path=f"docs/{one.lang}/{one.name}",
        title=content.pages[f"{ORIGINAL}/{one.name}"].meta.title,
        state=one.state.value,
        changes=(page and changes_since(root, page)) or say["cli.no-history"] if is_shown else "",
    )


def write_page(
    root: Path, tables: Iterable[TranslationTable], say: Mapping[str, str], lang: str
) -> str:
    """Write the tables as a page into `build/`; return its address."""
    path = root / "build" / "translations.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    html = render_translations(tuple(tables), say, lang=lang)
    path.write_text(html, encoding="utf-8", newline="\n")
    return path.as_uri()


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words], capture_output=True, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout
