"""What decks, plans and the pages that lead to them have in common: names, Markdown, questions."""

import posixpath
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.document import Register
from taphuan.model.labels import Labels
from taphuan.model.lesson import Asked, Guide
from taphuan.model.page import Course, Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.export_markdown import ExportMarkdown, ImageSource, Links
from taphuan.render.link_view import format_minutes, url_of
from taphuan.render.teaching_question import AskedView, view_question

_DECK, _PLAN = "-trinh-chieu", "-giao-an"


def deck_url(module: Page, lang: str, *, ending: str = "html") -> str:
    """Return the address of a module's slides relative to the site's root."""
    return _beside(module, lang, _DECK, ending)


def plan_url(module: Page, lang: str, *, ending: str = "html") -> str:
    """Return the address of a module's plan relative to the site's root."""
    return _beside(module, lang, _PLAN, ending)


def course_plan_url(course: Course, *, ending: str = "html") -> str:
    """Return the address of the plan of a whole course relative to the site's root."""
    folder = posixpath.dirname(url_of(course.page.name, course.lang))
    return f"{folder}/giao-an.{ending}"


def _beside(module: Page, lang: str, name: str, ending: str) -> str:
    return f"{url_of(module.name, lang).removesuffix('.html')}{name}.{ending}"


def way(start: str, target: str) -> str:
    """Return the relative address from one page of the site to another, or to a file."""
    return posixpath.relpath(target, posixpath.dirname(start) or ".")


class TeachingMarkdown:
    """The Markdown of modules as HTML that stands alone; one converter for all pages."""

    def __init__(
        self, *, register: Register, labels: Labels, links: Links, image_source: ImageSource
    ) -> None:
        self.labels = labels
        self.converter = ExportMarkdown(
            page="", register=register, labels=labels, links=links, image_source=image_source
        )

    def of(self, page: Page) -> "TeachingMarkdown":
        """Read images and links from this page on as written in `page`."""
        self.converter.page = page.path
        return self

    def block(self, text: str) -> Markup:
        return Markup(self.converter.block(text)) if text.strip() else Markup("")

    def inline(self, text: str) -> Markup:
        return Markup(self.converter.inline(text)) if text else Markup("")

    def guide(self, guide: Guide) -> "GuideView":
        minutes = format_minutes(guide.minutes, self.labels) if guide.minutes else ""
        return GuideView(self.inline(guide.title), minutes, self.block(guide.text))

    def question(self, asked: Asked) -> AskedView:
        return view_question(
            asked.question, number=asked.number, markdown=self.converter, labels=self.labels
        )


@dataclass(frozen=True, slots=True)
class GuideView:
    """A `trainer` block as a trainer reads it."""

    title: Markup
    minutes: str
    html: Markup


def site_images(content: Content, *, page_url: str) -> ImageSource:
    """Return where a page of the site finds an image; one that is missing has no source."""

    def source(path: str) -> str:
        if path not in content.files:
            return ""
        lang, _, name = path.partition("/")
        return way(page_url, name if lang == ORIGINAL else f"{lang}/{name}")

    return source
