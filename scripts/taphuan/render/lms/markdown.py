"""The Markdown of questions for outputs that leave the site: citations and links become words."""

import html
import posixpath
import re
from collections.abc import Callable
from enum import Enum
from functools import cached_property
from xml.etree import ElementTree

import markdown
from markdown.treeprocessors import Treeprocessor

from taphuan.model.document import Register
from taphuan.model.labels import Labels
from taphuan.render.citations import cite

ImageSource = Callable[[str], str]
"""Gives the `src` of an image by its path under `docs/`; empty where the output has no image."""

_ONE_PARAGRAPH = re.compile(r"^[^\W\d_][^\n]*$")
_INLINE_MARKUP = re.compile(r"[\\`*_\[\]<>&!{}^~|]|  \n|://|@")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_WEB = ("http://", "https://", "mailto:", "tel:")


def printable(text: str) -> str:
    """Return the text without signs no file can hold; Word's line break is one of them."""
    return _CONTROLS.sub(" ", text)


class Links(Enum):
    """What becomes of links that lead out of the question."""

    WRITTEN = "written"
    """Their address is written behind them: paper."""
    KEPT = "kept"
    """They stay links, unless they lead to a page of this site: an LMS."""
    SPOKEN = "spoken"
    """Only their words are left: slides."""


class ExportMarkdown:
    """Turns an author's Markdown into HTML that needs nothing around it.

    Args:
        page: The page's path under `docs/`, from which images are found.
        links: What becomes of links.
        image_source: See `ImageSource`; an image without a source is replaced by its words.
    """

    def __init__(
        self,
        *,
        page: str,
        register: Register,
        labels: Labels,
        links: Links,
        image_source: ImageSource,
    ) -> None:
        self.page, self.register, self.labels = page, register, labels
        self.links, self.image_source = links, image_source
        self.site_links = 0
        """How many links to pages of the site became words so far."""
        self.missing_images: list[str] = []
        """Paths of the images that were replaced by their words so far."""

    def block(self, text: str) -> str:
        """Return block elements, as a stem has them."""
        text = printable(text)
        if _ONE_PARAGRAPH.match(text):
            return f"<p>{self.inline(text)}</p>"
        return self._markdown.reset().convert(text)

    def inline(self, text: str) -> str:
        """Return inline elements only: an option that begins with `1.` is no list."""
        text = printable(text)
        if not _INLINE_MARKUP.search(text):
            return html.escape(text, quote=False)
        root = ElementTree.Element("div")
        ElementTree.SubElement(root, "p").text = text
        made = self._markdown.reset()
        for processor in made.treeprocessors:
            changed = processor.run(root)
            root = root if changed is None else changed
        output = made.serializer(root[0])
        for postprocessor in made.postprocessors:
            output = postprocessor.run(output)
        return output.strip().removeprefix("<p>").removesuffix("</p>")

    def cite(self, document_id: str) -> str:
        """Return the short form of a document as HTML, empty without an id."""
        return self.inline(f"[](vb:{document_id})") if document_id else ""

    @cached_property
    def _markdown(self) -> markdown.Markdown:
        made = markdown.Markdown(
            extensions=["tables", "sane_lists", "pymdownx.superfences", "pymdownx.highlight"],
            extension_configs={"pymdownx.highlight": {"use_pygments": False}},
        )
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.deregister("html")
        made.treeprocessors.register(_LinkTreeprocessor(self), "taphuan-export", 15)
        return made


class _LinkTreeprocessor(Treeprocessor):
    """Resolve citations, links and images after the inline rules ran."""

    def __init__(self, owner: ExportMarkdown) -> None:
        super().__init__()
        self.owner = owner

    def run(self, root: ElementTree.Element) -> None:
        for index in range(len(root) - 1, -1, -1):
            child = root[index]
            self.run(child)
            if child.tag == "img":
                self._image(root, index)
            elif child.tag == "a":
                self._link(root, index)

    def _link(self, parent: ElementTree.Element, index: int) -> None:
        owner, link = self.owner, parent[index]
        href = link.get("href", "")
        words = "".join(link.itertext())
        if href.startswith("vb:"):
            document = owner.register.find(href.removeprefix("vb:").partition("?")[0])
            short = cite(document, owner.labels) if document else ""
            is_named = bool(document and document.number and document.number in words)
            is_named = is_named or (owner.links is Links.SPOKEN and bool(words.strip()))
            _unwrap(parent, index, ending=_in_brackets(words, "" if is_named else short))
        elif not href.startswith(_WEB):
            owner.site_links += 1
            _unwrap(parent, index)
        elif owner.links is Links.SPOKEN:
            _unwrap(parent, index)
        elif owner.links is Links.WRITTEN:
            shown = href.removeprefix("mailto:").removeprefix("tel:")
            _unwrap(parent, index, ending="" if shown in words else _in_brackets(words, shown))
        else:
            link.attrib.pop("title", None)

    def _image(self, parent: ElementTree.Element, index: int) -> None:
        image = parent[index]
        folder = posixpath.dirname(self.owner.page)
        path = posixpath.normpath(posixpath.join(folder, image.get("src", "")))
        source = self.owner.image_source(path)
        if source:
            image.set("src", source)
            return
        self.owner.missing_images.append(path)
        words = self.owner.labels.fill("export.image", words=image.get("alt", ""))
        image.text = words
        _unwrap(parent, index)


def _in_brackets(words: str, addition: str) -> str:
    """Return what follows the words of a link so that its aim is not lost."""
    if not addition:
        return ""
    return f" ({addition})" if words.strip() else addition


def _unwrap(parent: ElementTree.Element, index: int, *, ending: str = "") -> None:
    """Put an element's content in its own place, with `ending` behind it."""
    element = parent[index]
    after = ending + (element.tail or "")
    children = list(element)
    parent.remove(element)
    _append_text(parent, index, element.text or "")
    for offset, child in enumerate(children):
        parent.insert(index + offset, child)
    _append_text(parent, index + len(children), after)


def _append_text(parent: ElementTree.Element, index: int, text: str) -> None:
    """Add text before the child at `index`."""
    if index == 0:
        parent.text = (parent.text or "") + text
    else:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
