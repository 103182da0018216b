"""The one Markdown extension: blocks, questions and citations in any Python-Markdown.

    markdown.markdown(text, extensions=["taphuan"], extension_configs={"taphuan": {…}})

It needs no MkDocs: without a page it links citations to the register's page as given.
"""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, MutableSequence
from functools import cache, cached_property
from typing import Any
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.highlight import HighlightExtension
from pymdownx.superfences import SuperFencesCodeExtension

from taphuan.adapters.containers import ContainersExtension
from taphuan.adapters.files import read_glossary, read_labels, read_register
from taphuan.adapters.glosses import GlossTreeprocessor
from taphuan.model.document import Register
from taphuan.model.labels import Labels
from taphuan.model.question import Question
from taphuan.model.site import ORIGINAL
from taphuan.parse.lines import scan
from taphuan.parse.quiz.question import parse_quiz
from taphuan.parse.scan import LineKind, Scan
from taphuan.render.citations import REGISTER_PAGE, cite, entry_name
from taphuan.render.question.html import render_question
from taphuan.render.terms import TermFinder
from taphuan.text import slugify

_GLOSSARY_PAGE = "tra-cuu/thuat-ngu.md"
_ONE_PARAGRAPH = re.compile(r"^[^\W\d_][^\n]*$")
_INLINE_MARKUP = re.compile(r"[\\`*_\[\]<>&!{}^~|(]|  \n|://")


class TapHuanExtension(Extension):
    """Options: `register` (path of the data file), `page` (path under `docs/`), `lang`."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "register": ["", "Path of van-ban.yml"],
            "page": ["", "Path of the page relative to docs/"],
            "glossary": ["", "Path of thuat-ngu.yml; empty marks no terms"],
            "lang": [ORIGINAL, "Language of the labels"],
            "originals": [{}, "Questions by id that translated ones are kept under"],
            "rendered": [[], "A list that receives the name of every block and question"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        lang = self.getConfig("lang")
        register, labels = read_register(self.getConfig("register"), lang), read_labels(lang)
        rendered: MutableSequence[str] = self.getConfig("rendered")
        md.registerExtensions([*_text_extensions(), ContainersExtension(labels, rendered)], {})
        page = self.getConfig("page")
        originals: Mapping[str, Question] = self.getConfig("originals")
        reading = _ReadingPreprocessor(md, page, labels, rendered, originals)
        md.preprocessors.register(reading, "taphuan", 29)  # before fences (25) and HTML (20)
        citations = _CitationTreeprocessor(md, page, register, labels)
        md.treeprocessors.register(citations, "taphuan-citations", 15)  # after inline (20)
        finder = TermFinder(read_glossary(self.getConfig("glossary"), lang))
        terms = _TermTreeprocessor(md, page, finder, lang)
        md.treeprocessors.register(terms, "taphuan-terms", 14)
        if lang != ORIGINAL:
            md.treeprocessors.register(GlossTreeprocessor(md), "taphuan-glosses", 13)


def _text_extensions() -> list[Extension]:
    """Return what authors may write besides our own language.

    Given as objects: looking a name up among all installed packages takes longer than a short
    page, and MkDocs renders each page with extensions of its own.
    """
    return [
        AttrListExtension(),
        TableExtension(),
        SaneListExtension(),
        DefListExtension(),
        FootnoteExtension(SEPARATOR="-"),
        AbbrExtension(),
        SuperFencesCodeExtension(),
        HighlightExtension(use_pygments=False),
        TocExtension(slugify=slugify, toc_depth="2-3"),
    ]


def makeExtension(**options: Any) -> TapHuanExtension:
    """Return the extension, as Python-Markdown's loader expects."""
    return TapHuanExtension(**options)


class _ReadingPreprocessor(Preprocessor):
    """Cut comments and trainer's text, put questions in the stash."""

    def __init__(
        self,
        md: markdown.Markdown,
        page: str,
        labels: Labels,
        rendered: MutableSequence[str],
        originals: Mapping[str, Question],
    ) -> None:
        super().__init__(md)
        self.page, self.labels, self.rendered = page, labels, rendered
        self.originals = originals

    def run(self, lines: list[str]) -> list[str]:
        scanned = scan("\n".join(lines), path=self.page, is_body=True)
        kept = scanned.reading_lines()
        hidden = scanned.hidden_lines()
        number = 0
        inner = _PageMarkdown(self.md)
        for fence in scanned.fences:
            if not fence.is_quiz or not fence.is_closed or fence.line in hidden:
                continue
            question, _ = parse_quiz(fence, path=self.page)
            start, end = fence.line - 1, fence.end_line
            kept[start:end] = [""] * (end - start)
            if question is None:
                continue
            number += 1
            rendered = render_question(
                question,
                number=number,
                course=_course_of(self.page),
                markdown=inner,
                labels=self.labels,
                original=self.originals.get(question.id),
            )
            self.rendered.append("question")
            if end - start >= 3:  # a line of its own between blank ones
                kept[start + 1] = self.md.htmlStash.store(rendered)
        return list(_apart(kept, scanned))


