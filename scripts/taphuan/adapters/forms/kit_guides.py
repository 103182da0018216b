"""The text of a guide for a ZIP: the same Markdown, with only the links that lead somewhere."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from taphuan.build import REGISTER_PATH
from taphuan.model.labels import Labels
from taphuan.model.page import Page
from taphuan.render.reading import reading_markdown

_ELSEWHERE = re.compile(r"^(?:https?|mailto|tel):", re.IGNORECASE)


def guide_html(page: Page, labels: Labels, *, docs: Path, files: Mapping[str, str]) -> str:
    """Return a page's text as HTML.

    Args:
        page: The guide.
        labels: Of its language.
        docs: The folder of all content, for the register.
        files: Addresses, relative to the guide's own file, of pages that are in the ZIP too.
    """
    options = {"register": str(docs / REGISTER_PATH), "page": page.path, "lang": page.lang}
    renderer = markdown.Markdown(
        extensions=["taphuan", _KitLinks(page.name, files)],
        extension_configs={"taphuan": options},
    )
    return renderer.convert(reading_markdown(page, labels))


class _KitLinks(Extension):
    def __init__(self, page: str, files: Mapping[str, str]) -> None:
        super().__init__()
        self.page, self.files = page, files

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        links = _LinkTreeprocessor(md, self.page, self.files)
        md.treeprocessors.register(links, "taphuan-kit-links", 5)  # after citations (15)


class _LinkTreeprocessor(Treeprocessor):
    """Turn links within the kit to its files; leave the words of all others."""

    def __init__(self, md: markdown.Markdown, page: str, files: Mapping[str, str]) -> None:
        super().__init__(md)
        self.page, self.files = page, files

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                element.tag, element.text = "em", element.get("alt", "")
                element.attrib.clear()

    def _link(self, link: ElementTree.Element) -> None:
        href = link.get("href", "")
        if href.startswith("#") or _ELSEWHERE.match(href):
            return
        target, hash_sign, anchor = href.partition("#")
        folder = posixpath.dirname(self.page)
        file = self.files.get(posixpath.normpath(posixpath.join(folder, target)))
        if file:
            link.set("href", f"{file}{hash_sign}{anchor}")
        else:
            link.tag = "span"
            link.attrib.clear()
