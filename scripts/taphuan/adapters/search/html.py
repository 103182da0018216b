"""The sections of a rendered page, read with an HTML parser: headings and the text below them."""

from dataclasses import dataclass, field

from lxml import etree

from taphuan.render.search.index import BREAK, SearchKind, SearchSection

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TERM_LEVEL = 7
# fmt: off
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
}
_UNREAD = {
    "button", "datalist", "fieldset", "form", "iframe", "nav", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "video", "audio", "canvas", "math",
}
# fmt: on
_UNREAD_CLASSES = frozenset({"headerlink", "footnote-ref", "footnote-backref", "tap-kind"})
"""Marks beside the text that say nothing to search for; `tap-kind` names the sort of a block."""


def read_sections(html: str, *, title: str, lead: str = "") -> tuple[SearchSection, ...]:
    """Return the sections of a page in order; what is marked `data-search-exclude` is left out.

    Args:
        html: The page's own content, without the frame of the site.
        title: Of the page; the first section bears it.
        lead: Text that stands above the content, such as the description.
    """
    reader = _SectionReader(title, lead)
    etree.fromstring(f"<body>{html}</body>", etree.HTMLParser(target=reader))
    return tuple(section.finish() for section in reader.sections)


@dataclass(slots=True)
class _OpenSection:
    level: int
    anchor: str
    kind: SearchKind | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def finish(self) -> SearchSection:
        blocks = (_one_line(block) for block in "".join(self.text).split(BREAK))
        return SearchSection(
            title=_one_line("".join(self.title)),
            text=BREAK.join(block for block in blocks if block),
            anchor=self.anchor,
            level=self.level,
            kind=self.kind,
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())


@dataclass(slots=True)
class _OpenTag:
    name: str
    is_unread: bool
    anchor: str
    """Of an element around a heading that has none itself."""


class _SectionReader:
    """Collects text into the section of the last heading or explained term.

    Its methods are those lxml calls of a parser's target.
    """

    def __init__(self, title: str, lead: str) -> None:
        first = _OpenSection(1, "", title=[title], text=[_one_line(lead), BREAK])
        self.sections = [first]
        self.open_tags: list[_OpenTag] = []
        self.target = first.text

    def start(self, tag: str, values: dict[str, str]) -> None:
        is_unread = self._is_unread or self._says_nothing(tag, values)
        if not is_unread:
            self._open_section(tag, values.get("id") or "")
            if tag not in _INLINE:
                self._break()
            if tag == "img" and values.get("alt"):
                self.target.append(f"{values['alt']}{BREAK}")
        if tag not in _VOID:
            self.open_tags.append(_OpenTag(tag, is_unread, values.get("id") or ""))

    def end(self, tag: str) -> None:
        depth = next((n for n, one in enumerate(reversed(self.open_tags), 1) if one.name == tag), 0)
        if not depth:
            return
        was_unread = self._is_unread
        del self.open_tags[-depth:]
        if was_unread:
            return
        if tag in _HEADINGS or tag == "dt":
            self.target = self.sections[-1].text
        elif tag == "dl":  # what follows the last term belongs to the heading above them all
            self.target = next(one for one in reversed(self.sections) if not one.kind).text
        if tag not in _INLINE:
            self._break()

    def data(self, data: str) -> None:
        if not self._is_unread:
            self.target.append(data.replace(BREAK, " "))

    @property
    def _is_unread(self) -> bool:
        return bool(self.open_tags) and self.open_tags[-1].is_unread

    @staticmethod
    def _says_nothing(tag: str, values: dict[str, str]) -> bool:
        if tag in _UNREAD or "data-search-exclude" in values or "hidden" in values:
            return True
        classes = (values.get("class") or "").split()
        return values.get("aria-hidden") == "true" or not _UNREAD_CLASSES.isdisjoint(classes)

    def _open_section(self, tag: str, anchor: str) -> None:
        """Begin a section at a heading, or at a term of a glossary that can be linked to."""
        if tag in _HEADINGS:
            section = _OpenSection(_HEADINGS[tag], anchor or self._anchor_around())
        elif tag == "dt" and anchor:
            section = _OpenSection(_TERM_LEVEL, anchor, SearchKind.TERM)
        else:
            return
        self.sections.append(section)
        self.target = section.title

    def _anchor_around(self) -> str:
        """Return the id of the element the heading stands in, else of the section above."""
        taken = {section.anchor for section in self.sections}
        around = (one.anchor for one in reversed(self.open_tags) if one.anchor)
        return next((one for one in around if one not in taken), self.sections[-1].anchor)

    def close(self) -> None:
        """Do nothing: the sections are read from here, not from what a parser returns."""

    def _break(self) -> None:
        self.target.append(BREAK)