def _apart(lines: list[str], scanned: Scan) -> Iterator[str]:
    """Yield the lines with blank ones before headings and around block edges and fences.

    Python-Markdown reads chunks between blank lines; an edge or heading within one would end up
    wherever the chunk does: in a list item, in a row of a table.
    """
    headings = {heading.line for heading in scanned.headings}
    starts = headings | {fence.line for fence in scanned.fences}
    before = LineKind.TEXT
    for number, (line, kind) in enumerate(zip(lines, scanned.kinds, strict=True), start=1):
        is_option = kind is LineKind.BLOCK_EDGE and not line.startswith("///")
        is_edge = kind is LineKind.BLOCK_EDGE and not is_option
        is_dashes = kind is LineKind.TEXT and line != "" and not line.strip("-")
        is_rule = is_dashes and number - 1 not in headings  # or it underlines the line above
        if is_edge or is_rule or number in starts or (kind is not before and not is_option):
            yield ""
        yield line
        before = kind


def _course_of(page: str) -> str:
    """Return the id of the course answers of this page are kept under."""
    _, *parts = page.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "khoa-hoc" else ""


@cache
def _question_markdown() -> markdown.Markdown:
    """Return the Markdown of questions: tables and code, but no raw HTML and no attributes."""
    child = markdown.Markdown(extensions=["tables", "sane_lists", "pymdownx.superfences"])
    child.preprocessors.deregister("html_block")
    child.inlinePatterns.deregister("html")
    return child


class _PageMarkdown:
    """Markdown inside a question: the same inline rules, the same link resolver."""

    def __init__(self, parent: markdown.Markdown) -> None:
        self.parent = parent

    @cached_property
    def child(self) -> markdown.Markdown:
        child = _question_markdown()
        for name in (
            "taphuan-citations",
            "taphuan-glosses",
            "relpath",
        ):  # MkDocs' own resolver is `relpath`
            if name in self.parent.treeprocessors:
                child.treeprocessors.register(self.parent.treeprocessors[name], name, 5)
        return child

    def block(self, text: str) -> str:
        if _ONE_PARAGRAPH.match(text):
            return f"<p>{self.inline(text)}</p>"
        return self.child.reset().convert(text)

    @cache  # noqa: B019 - lives as long as one page's rendering; options stand in two places
    def inline(self, text: str) -> str:
        """Apply inline rules only: an option that begins with `1.` is no list."""
        if not _INLINE_MARKUP.search(text):
            return html.escape(text, quote=False)
        root = ElementTree.Element("div")
        ElementTree.SubElement(root, "p").text = text
        child = self.child.reset()
        for processor in child.treeprocessors:
            root = processor.run(root) or root
        output = child.serializer(root[0])
        for postprocessor in child.postprocessors:
            output = postprocessor.run(output)
        return output.strip().removeprefix("<p>").removesuffix("</p>")


class _TermTreeprocessor(Treeprocessor):
    """Link the first use of each term in running text to its meaning."""

    _PASSED_OVER = ("a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "th")

    def __init__(self, md: markdown.Markdown, page: str, finder: TermFinder, lang: str) -> None:
        super().__init__(md)
        self.finder, self.lang = finder, lang
        self.target = _link_from(page, _GLOSSARY_PAGE)

    def run(self, root: ElementTree.Element) -> None:
        if self.finder.by_word:
            self._mark(root)

    def _mark(self, element: ElementTree.Element) -> None:
        if element.tag in self._PASSED_OVER or element.get("class") == "tap-kind":
            return
        children = list(element)
        element.text = self._insert(element, 0, element.text)
        for child in children:
            self._mark(child)
            place = list(element).index(child) + 1
            child.tail = self._insert(element, place, child.tail)

    def _insert(self, parent: ElementTree.Element, place: int, text: str | None) -> str | None:
        """Put links into `parent` at `place` and return the text that stays before them."""
        if not text or isinstance(text, AtomicString):
            return text
        found = list(self.finder.find(text))
        if not found:
            return text
        ends = [start for start, _, _ in found[1:]] + [len(text)]
        for offset, ((start, end, term), after) in enumerate(zip(found, ends, strict=True)):
            link = ElementTree.Element("a", {"class": "tap-term"})
            link.set("href", f"{self.target}#{term.id}")
            link.set("data-meaning", term.said(self.lang).meaning)
            if self.lang != ORIGINAL:  # the words found are those of the original
                link.set("lang", ORIGINAL)
            link.text, link.tail = text[start:end], text[end:after]
            parent.insert(place + offset, link)
        return text[: found[0][0]]


def _link_from(page: str, target: str) -> str:
    """Return the way from a page to another page of its language."""
    return posixpath.relpath(target, posixpath.dirname(page.partition("/")[2])) if page else target


class _CitationTreeprocessor(Treeprocessor):
    """Turn `vb:` links into links to the page of the register's entry."""

    def __init__(
        self, md: markdown.Markdown, page: str, register: Register, labels: Labels
    ) -> None:
        super().__init__(md)
        self.register, self.labels = register, labels
        self.page = page

    def run(self, root: ElementTree.Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            if not href.startswith("vb:"):
                continue
            document_id = href.removeprefix("vb:").partition("?")[0]
            document = self.register.find(document_id)
            has_page = document is not None and not document.is_hidden
            target = entry_name(document_id) if has_page else REGISTER_PAGE
            link.set("href", _link_from(self.page, target))
            link.set("class", "tap-cite")
            if document and not link.text and not len(link):
                link.text = cite(document, self.labels)
