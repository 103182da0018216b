"""A document case: what its page shows, and the files its ZIP holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.form_meta import ChangeMeta
from taphuan.model.labels import Labels
from taphuan.model.page import KitMeta, ModuleMeta, Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.citations import format_date
from taphuan.render.form.views import (
    FileView,
    blank_path,
    controls_path,
    find_form,
    guide_links,
    kilobytes,
)
from taphuan.render.link_view import LinkView, link_page, url_of
from taphuan.render.question.html import environment
from taphuan.render.reference_views import view_document

BLANKS, FILLABLE, GUIDES, ORIGINALS = "mau-trong", "mau-dien", "huong-dan", "ban-goc"
CONTENTS, STYLE = "muc-luc.html", "kieu.css"


@dataclass(frozen=True, slots=True)
class KitForm:
    """A form of a kit: its page, its files on the site and in the ZIP."""

    page: LinkView
    slug: str
    blank: str
    controls: str
    blank_file: str
    controls_file: str


@dataclass(frozen=True, slots=True)
class KitGuide:
    page: LinkView
    name: str
    """The page without language."""
    file: str


@dataclass(frozen=True, slots=True)
class KitOriginal:
    """The text of a document that a guide cites, put there by the centre."""

    document: LinkView
    path: str
    """Under `docs/`."""
    file: str


@dataclass(frozen=True, slots=True)
class KitChange:
    """What a version changed, for who holds an older copy."""

    version: str
    anchor: str
    date: str
    lines: tuple[str, ...]
    forms: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class KitView:
    """What the kit's page and its contents list show."""

    id: str
    title: str
    audience: str
    version: str
    released: str
    forms: tuple[KitForm, ...]
    guides: tuple[KitGuide, ...]
    originals: tuple[KitOriginal, ...]
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    history: tuple[KitChange, ...]
    """The same for the page, with the forms to replace in an older copy."""
    zip: FileView


def kit_name(page: Page) -> str:
    """Return the name of the ZIP's one folder; it says which version one holds."""
    assert isinstance(page.meta, KitMeta)  # asked only of kits
    return f"{page.slug}-{page.meta.version}"


def zip_path(page: Page) -> str:
    """Return where the ZIP stands, relative to the site's root."""
    return f"tai-ve/{kit_name(page)}.zip"


def kit_pages(content: Content, *, lang: str) -> tuple[Page, ...]:
    """Return the kits offered in a language, in their order."""
    names = {page.name for page in content.pages.values() if page.kind is PageKind.KIT}
    pages = [content.find_page(name, lang=lang) for name in names]
    found = [page for page in pages if page]
    return tuple(sorted(found, key=lambda page: (getattr(page.meta, "order", 0), page.path)))


def view_kit(page: Page, content: Content, labels: Labels, *, zip_size: int) -> KitView:
    """Return a kit with the forms and guides that exist; `zip_size` is in bytes."""
    meta = page.meta
    assert isinstance(meta, KitMeta)  # asked only of kits
    found = [find_form(slug, content, lang=labels.lang) for slug in meta.forms]
    forms = [form for form in found if form]
    links = guide_links(meta.guides, content, lang=labels.lang)
    names = [name for name in meta.guides if content.find_page(name, lang=labels.lang)]
    return KitView(
        id=page.slug,
        title=meta.title,
        audience=meta.audience,
        version=meta.version,
        released=format_date(meta.released, labels),
        forms=tuple(
            KitForm(
                page=link_page(form, labels),
                slug=form.slug,
                blank=blank_path(form.slug),
                controls=controls_path(form.slug),
                blank_file=f"{BLANKS}/{number:02}-{form.slug}.docx",
                controls_file=f"{FILLABLE}/{number:02}-{form.slug}.docx",
            )
            for number, form in enumerate(forms, start=1)
        ),
        guides=tuple(
            KitGuide(link, name, f"{GUIDES}/{number:02}-{_slug(name)}.html")
            for number, (link, name) in enumerate(zip(links, names, strict=True), start=1)
        ),
        originals=tuple(_originals(names, content, labels)),
        changes=tuple((change.version, change.text) for change in meta.changes),
        history=tuple(_change(change, meta, content, labels) for change in meta.changes),
        zip=FileView(zip_path(page), kilobytes(zip_size)),
    )


