"""The translation of a form: words for its page, joined to the original's document."""

from collections.abc import Iterator
from dataclasses import replace

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.form_words import FormWords
from taphuan.model.page import FormMeta, FormWordsMeta, Page
from taphuan.parse.scan import Scan


def check_no_body(scanned: Scan, *, path: str) -> Iterator[Diagnostic]:
    """Say where a translation holds a document of its own: papers stay in their language."""
    for number, line in enumerate(scanned.lines[scanned.meta_end :], start=scanned.meta_end + 1):
        if line.strip():
            yield problem(Code.FORM_TRANSLATION_BODY, path, number)
            return


def join_translation(page: Page, original: Page | None) -> Page:
    """Return the page with the original's document; any page but a form's translation as it is."""
    meta = page.meta
    if not isinstance(meta, FormWordsMeta) or original is None:
        return page
    if not isinstance(original.meta, FormMeta):
        return page
    words = FormWords(
        lang=page.lang,
        labels=tuple((name, one.label) for name, one in meta.fields.items()),
        helps=tuple((name, one.help) for name, one in meta.fields.items() if one.help),
    )
    own = {
        "title": meta.title,
        "description": meta.description,
        "notes": meta.notes or original.meta.notes,
        "reviewed": meta.reviewed or original.meta.reviewed,
        "translates": meta.translates,
    }
    joined = original.meta.model_copy(update=own)
    return replace(page, meta=joined, form=original.form, form_words=words)
