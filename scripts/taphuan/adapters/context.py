"""What every template of `overrides/` can use, next to MkDocs' own variables."""

from dataclasses import dataclass, field, replace
from typing import Any

import jinja2

from taphuan.adapters.files import read_labels
from taphuan.adapters.forms.form_desk import FormDesk
from taphuan.build import Loaded
from taphuan.model.labels import Labels
from taphuan.model.page import DocumentMeta, Page, PageMeta
from taphuan.model.release import Edition
from taphuan.model.site import ORIGINAL
from taphuan.render.citations import REGISTER_PAGE, format_date
from taphuan.render.copies.downloads import view_releases
from taphuan.render.copies.plan import CopyKind, plan_copies, say_edition
from taphuan.render.head import HeadView, view_head
from taphuan.render.languages import LanguageView, view_languages
from taphuan.render.learning import LearningView, view_learning
from taphuan.render.link_view import LinkView, url_of
from taphuan.render.problem_view import ProblemsView, view_problems
from taphuan.render.reference_views import (
    view_filters,
    view_glossary,
    view_register,
)
from taphuan.render.register.citing import Citing, find_citing
from taphuan.render.register.entries import EntryView, view_entry
from taphuan.render.register.feed import NEWS_PAGE, feed_url
from taphuan.render.register.news import view_news
from taphuan.render.teaching.files import view_teaching
from taphuan.render.views import PageView, view_course, view_page

_NEWEST = 3
"""Notices on home."""


@dataclass(slots=True)
class TemplateContext:
    """The site's content for one language's build."""

    loaded: Loaded
    labels: Labels
    assets: dict[str, str]
    """Bundle name to hashed file name."""
    is_serving: bool
    desk: FormDesk
    edition: Edition
    with_files: bool = False
    """Whether slides and plans are there for PowerPoint and Word as well."""
    has_address: bool = False
    """Whether the site has a public address, and so a feed."""
    citing: dict[str, Citing] | None = field(default=None, init=False)
    """Who cites which document; found when the first entry of the register is shown."""

    def extend(self, env: jinja2.Environment) -> None:
        """Give the environment words, `t("quiz.check")`, bundles, `asset("quiz.js")`, dates."""
        env.globals["t"] = self._word
        env.globals["original"] = ORIGINAL
        env.globals["asset"] = lambda name: f"assets/tap/{self.assets[name]}"
        env.filters["day"] = lambda date: format_date(date, self.labels)

    def _word(self, key: str, **values: object) -> str:
        return self.labels.fill(key, **values) if values else self.labels[key]

    def for_page(self, page: Page | None) -> dict[str, Any]:
        """Return the variables for a page; for `404.html` and other templates, without one."""
        content, lang = self.loaded.content, self.labels.lang
        home = content.find_page("index.md", lang=lang)
        shown = page or home
        view = view_page(shown, content, self.labels) if shown else None
        layout = page.meta.layout if page and isinstance(page.meta, PageMeta) else ""
        news = view_news(content, self.labels) if layout in ("home", "news") else ()
        documents = view_register(content, self.labels) if layout == "register" else ()
        return {
            "view": view,
            "head": view_head(page, content, self.labels, site_url=self.edition.site_url)
            if page
            else HeadView(),
            "learning": view_learning(page, content, self.labels) if page else LearningView(),
            "is_page": page is not None,
            "labels": self.labels,
            "centre": content.centre,
            "home_url": url_of("index.md", lang),
            "languages": self._languages(view),
            "takes": self._takes(),
            "courses": [
                view_course(course, content, self.labels) for course in content.courses_in(lang)
            ]
            if layout in ("home", "courses")
            else [],
            "documents": documents,
            "register_filters": view_filters(documents, content, self.labels),
            "register_page": self._optional(REGISTER_PAGE),
            "register": content.register,
            "entry": self._entry(page),
            "news": news,
            "newest": [notice for notice in news if notice.is_document][:_NEWEST],
            "news_page": self._optional(NEWS_PAGE),
            "feed": feed_url(lang) if self.has_address else "",
            "calendar": self._optional("sinh-hoat-chi-bo/viec-theo-thang.md"),
            "terms": view_glossary(content, self.labels) if layout == "glossary" else (),
            "teaching": view_teaching(
                content, self.labels, with_files=self.with_files, packs=self._packs()
            )
            if layout == "teaching"
            else (),
            "about": self._optional("gioi-thieu/index.md"),
            "downloads": self._optional("tai-ve.md"),
            "edition": say_edition(self.edition, content, self.labels),
            "releases": view_releases(content.releases, self.labels),
            "problems": self._problems(page) if self.is_serving else None,
            **self.desk.for_page(page),
        }

    def _entry(self, page: Page | None) -> EntryView | None:
        document_id = page.meta.document if page and isinstance(page.meta, DocumentMeta) else ""
        document = self.loaded.content.register.find(document_id)
        if document is None:
            return None
        if self.citing is None:
            self.citing = find_citing(self.loaded.content, self.labels)
        who = self.citing.get(document.id, Citing())
        return view_entry(document, self.loaded.content, self.labels, who)

    def _optional(self, name: str) -> LinkView | None:
        page = self.loaded.content.find_page(name, lang=self.labels.lang)
        return LinkView(page.meta.title, url_of(name, self.labels.lang)) if page else None

    def _languages(self, view: PageView | None) -> tuple[LanguageView, ...]:
        content = self.loaded.content
        name = view.path if view else "index.md"
        names = {lang: read_labels(lang).name for lang in content.languages}
        return view_languages(name, content, lang=self.labels.lang, names=names)

    def _packs(self) -> dict[str, str]:
        """Return where the ZIP of each course will be, in the language the course is in."""
        if not self.with_files:
            return {}
        content = self.loaded.content
        return {
            copy.course_id: copy.path
            for lang in dict.fromkeys((ORIGINAL, self.labels.lang))
            for copy in plan_copies(content, read_labels(lang), site_name="", edition=self.edition)
            if copy.kind is CopyKind.COURSE_ZIP
        }

    def _takes(self) -> tuple[LinkView, ...]:
        """Return what the menu “In · Tải” of a module offers beside printing."""
        downloads = self._optional("tai-ve.md")
        return (replace(downloads, title=self.labels["module.take-copy"]),) if downloads else ()

    def _problems(self, page: Page | None) -> ProblemsView:
        path = f"docs/{page.path}" if page else ""
        return view_problems(self.loaded.diagnostics, self.labels, path=path)
