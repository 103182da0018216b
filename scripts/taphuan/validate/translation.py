"""Translations beside their originals: present, marked, and as new."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.page import Page
from taphuan.model.site import ORIGINAL, Content


class TranslationState(Enum):
    CURRENT = "current"
    OUTDATED = "outdated"
    """The original changed after the translation was marked."""
    UNMARKED = "unmarked"
    """Nobody said of which state of the original it is a translation."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Translation:
    """One original in one other language."""

    name: str
    """Path without language."""
    lang: str
    state: TranslationState


def translation_state(page: Page, content: Content) -> TranslationState:
    """Return how a translated page stands to its original."""
    original = content.pages.get(f"{ORIGINAL}/{page.name}")
    if not page.meta.translates or original is None:
        return TranslationState.UNMARKED
    is_current = page.meta.translates == original.digest
    return TranslationState.CURRENT if is_current else TranslationState.OUTDATED


def list_translations(content: Content) -> Iterator[Translation]:
    """Yield every original in every other language, in order of path."""
    originals = sorted(page.name for page in content.pages.values() if page.lang == ORIGINAL)
    for lang in content.languages:
        for name in originals if lang != ORIGINAL else ():
            page = content.pages.get(f"{lang}/{name}")
            state = translation_state(page, content) if page else TranslationState.MISSING
            yield Translation(name, lang, state)


def check_translations(content: Content) -> Iterator[Diagnostic]:
    """Yield translations that are unmarked or older than their original."""
    for page in content.pages.values():
        if page.lang == ORIGINAL or f"{ORIGINAL}/{page.name}" not in content.pages:
            continue  # that an original is gone is told by `check_courses`
        state = translation_state(page, content)
        shown = f"docs/{page.path}"
        if state is TranslationState.UNMARKED:
            yield problem(Code.TRANSLATION_UNMARKED, shown, 1, page=shown)
        elif state is TranslationState.OUTDATED:
            line = page.key_lines.get("translates", 1)
            original = f"docs/{ORIGINAL}/{page.name}"
            yield problem(Code.TRANSLATION_OUTDATED, shown, line, page=shown, original=original)