def _originals(guides: list[str], content: Content, labels: Labels) -> Iterator[KitOriginal]:
    """Yield the files of every document the guides cite, where the centre has them."""
    pages = (content.find_page(name, lang=labels.lang) for name in guides)
    for document in dict.fromkeys(one for page in pages if page for one in _cited(page)):
        prefix = f"{ORIGINAL}/tra-cuu/{ORIGINALS}/{document}."
        found = content.register.find(document)
        for path in sorted(path for path in content.files if path.startswith(prefix)):
            if found:
                view = view_document(found, content, labels)
                link = LinkView(view.name, view.url, description=view.title)
                yield KitOriginal(link, path, f"{ORIGINALS}/{path.rpartition('/')[2]}")


def _cited(page: Page) -> Iterator[str]:
    for link in page.links:
        if link.target.startswith("vb:"):
            yield link.target.removeprefix("vb:").partition("?")[0]
    yield from page.meta.sources if isinstance(page.meta, ModuleMeta) else ()


def _change(change: ChangeMeta, meta: KitMeta, content: Content, labels: Labels) -> KitChange:
    is_latest = change.version == meta.version
    found = (find_form(slug, content, lang=labels.lang) for slug in change.forms)
    return KitChange(
        version=change.version,
        anchor=f"ban-{change.version.replace('.', '-')}",
        date=format_date(meta.released if is_latest else change.date, labels),
        lines=change.text,
        forms=tuple(link_page(form, labels) for form in found if form),
    )


def _slug(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".md")


def kit_files(
    kit: KitView,
    labels: Labels,
    *,
    lang: str,
    documents: Mapping[str, bytes],
    guides: Mapping[str, str],
    originals: Mapping[str, bytes],
) -> list[tuple[str, bytes]]:
    """Return the files of a kit's ZIP below its folder, the contents list first.

    Args:
        kit: What is inside.
        labels: Of the kit's language.
        lang: That language.
        documents: The Word files by their path on the site.
        guides: HTML of the guides' text by the page's name.
        originals: The texts of cited documents by their path under `docs/`.
    """
    templates = environment()
    contents = templates.get_template("kit_contents.html.j2").render(
        kit=kit, labels=labels, lang=lang
    )
    style = templates.get_template("kit.css.j2").render()
    files = [(CONTENTS, contents.encode()), (STYLE, style.encode())]
    files += [(form.blank_file, documents[form.blank]) for form in kit.forms]
    files += [(form.controls_file, documents[form.controls]) for form in kit.forms]
    guide = templates.get_template("kit_guide.html.j2")
    for one in kit.guides:
        text = Markup(guides[one.name])
        html = guide.render(kit=kit, guide=one, text=text, labels=labels, lang=lang)
        files.append((one.file, html.encode()))
    files += [(one.file, originals[one.path]) for one in kit.originals]
    return files


def kit_manifest(content: Content, lang: str) -> list[dict[str, object]]:
    """Return the kits of a language as `manifest.json` lists them."""
    kits: list[dict[str, object]] = []
    for page in kit_pages(content, lang=lang):
        assert isinstance(page.meta, KitMeta)  # a kit's page has this schema
        found = [find_form(slug, content, lang=lang) for slug in page.meta.forms]
        kits.append(
            {
                "id": page.slug,
                "lang": lang,
                "version": page.meta.version,
                "url": url_of(page.name, lang),
                "zip": zip_path(page),
                "forms": [
                    {"id": form.slug, "url": url_of(form.name, lang), "docx": blank_path(form.slug)}
                    for form in found
                    if form
                ],
            }
        )
    return kits
