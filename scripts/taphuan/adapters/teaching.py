"""Decks and plans in the build: pages of their own beside the modules, outside MkDocs' tree.

They are for trainers: no page of a trainee links to them, no search finds them.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from taphuan.adapters.context import TemplateContext
from taphuan.model.labels import Labels
from taphuan.model.page import Course, Page
from taphuan.model.site import Content
from taphuan.render.deck import render_deck, view_deck
from taphuan.render.export_markdown import Links
from taphuan.render.teaching import TeachingMarkdown, deck_url, site_images, way

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
            for module in course.modules:
                source = _digest(common, course.page.digest, module.digest, module.path)
                self._put(site, deck_url(module, course.lang), source, maker, course, module)

    def _put(
        self, site: Path, url: str, source: str, maker: "_Maker", course: Course, module: Page
    ) -> None:
        before = self.made.get(url)
        if before is None or before[0] != source:
            self.made[url] = before = (source, maker.deck(course, module))
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
        self.spoken = self._markdown(Links.SPOKEN)
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


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def teaching_urls(content: Content) -> Iterator[str]:
    """Yield the address of every page written here, relative to the site's root."""
    for course in content.courses:
        for module in course.modules:
            yield deck_url(module, course.lang)
