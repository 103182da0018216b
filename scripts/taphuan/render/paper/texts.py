"""A paper and its key as HTML pages that stand alone, ready for A4."""

import base64
from collections.abc import Mapping

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.render.paper.view import WRITTEN_FORMS, PaperView
from taphuan.render.question.html import environment

_IMAGE_TYPES = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


def image_data(path: str, images: Mapping[str, bytes]) -> str:
    """Return an image as a `data:` address, empty if it is missing or of no known kind."""
    kind = _IMAGE_TYPES.get(path.rpartition(".")[2].lower())
    if not kind or path not in images:
        return ""
    return f"data:{kind};base64,{base64.b64encode(images[path]).decode()}"


def render_test_html(view: PaperView, labels: Labels) -> str:
    """Return the test: questions to answer, no answers."""
    return _render("paper_test.html.j2", view, labels, footer=view.version)


def render_key_html(view: PaperView, labels: Labels) -> str:
    """Return the key of the same version: answers, points, explanations."""
    return _render("paper_key.html.j2", view, labels, footer=view.key_title)


def _render(template: str, view: PaperView, labels: Labels, *, footer: str) -> str:
    return (
        environment()
        .get_template(template)
        .render(
            paper=view,
            labels=labels,
            written_forms=WRITTEN_FORMS,
            footer=_css_string(f"{footer} · {labels['paper.page']}"),
        )
    )


def _css_string(text: str) -> Markup:
    """Return the text as a CSS string that ends neither itself nor the style it stands in."""
    escaped = "".join(f"\\{ord(sign):x} " if sign in '"\\<>&\n' else sign for sign in text)
    return Markup(f'"{escaped}"')
