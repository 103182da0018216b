"""What decks, plans and the pages that lead to them have in common: names, Markdown, questions."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.document import Register
from taphuan.model.labels import Labels
from taphuan.model.lesson import Guide
from taphuan.model.page import Course, ModuleMeta, Page
from taphuan.model.paper import PaperQuestion
from taphuan.model.question import (
    ChoiceAnswer,
    MatchingAnswer,
    OrderingAnswer,
    Question,
    StatementsAnswer,
)
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.export_markdown import ExportMarkdown, ImageSource, Links
from taphuan.render.paper_view import QuestionView, question_view
from taphuan.render.question_keys import shuffled
from taphuan.render.views import format_minutes, url_of

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


def module_number(module: Page, labels: Labels) -> str:
    assert isinstance(module.meta, ModuleMeta)  # a course's modules have this schema
    return labels.fill("module.number", number=module.meta.order)


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

    def question(self, question: Question, *, number: int) -> QuestionView:
        return question_view(
            _as_asked(question, number), markdown=self.converter, labels=self.labels
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


def _as_asked(question: Question, number: int) -> PaperQuestion:
    """Return the question in the author's order, but for what has to be put in order."""
    match question.answer:
        case ChoiceAnswer(choices=options) | StatementsAnswer(statements=options):
            return PaperQuestion(question, number, tuple(range(len(options))))
        case MatchingAnswer(pairs=pairs):
            rights = [place for place, pair in enumerate(pairs) if _is_first(place, pair.right, pairs)]
            mixed = _mixed(rights, seed=question.id)
            return PaperQuestion(question, number, tuple(range(len(pairs))), rights=mixed)
        case OrderingAnswer(steps=steps):
            return PaperQuestion(question, number, _mixed(range(len(steps)), seed=question.id))
        case _:
            return PaperQuestion(question, number)


def _is_first(place: int, right: str, pairs: Sequence[object]) -> bool:
    return all(getattr(pair, "right", "") != right for pair in pairs[:place])


def _mixed(places: Sequence[int], *, seed: str) -> tuple[int, ...]:
    return tuple(int(place) for place in shuffled([str(place) for place in places], seed=seed))
