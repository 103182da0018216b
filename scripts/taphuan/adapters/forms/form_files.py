"""The Word files of forms, each made once."""

from functools import lru_cache

from taphuan.adapters.files import read_labels
from taphuan.model.form import Form
from taphuan.model.form_style import FormStyle
from taphuan.render.form.docx import Variant, render_docx
from taphuan.render.form.views import blank_path, controls_path


@lru_cache(maxsize=512)
def form_docx(form: Form, style: FormStyle, variant: Variant) -> bytes:
    """Return a form's Word file; one that did not change is not made again."""
    return render_docx(form, style, read_labels(form.lang), variant)


def form_files(slug: str) -> tuple[tuple[str, Variant], ...]:
    """Return the Word files of a form by their path on the site."""
    return ((blank_path(slug), Variant.BLANK), (controls_path(slug), Variant.CONTROLS))
