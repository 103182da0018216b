"""Makes decks and plans: as pages of the site, as PowerPoint and Word files."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypedDict

from markupsafe import Markup

from taphuan.adapters.paper import PaperMaker
from taphuan.model.labels import Labels
from taphuan.model.page import Course, Page
from taphuan.model.site import Content
from taphuan.render.lms.markdown import Links
from taphuan.render.paper.docx import image_path
from taphuan.render.teaching import deck, plan
from taphuan.render.teaching.deck import DeckView, render_deck, view_deck
from taphuan.render.teaching.files import (
    PaperPart,
    TeachingMarkdown,
    course_plan_url,
    deck_url,
    plan_url,
    script_words,
    site_images,
    way,
)
from taphuan.render.teaching.plan import (
    ModulePlan,
    PlanView,
    plan_module,
    render_plan,
    view_course_plan,
    view_module_plan,
)
from taphuan.render.teaching.plan_docx import render_plan_docx
from taphuan.render.teaching.pptx_deck import render_pptx

_ASSETS = "assets/tap"


class _PageParts(TypedDict):
    words: Markup
    style: str
    script: str


@dataclass(slots=True)
class TeachingMaker:
    """Everything a trainer takes to a class, in one language."""

    content: Content
    labels: Labels
    site_name: str
    site_url: str
    images: Mapping[str, bytes]
    """By path under `docs/`; read when a file shows one."""
    assets: dict[str, str] = field(default_factory=dict)
    """Bundle name to the file's name; only pages need them."""
    links_files: bool = False
    """Whether the PowerPoint and Word files stand beside the pages."""
    here: str = ""
    """Address of the page being made; empty while a file is."""
    converters: dict[Links, TeachingMarkdown] = field(default_factory=dict)
    plans: dict[tuple[str, bool], ModulePlan] = field(default_factory=dict)
    """By the module's path and whether it is for a page; module and course share them."""
    words: dict[str, Markup] = field(default_factory=dict)

    def deck(self, course: Course, module: Page) -> bytes:
        """Return the page of a module's slides."""
        self.here = deck_url(module, course.lang)
        files = self._files("deck.file", deck_url(module, module.lang, ending="pptx"))
        view = replace(self._deck_view(course, module), files=files)
        return render_deck(view, self.labels, **self._page("deck")).encode()

    def plan(self, course: Course, module: Page) -> bytes:
        """Return the page of a module's plan."""
        self.here = plan_url(module, course.lang)
        view = self._module_plan(course, module)
        return self._plan_page(view, plan_url(module, module.lang, ending="docx"))

    def course_plan(self, course: Course) -> bytes:
        """Return the page of a whole course's plan."""
        self.here = course_plan_url(course)
        view = self._course_plan(course)
        return self._plan_page(view, course_plan_url(course, ending="docx"))

    def deck_file(self, course: Course, module: Page) -> bytes:
        """Return a module's slides as a PowerPoint file."""
        self.here = ""
        return render_pptx(self._deck_view(course, module), self.labels, images=self.images)

    def plan_file(self, course: Course, module: Page, *, start: int = -1) -> bytes:
        """Return a module's plan as a Word file; `start` is the minute of the day it begins."""
        self.here = ""
        return self._plan_docx(self._module_plan(course, module), start)

    def course_plan_file(self, course: Course, *, start: int = -1) -> bytes:
        """Return a whole course's plan as a Word file."""
        self.here = ""
        return self._plan_docx(self._course_plan(course), start)

    def paper(self, course: Course, bank: Page, *, part: PaperPart, ending: str) -> bytes:
        """Return the practice paper of a bank, or its key; `ending` is `html` or `docx`."""
        papers = PaperMaker(self.content, self.labels, self.images)
        return papers.practice(course, bank, part=part, ending=ending)

    def _deck_view(self, course: Course, module: Page) -> DeckView:
        return view_deck(
            module,
            course,
            self.content,
            self.labels,
            markdown=self._markdown(Links.SPOKEN),
            site_name=self.site_name,
            site_url=self.site_url,
        )

    def _plan(self, course: Course, module: Page) -> ModulePlan:
        key = (module.path, bool(self.here))
        if key not in self.plans:
            self.plans[key] = plan_module(
                module,
                course,
                self.content,
                self.labels,
                markdown=self._markdown(Links.WRITTEN),
            )
        return self.plans[key]

    def _module_plan(self, course: Course, module: Page) -> PlanView:
        return view_module_plan(self._plan(course, module), course)

    def _course_plan(self, course: Course) -> PlanView:
        return view_course_plan((self._plan(course, one) for one in course.modules), course)

    def _plan_page(self, view: PlanView, file: str) -> bytes:
        view = replace(view, files=self._files("plan.file", file))
        return render_plan(view, self.labels, **self._page("plan")).encode()

    def _page(self, name: str) -> _PageParts:
        """Return what a page loads, by the name of its script."""
        if name not in self.words:
            start = deck.WORDS if name == "deck" else plan.WORDS
            self.words[name] = script_words(self.labels, start)
        root = way(self.here, _ASSETS)
        return {
            "words": self.words[name],
            "style": f"{root}/{self.assets[f'{name}.css']}",
            "script": f"{root}/{self.assets[f'{name}.js']}",
        }

    def _plan_docx(self, view: PlanView, start: int) -> bytes:
        author = self.content.centre.name
        return render_plan_docx(view, self.labels, images=self.images, start=start, author=author)

    def _files(self, label: str, url: str) -> tuple[tuple[str, str], ...]:
        return ((self.labels[label], way(self.here, url)),) if self.links_files else ()

    def _markdown(self, links: Links) -> TeachingMarkdown:
        if links not in self.converters:
            self.converters[links] = TeachingMarkdown(
                register=self.content.register,
                labels=self.labels,
                links=links,
                image_source=self._image_source,
            )
        return self.converters[links]

    def _image_source(self, path: str) -> str:
        if self.here:
            return site_images(self.content, page_url=self.here)(path)
        return image_path(path, self.images)
