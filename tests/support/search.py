"""The search of this repository's own content, collected as the build does, without a build."""

import markdown

from support.site import ROOT
from taphuan.adapters.files import read_labels
from taphuan.adapters.search.html import read_sections
from taphuan.adapters.search.sections import SiteSearch
from taphuan.adapters.sources import read_sources
from taphuan.build import REGISTER_PATH, load_content
from taphuan.model.site import Content
from taphuan.render.reading import reading_markdown
from taphuan.render.register.entries import entry_pages

DOCS = ROOT / "docs"


def real_search(lang: str = "vi") -> tuple[SiteSearch, Content]:
    """Return the search with every page of a language taken in, and the content."""
    sources = read_sources(DOCS, languages=("vi", "en"))
    content = load_content(sources, languages=("vi", "en"))[0].content
    search, labels = SiteSearch(lang=lang, digest="TEST", assets={}), read_labels(lang)
    for page in content.pages.values():
        if page.lang == lang:
            options = {"register": str(DOCS / REGISTER_PATH), "page": page.path, "lang": lang}
            configs = {"taphuan": options}
            parser = markdown.Markdown(extensions=["taphuan"], extension_configs=configs)
            html = parser.convert(reading_markdown(page, labels))
            sections = read_sections(html, title=page.meta.title, lead=page.meta.description)
            search.collect(page, sections, content=content, labels=labels)
    for page in entry_pages(content, labels).values():
        search.collect(page, (), content=content, labels=labels)
    return search, content
