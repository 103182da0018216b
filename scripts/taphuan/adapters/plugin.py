"""The MkDocs plugin: events become calls on the core; no rule of content is here."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs import utils
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from taphuan.adapters import output, web
from taphuan.adapters.context import TemplateContext
from taphuan.adapters.files import commit_date, read_labels
from taphuan.adapters.forms.form_desk import FormDesk
from taphuan.adapters.languages import original_first
from taphuan.adapters.mkdocs_files import is_unchecked, read_source, told_in_one_line
from taphuan.adapters.rendering import Renderer
from taphuan.adapters.search.sections import SiteSearch, digest_sources
from taphuan.adapters.sources import read_sources
from taphuan.adapters.teaching.pages import TeachingPages
from taphuan.build import (
    DATA_PATHS,
    Checks,
    Loaded,
    SourceFile,
    load_content,
)
from taphuan.diagnostics import format_diagnostic
from taphuan.model.page import Page
from taphuan.model.release import Edition
from taphuan.model.site import ORIGINAL
from taphuan.render.copies.plan import edition_of
from taphuan.render.learning import practice_bank, wrap_final
from taphuan.render.policy import with_policy
from taphuan.render.register.entries import entry_pages, entry_source

if TYPE_CHECKING:
    from taphuan.parse.page import ParsedPage

log = get_plugin_logger("taphuan")
_clean_directory = utils.clean_directory


class TapHuanConfig(Config):
    """No options: even the languages are told elsewhere, by the i18n plugin."""


class TapHuanPlugin(BasePlugin[TapHuanConfig]):
    """Turn events into calls on the core; hold no rules of its own."""

    loaded: Loaded
    context: TemplateContext
    desk: FormDesk
    search: SiteSearch
    digest: str
    data_digest: str
    entries: dict[str, Page]
    """The pages of the register's documents, which no file holds."""

    def __init__(self) -> None:
        self.parsed: dict[SourceFile, ParsedPage] = {}
        self.teaching = TeachingPages()
        self.renderer = Renderer()
        self.problems_told = False
        self.is_serving = False
        self.extensions: list[str] = []
        self.mismatched: list[str] = []
        self.searches: dict[str, SiteSearch] = {}
        self.site_names: dict[str, str] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load all content once per build; the other languages' builds reuse it."""
        self.extensions = self.extensions or config.markdown_extensions
        if self._lang(config) == ORIGINAL:
            self._load(Path(config.docs_dir), languages=_languages(config))
            self.mismatched = []
        labels, assets = read_labels(self._lang(config)), web.read_assets()
        self.desk = FormDesk(self.loaded.content, labels, assets, Path(config.docs_dir))
        self.context = TemplateContext(
            self.loaded, labels, assets, self.is_serving, self.desk, self._edition(config)
        )
        self.context.with_files = self.teaching.with_files
        self.context.has_address = bool(config.site_url)
        self.entries = entry_pages(self.loaded.content, labels)
        self.search = SiteSearch(lang=labels.lang, digest=self.digest, assets=assets)
        self.searches[labels.lang] = self.search
        return config

    def _edition(self, config: MkDocsConfig) -> Edition:
        date = commit_date(Path(config.config_file_path).parent)
        return edition_of(self.loaded.content, date=date, site_url=config.site_url or "")

    def _lang(self, config: MkDocsConfig) -> str:
        i18n: Any = config.plugins.get("i18n")
        return (i18n and i18n.current_language) or ORIGINAL

    def _load(self, docs: Path, *, languages: tuple[str, ...]) -> None:
        sources = tuple(read_sources(docs, languages=languages))
        self.digest = digest_sources(sources)
        self.data_digest = digest_sources(tuple(s for s in sources if s.path in DATA_PATHS))
        self.loaded, self.parsed = load_content(
            sources, languages=languages, parsed_before=self.parsed, checks=self._checks()
        )
        if not self.problems_told:
            _tell(self.loaded)

    def _checks(self) -> Checks:
        if self.problems_told:
            return Checks.NONE
        return Checks.ALL if self.is_serving else Checks.ERRORS

    def _page(self, page: MkDocsPage) -> Page | None:
        uri = page.file.src_uri
        return self.loaded.content.pages.get(uri) or self.entries.get(uri)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add a page for every document. No `File.generated`: the i18n plugin wants a path.

        What the check refused to look at is not published either, nor can it stop `serve`.
        """
        docs, site = config.docs_dir, config.site_dir
        for file in [file for file in files if is_unchecked(file, self.loaded.content, docs=docs)]:
            files.remove(file)
        for path in self.entries:
            files.append(File(path, docs, site, config.use_directory_urls))
        return files

    def on_page_read_source(self, /, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        entry = self.entries.get(page.file.src_uri)
        return entry_source(entry) if entry else read_source(page.file)

    def on_env(
        self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        self.context.extend(env)
        self.site_names[self._lang(config)] = config.site_name
        self.search.extend(env, languages=self.loaded.content.languages)
        env.auto_reload = self.is_serving
        return env

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Render all pages of ours, before MkDocs comes to the first."""
        config.markdown_extensions = self.extensions
        self.renderer.data_digest = self.data_digest
        self.renderer.render(files, config, content=self.loaded.content, labels=self.context.labels)
        return nav

    def on_page_markdown(
        self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give MkDocs nothing to render where that is done."""
        is_ours = self._page(page) is not None
        config.markdown_extensions = [] if is_ours else self.extensions
        return "" if is_ours else markdown

    def on_page_content(
        self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        ours, content, labels = self._page(page), self.loaded.content, self.context.labels
        if not ours:
            return html
        if page.file.src_uri in self.entries:
            self.search.collect(ours, (), content=content, labels=labels)
            return ""
        rendered = self.renderer.rendered[page.file.dest_uri]
        page.toc = rendered.toc
        if rendered.lost:
            self.mismatched.append(ours.path)
        bank = practice_bank(ours, content, lang=labels.lang)
        if bank:
            return wrap_final(rendered.html, ours, bank, content, lang=labels.lang)
        self.search.collect(ours, rendered.sections, content=content, labels=labels)
        return rendered.html

    def on_page_context(
        self, context: Any, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        context.update(self.context.for_page(self._page(page)))
        return context

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Say what the page may load and run; the authoring server adds code of its own."""
        return output if self.is_serving else with_policy(output, text=page.content or "")

    def on_template_context(
        self, context: Any, /, *, template_name: str, config: MkDocsConfig
    ) -> Any:
        context.update(self.context.for_page(None))
        return context

    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Keep the root's 404 page in the original language; a sitemap needs an address."""
        is_original = self._lang(config) == ORIGINAL
        if template_name == "404.html":
            return with_policy(output_content) if is_original else ""
        return "" if template_name == "sitemap.xml" and not config.site_url else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        output.write_assets(site)
        self.desk.write(site)
        self.search.write(site, content=self.loaded.content, labels=self.context.labels)
        self.teaching.write(site, self.context, data=self.data_digest, config=config)
        output.write_feed(site, self.context, config=config)
        root, name = Path(config.config_file_path).parent, self.site_names.get(ORIGINAL, "")
        output.write_manifest(site, self.loaded.content, root=root, site_name=name)
        if self.mismatched and not self.is_serving:
            raise PluginError(f"blocks rendered differ from those scanned in {self.mismatched}")

    def on_build_error(self, *, error: Exception) -> None:
        """Put back what the i18n plugin patches and forgets when its build fails."""
        utils.clean_directory = _clean_directory

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        server.watch(str(web.BUNDLES))
        server.builder = told_in_one_line(builder, Path(config.config_file_path).parent)
        return server


def _languages(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the languages the i18n plugin builds: they are listed in one place only."""
    i18n: Any = config.plugins.get("i18n")
    listed = i18n.config.languages if i18n else []
    return original_first([language.locale for language in listed if language.build])


def _tell(loaded: Loaded) -> None:
    """Print problems when no command has done so: in `serve` and plain `mkdocs build`."""
    messages = read_labels(ORIGINAL).messages
    for diagnostic in loaded.diagnostics:
        level = logging.ERROR if diagnostic.is_error else logging.WARNING
        log.log(level, format_diagnostic(diagnostic, messages))
