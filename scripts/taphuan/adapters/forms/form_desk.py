"""The forms of a build: what their pages show, and the files that go with them."""

import hashlib
import posixpath
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from taphuan.adapters.files import read_labels
from taphuan.adapters.forms.form_files import form_docx, form_files
from taphuan.adapters.forms.kit_desk import KitDesk
from taphuan.model.form import Form, Layout
from taphuan.model.form_style import FormStyle
from taphuan.model.form_words import FormWords
from taphuan.model.labels import Labels
from taphuan.model.page import Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.form.docx import Variant, docx_parts
from taphuan.render.form.fill import form_data, render_fill
from taphuan.render.form.html import render_measures, render_print_page, render_sheet
from taphuan.render.form.views import form_pages, print_path, view_form
from taphuan.render.learner import render_words
from taphuan.render.link_view import LinkView, link_page, url_of
from taphuan.render.policy import with_policy

MEASURES = "measures.css"
FORMS_ROOM = "mau-van-ban/index.md"
_ASSETS = "assets/tap"


@lru_cache(maxsize=128)
def _fill_html(form: Form, style: FormStyle, lang: str, words: FormWords | None) -> str:
    labels, own = read_labels(lang), read_labels(form.lang)
    parts = docx_parts(form, style, own, Variant.TEMPLATE)
    data = form_data(form, labels, own, parts, words)
    sheet = render_sheet(form, style, own)
    return render_fill(form, labels, sheet=sheet, data=data, words=words)


@dataclass(slots=True)
class FormDesk:
    """Forms in one language's build."""

    content: Content
    labels: Labels
    assets: dict[str, str]
    """Bundle name to hashed file name; the measures are added."""
    docs: Path

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.measures.encode()).hexdigest()[:8].upper()
        self.assets[MEASURES] = f"measures-{digest}.css"

    @property
    def measures(self) -> str:
        return render_measures(self.content.form_style)

    def for_page(self, page: Page | None) -> dict[str, Any]:
        """Return the variables that templates of forms use."""
        form = page.form if page else None
        return {
            "form": None,
            "kit": self.kits.view(page) if page and page.kind is PageKind.KIT else None,
            "all_forms": self._all_forms() if page and page.name == FORMS_ROOM else (),
            **(self._form(page, form) if page and form else {}),
        }

    @property
    def kits(self) -> KitDesk:
        return KitDesk(self.content, self.labels, self.docs)

    def _all_forms(self) -> list[tuple[str, list[LinkView]]]:
        """Return links to all forms: documents of a cell, then logs, lists and slips."""
        pages = form_pages(self.content, lang=self.labels.lang)
        groups: dict[str, list[LinkView]] = {}
        for page in pages:
            is_document = page.form and page.form.layout is Layout.PARTY
            key = "kit.form-documents" if is_document else "kit.form-records"
            groups.setdefault(self.labels[key], []).append(link_page(page, self.labels))
        return sorted(
            groups.items(), key=lambda group: group[0] != self.labels["kit.form-documents"]
        )

    def _form(self, page: Page, form: Form) -> dict[str, Any]:
        style = self.content.form_style
        view = view_form(
            page,
            self.content,
            self.labels,
            blank_size=len(form_docx(form, style, Variant.BLANK)),
            controls_size=len(form_docx(form, style, Variant.CONTROLS)),
        )
        return {
            "form": view,
            "form_fill": Markup(_fill_html(form, style, self.labels.lang, page.form_words)),
            "form_words": Markup(render_words(self.labels, ("form",))),
        }

    def write(self, site: Path) -> None:
        """Write what all languages share: measures, Word files, pages to print."""
        _write(site / _ASSETS / self.assets[MEASURES], self.measures.encode())
        if self.labels.lang != ORIGINAL:
            return
        for page in form_pages(self.content, lang=ORIGINAL):
            if page.form:
                self._write_form(site, page, page.form)
        self.kits.write(site)

    def _write_form(self, site: Path, page: Page, form: Form) -> None:
        style = self.content.form_style
        for name, variant in form_files(page.slug):
            _write(site / name, form_docx(form, style, variant))
        path = print_path(page.slug)
        own = read_labels(form.lang)
        names = (self.assets["sheet.css"], self.assets[MEASURES])
        html = render_print_page(
            form,
            own,
            sheet=render_sheet(form, style, own),
            styles=[_from(path, f"{_ASSETS}/{name}") for name in names],
            back=_from(path, url_of(page.name, ORIGINAL)),
            script=_from(path, f"{_ASSETS}/{self.assets['site.js']}"),
        )
        _write(site / path, with_policy(html).encode())


def _from(path: str, target: str) -> str:
    """Return the way from one file of the site to another."""
    return posixpath.relpath(target, posixpath.dirname(path))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
