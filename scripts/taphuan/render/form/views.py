"""What the page of a form shows around the form itself."""

from dataclasses import dataclass

from taphuan.model.labels import Labels
from taphuan.model.page import FormMeta, Page, PageKind
from taphuan.model.site import Content
from taphuan.render.link_view import LinkView, url_of
from taphuan.render.reference_views import DocumentView, view_document

FORMS_FOLDER = "mau-van-ban/mau"
DOWNLOADS = "tai-ve/mau"


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to download."""

    url: str
    size: int
    """Kilobytes, rounded up."""


@dataclass(frozen=True, slots=True)
class FormView:
    blank: FileView
    controls: FileView
    print_url: str
    guides: tuple[LinkView, ...]
    sources: tuple[DocumentView, ...]


def blank_path(slug: str) -> str:
    """Return where the blank Word file stands, relative to the site's root."""
    return f"{DOWNLOADS}/{slug}.docx"


def controls_path(slug: str) -> str:
    return f"{DOWNLOADS}/{slug}-dien.docx"


def print_path(slug: str) -> str:
    return f"{DOWNLOADS}/{slug}.html"


def kilobytes(size: int) -> int:
    return max(1, -(-size // 1024))


def form_pages(content: Content, *, lang: str) -> tuple[Page, ...]:
    """Return the pages of all forms in a language, in their order."""
    names = {page.name for page in content.pages.values() if page.kind is PageKind.FORM}
    pages = [content.find_page(name, lang=lang) for name in names]
    found = [page for page in pages if page and page.form]
    return tuple(sorted(found, key=lambda page: (getattr(page.meta, "order", 0), page.path)))


def field_names(page: Page) -> tuple[str, ...]:
    """Return what the fields and tables of a form are called on its page, each name once."""
    form, words = page.form, page.form_words
    assert form  # asked only of forms
    named = [(field.name, field.label) for field in form.fields if field.label]
    for group in form.groups:
        named.append((group.name, group.label))
        named += [(f"{group.name}.{one.name}", one.label) for one in group.columns]
    shown = ((words.label(name) if words else "") or label for name, label in named)
    return tuple(dict.fromkeys(shown))


def find_form(slug: str, content: Content, *, lang: str) -> Page | None:
    """Return the page of a form by its slug."""
    page = content.find_page(f"{FORMS_FOLDER}/{slug}.md", lang=lang)
    return page if page and page.kind is PageKind.FORM else None


def view_form(
    page: Page, content: Content, labels: Labels, *, blank_size: int, controls_size: int
) -> FormView:
    """Return what stands around a form; sizes are of its Word files, in bytes."""
    assert isinstance(page.meta, FormMeta)  # asked only of forms
    documents = (content.register.find(one.partition("?")[0]) for one in page.meta.sources)
    return FormView(
        blank=FileView(blank_path(page.slug), kilobytes(blank_size)),
        controls=FileView(controls_path(page.slug), kilobytes(controls_size)),
        print_url=print_path(page.slug),
        guides=guide_links(page.meta.guides, content, lang=labels.lang),
        sources=tuple(view_document(one, content, labels) for one in documents if one),
    )


def guide_links(names: tuple[str, ...], content: Content, *, lang: str) -> tuple[LinkView, ...]:
    """Return links to pages named without language."""
    pages = (content.find_page(name, lang=lang) for name in names)
    return tuple(
        LinkView(page.meta.title, url_of(page.name, lang), description=page.meta.description)
        for page in pages
        if page
    )
