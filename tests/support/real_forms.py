"""The forms of this repository's own content."""

from functools import cache
from pathlib import Path

from taphuan.adapters.files import read_labels
from taphuan.adapters.sources import read_sources
from taphuan.build import load_content
from taphuan.model.site import Content
from taphuan.render.form.docx import Variant, render_docx
from taphuan.render.form.views import form_pages

DOCS = Path(__file__).resolve().parents[2] / "docs"


@cache
def real_content() -> Content:
    languages = ("vi", "en")
    return load_content(read_sources(DOCS, languages=languages), languages=languages)[0].content


def real_slugs() -> list[str]:
    return [page.slug for page in form_pages(real_content(), lang="vi")]


def real_docx(slug: str, variant: Variant) -> bytes:
    page = next(page for page in form_pages(real_content(), lang="vi") if page.slug == slug)
    assert page.form
    return render_docx(page.form, real_content().form_style, read_labels("vi"), variant)
