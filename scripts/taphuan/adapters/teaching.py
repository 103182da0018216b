"""Decks and plans in the build: pages of their own beside the modules, outside MkDocs' tree.

They are for trainers: no page of a trainee links to them, no search finds them.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from taphuan.adapters.context import TemplateContext
from taphuan.model.labels import Labels
from taphuan.model.page import Course, Page
from taphuan.model.site import Content
from taphuan.render.deck import render_deck, view_deck
from taphuan.render.export_markdown import Links
from taphuan.render.plan import PlanView, render_plan, view_course_plan, view_module_plan
from taphuan.render.teaching import (
    TeachingMarkdown,
    course_plan_url,
    deck_url,
    plan_url,
    site_images,
    way,
)

_ASSETS = "assets/tap"


@dataclass(slots=True)
class TeachingPages:
    """Writes the pages of one language after another; what did not change is not made again."""

    made: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By address: what the page was made from, and the page."""

    def write(
        self, site: Path, context: TemplateContext, *, data: str, config: MkDocsConfig
    ) -> None:
        """Write every deck and plan of a language.

        Args:
            site: The folder of the built site.
            context: The content and the language it is built in.
            data: A mark of the data files; pages have their own.
            config: The site's name and public address.
        """
        content, labels = context.loaded.content, context.labels
        site_name, site_url = config.site_name, config.site_url or ""
        maker = _Maker(content, labels, context.assets, site_name, site_url)
        named = (data, labels.lang, site_name, site_url)
        common = _digest(*named, *sorted(context.assets.values()), *sorted(content.files))
        for course in content.courses_in(labels.lang):
            sources = [_digest(common, course.page.digest, course.page.path)]
            for module in course.modules:
                source = _digest(sources[0], module.digest, module.path)
                sources.append(source)
                deck, plan = deck_url(module, course.lang), plan_url(module, course.lang)
                self._put(site, deck, source, partial(maker.deck, course, module))
                self._put(site, plan, source, partial(maker.plan, course, module))
            whole = _digest(*sources)
            self._put(site, course_plan_url(course), whole, partial(maker.course_plan, course))

    def _put(self, site: Path, url: str, source: str, make: Callable[[], str]) -> None:
        before = self.made.get(url)
        if before is None or before[0] != source:
            self.made[url] = before = (source, make())
        target = site / url
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(before[1], encoding="utf-8")


class _Maker:
    def __init__(
        self,
        content: Content,
        labels: Labels,
        assets: dict[str, str],
        site_name: str,
        site_url: str,
    ) -> None:
        self.content, self.labels, self.assets = content, labels, assets
        self.site_name, self.site_url = site_name, site_url
        self.spoken, self.written = self._markdown(Links.SPOKEN), self._markdown(Links.WRITTEN)
        self.here = ""

    def _markdown(self, links: Links) -> TeachingMarkdown:
        return TeachingMarkdown(
            register=self.content.register,
            labels=self.labels,
            links=links,
            image_source=lambda path: site_images(self.content, page_url=self.here)(path),
        )

    def deck(self, course: Course, module: Page) -> str:
        self.here = deck_url(module, course.lang)
        view = view_deck(
            module,
            course,
            self.content,
            self.labels,
            markdown=self.spoken,
            site_name=self.site_name,
            site_url=self.site_url,
        )
        return render_deck(view, self.labels, assets=self.assets, root=way(self.here, _ASSETS))

    def plan(self, course: Course, module: Page) -> str:
        self.here = plan_url(module, course.lang)
        view = view_module_plan(module, course, self.content, self.labels, markdown=self.written)
        return self._plan_page(view)

    def course_plan(self, course: Course) -> str:
        self.here = course_plan_url(course)
        return self._plan_page(
            view_course_plan(course, self.content, self.labels, markdown=self.written)
        )

    def _plan_page(self, view: PlanView) -> str:
        root = way(self.here, _ASSETS)
        return render_plan(view, self.labels, assets=self.assets, root=root)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
