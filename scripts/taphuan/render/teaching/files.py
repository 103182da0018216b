"""What decks, plans and the pages that lead to them have in common: names, Markdown, questions."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from taphuan.model.document import Register
from taphuan.model.labels import Labels
from taphuan.model.lesson import Asked, Guide
from taphuan.model.page import BankMeta, Course, Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.link_view import format_minutes, link_page, url_of
from taphuan.render.lms.markdown import ExportMarkdown, ImageSource, Links
from taphuan.render.question.html import json_for_script
from taphuan.render.teaching.question import AskedView, view_question

_DECK, _PLAN = "-trinh-chieu", "-giao-an"
_PRIVATE = "/ngan-hang/rieng/"
PaperPart = Literal["test", "key"]
PAPER_PARTS: tuple[PaperPart, ...] = ("test", "key")
_PAPERS: dict[PaperPart, str] = {"test": "de", "key": "dap-an"}


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


def practice_banks(course: Course) -> tuple[Page, ...]:
    """Return the banks whose papers and keys anybody may have."""
    return tuple(
        bank
        for bank in course.banks
        if isinstance(bank.meta, BankMeta)
        and bank.meta.use == "practice"
        and _PRIVATE not in bank.path
    )


def practice_url(course: Course, bank: Page, part: PaperPart, *, ending: str = "html") -> str:
    """Return the address of a practice paper, or of its key, relative to the site's root."""
    folder = posixpath.dirname(url_of(course.page.name, course.lang))
    name = posixpath.basename(bank.path).removesuffix(".md")
    return f"{folder}/{_PAPERS[part]}-{name}.{ending}"


def _beside(module: Page, lang: str, name: str, ending: str) -> str:
    return f"{url_of(module.name, lang).removesuffix('.html')}{name}.{ending}"


@dataclass(frozen=True, slots=True)
class ModuleFiles:
    """Where a trainer finds what belongs to a module, relative to the site's root."""

    number: str
    title: str
    minutes: str
    url: str
    deck: str
    plan: str
    deck_file: str
    """Of PowerPoint and Word: empty where they were not made."""
    plan_file: str


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """A practice paper and its key."""

    test: str
    key: str
    test_file: str
    """Of Word: empty where they were not made."""
    key_file: str


@dataclass(frozen=True, slots=True)
class CourseFiles:
    id: str
    title: str
    url: str
    plan: str
    plan_file: str
    papers: tuple[PaperFiles, ...]
    pack: str
    """Of the ZIP with all of it: empty where none was made."""
    modules: tuple[ModuleFiles, ...]


def view_teaching(
    content: Content, labels: Labels, *, with_files: bool, packs: Mapping[str, str]
) -> tuple[CourseFiles, ...]:
    """Return what a trainer takes to a class, course by course.

    Args:
        content: The whole site.
        labels: Of the language.
        with_files: Whether there are PowerPoint and Word files.
        packs: Where the ZIP of a course is, by its id.
    """
    return tuple(
        CourseFiles(
            id=course.id,
            title=course.page.meta.title,
            url=url_of(course.page.name, course.lang),
            plan=course_plan_url(course),
            plan_file=course_plan_url(course, ending="docx") if with_files else "",
            pack=packs.get(course.id, ""),
            papers=tuple(
                _paper_files(bank, course, with_files=with_files and bank.lang == course.lang)
                for bank in practice_banks(course)
            ),
            modules=tuple(
                _module_files(module, course, labels, with_files=with_files)
                for module in course.modules
            ),
        )
        for course in content.courses_in(labels.lang)
    )


def _module_files(module: Page, course: Course, labels: Labels, *, with_files: bool) -> ModuleFiles:
    link = link_page(module, labels)
    return ModuleFiles(
        number=link.number,
        title=link.title,
        minutes=link.minutes,
        url=link.url,
        deck=deck_url(module, course.lang),
        plan=plan_url(module, course.lang),
        deck_file=deck_url(module, module.lang, ending="pptx") if with_files else "",
        plan_file=plan_url(module, module.lang, ending="docx") if with_files else "",
    )


def _paper_files(bank: Page, course: Course, *, with_files: bool) -> PaperFiles:
    return PaperFiles(
        test=practice_url(course, bank, "test"),
        key=practice_url(course, bank, "key"),
        test_file=practice_url(course, bank, "test", ending="docx") if with_files else "",
        key_file=practice_url(course, bank, "key", ending="docx") if with_files else "",
    )


def way(start: str, target: str) -> str:
    """Return the relative address from one page of the site to another, or to a file."""
    return posixpath.relpath(target, posixpath.dirname(start) or ".")


def script_words(labels: Labels, start: str) -> Markup:
    """Return the labels that begin so, as the JSON a page's script reads."""
    words = {key: text for key, text in labels.reader.items() if key.startswith(start)}
    return json_for_script(dict(sorted(words.items())))


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
