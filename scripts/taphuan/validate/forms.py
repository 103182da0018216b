"""Forms and kits among the pages: what they name must exist."""

from collections.abc import Iterable, Iterator

from taphuan.diagnostics import Code, Diagnostic, problem, suggest
from taphuan.model.form import Form
from taphuan.model.form_words import FormWords
from taphuan.model.page import FormMeta, FormWordsMeta, KitMeta, ModuleMeta, Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.text import content_digest


def check_forms(content: Content) -> Iterator[Diagnostic]:
    """Yield every form or guide that a form, kit or module names and that does not exist."""
    forms = {page.slug for page in content.pages.values() if page.kind is PageKind.FORM}
    unread = {path.rpartition("/")[2].removesuffix(".md") for path in content.unreadable}
    for page in (*content.pages.values(), *content.drafts.values()):
        if isinstance(page.meta, KitMeta | ModuleMeta):
            yield from _check_slugs(page, page.meta.forms, forms | unread)
        is_whole = page.path in content.pages
        if (
            is_whole
            and isinstance(page.meta, FormWordsMeta)
            and f"{ORIGINAL}/{page.name}" in content.pages
        ):
            line = page.line_of("kind")
            yield problem(Code.FORM_UNKNOWN, f"docs/{page.path}", line, name=page.slug, hint="")
        if page.form and page.form_words:
            yield from _check_words(page, page.form, page.form_words, content)
        if isinstance(page.meta, KitMeta | FormMeta) and page.form_words is None:
            yield from _check_guides(page, page.meta.guides, content)
        if isinstance(page.meta, KitMeta):
            for number, change in enumerate(page.meta.changes):
                key = f"changes.{number}.forms"
                yield from _check_slugs(page, change.forms, forms | unread, key)
            yield from _check_version(page, page.meta)
            yield from _check_contents(page, page.meta, content)
            yield from _check_repeats(page, page.meta.forms, "forms")
            yield from _check_repeats(page, page.meta.guides, "guides")


def _check_version(page: Page, meta: KitMeta) -> Iterator[Diagnostic]:
    """Yield a version of which nobody is told what it changed."""
    if meta.changes and meta.changes[0].version != meta.version:
        line, newest = page.line_of("version"), meta.changes[0].version
        details = {"version": meta.version, "newest": newest}
        yield problem(Code.KIT_UNEXPLAINED, f"docs/{page.path}", line, **details)


def _check_contents(page: Page, meta: KitMeta, content: Content) -> Iterator[Diagnostic]:
    """Yield a released version whose forms or guides are not what they were.

    Whoever holds the ZIP reads its version: the same version with other forms in it would tell
    them that theirs is current.
    """
    if not meta.contents or page.lang != ORIGINAL:
        return
    names = (*(f"mau-van-ban/mau/{slug}.md" for slug in meta.forms), *meta.guides)
    parts = (content.pages.get(f"{ORIGINAL}/{name}") for name in names)
    digests = [f"{part.name} {part.digest}" for part in parts if part]
    now = content_digest("\n".join(digests))
    if len(digests) == len(names) and now != meta.contents:
        details = {"version": meta.version, "now": now}
        yield problem(Code.KIT_CHANGED, f"docs/{page.path}", page.line_of("contents"), **details)


def _check_slugs(
    page: Page, slugs: Iterable[str], known: set[str], key: str = "forms"
) -> Iterator[Diagnostic]:
    for number, slug in enumerate(slugs):
        if slug not in known:
            line = page.line_of(f"{key}.{number}")
            details = {"name": slug, **suggest(slug, sorted(known))}
            yield problem(Code.FORM_UNKNOWN, f"docs/{page.path}", line, **details)


def _check_guides(page: Page, names: Iterable[str], content: Content) -> Iterator[Diagnostic]:
    known = sorted({other.name for other in content.pages.values()})
    for number, name in enumerate(names):
        is_unread = f"{page.lang}/{name}" in content.unreadable
        if not is_unread and content.find_page(name, lang=page.lang) is None:
            line = page.line_of(f"guides.{number}")
            details = {"name": name, **suggest(name, known)}
            yield problem(Code.FORM_GUIDE, f"docs/{page.path}", line, **details)


def _check_repeats(page: Page, names: Iterable[str], key: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            line = page.line_of(f"{key}.{number}")
            yield problem(Code.KIT_SAME_FILE, f"docs/{page.path}", line, name=name)
        seen.add(name)


def _check_words(
    page: Page, form: Form, words: FormWords, content: Content
) -> Iterator[Diagnostic]:
    """Yield fields that a translation names wrongly, and those it leaves without words."""
    wanted = dict(_fields_with_help(form))
    for name, _ in words.labels:
        if name not in wanted:
            line = page.line_of(f"fields.{name}")
            details = {"name": name, **suggest(name, sorted(wanted))}
            yield problem(Code.FORM_TRANSLATION_UNKNOWN, f"docs/{page.path}", line, **details)
    missing = [name for name in wanted if not words.label(name)]
    missing += [
        f"{name}.help"
        for name, help_text in wanted.items()
        if help_text and words.label(name) and not words.help(name)
    ]
    original = content.pages[f"{ORIGINAL}/{page.name}"].meta
    if isinstance(page.meta, FormMeta) and isinstance(original, FormMeta) and original.notes:
        is_translated = len(page.meta.notes) == len(original.notes)
        missing += [] if is_translated and page.meta.notes != original.notes else ["notes"]
    if missing:
        line = page.line_of("fields")
        names = ", ".join(missing)
        yield problem(Code.FORM_TRANSLATION_MISSING, f"docs/{page.path}", line, names=names)


def _fields_with_help(form: Form) -> Iterator[tuple[str, str]]:
    """Yield the name of everything an author labelled, with its help."""
    yield from ((field.name, field.help) for field in form.fields if field.label)
    for group in form.groups:
        yield group.name, group.help
        yield from ((f"{group.name}.{one.name}", one.help) for one in group.columns)
