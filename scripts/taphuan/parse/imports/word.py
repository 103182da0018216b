"""A Word document, as HTML, to the draft of a module."""

import re
from collections.abc import Iterator, Mapping

from lxml import html as lxml_html

from taphuan.model.draft import REMARK_MARK, ModuleDraft, Remark, WordText, remark
from taphuan.parse.imports.escape import escape
from taphuan.parse.imports.html import MarkdownSource, parse_fragment
from taphuan.text import excerpt, nfc, slugify, strip_marks

TITLE_CLASS = "tap-title"
"""Of the paragraph in Word's style for titles."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OBJECTIVES = re.compile(r"^(?:[ivx\d]+-)?(?:muc-tieu|muc-dich|hoc-xong)")
_KEYPOINTS = re.compile(r"^(?:[ivx\d]+-)?(?:ghi-nho|diem-can-nho|dieu-can-nho|tom-tat)")
_SOURCES = re.compile(r"^(?:[ivx\d]+-)?(?:can-cu|tai-lieu-tham-khao|nguon-tham-khao)")
_MINUTES = re.compile(r"^thoi (?:gian|luong)\b\D{0,30}(\d{1,3})\s*(phut|tiet)")
_ROMAN = re.compile(r"^(?:[IVX]{1,5}[.)]|(?:Phần|Mục|Chương)\s+\w+)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s")
_DASH = re.compile(r"^[-–+•*]\s+")
_FILE_NAME = re.compile(
    r"^(?:[\w-]+\.(?:png|jpe?g|gif|bmp|emf|wmf)|(?:picture|image|hình)\s*\d*)$", re.I
)
_AUTOMATIC = re.compile(r"(?:automatically generated|ai-generated|tao tu dong)", re.IGNORECASE)
_SHOWN_IN_BROWSERS = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
_PERIOD = 45
"""Minutes of a lesson at school, in which old outlines count."""
_LONGEST_HEADING = 110


def read_word(word: WordText, *, name: str, numbers: Mapping[str, str]) -> ModuleDraft:
    """Return the draft; what the document does not say is told in its remarks.

    Args:
        word: The document.
        name: Its title where it has none of its own.
        numbers: Register ids by the number printed on a document.
    """
    return _Reader(word, numbers).read(name)


class _Reader:
    def __init__(self, word: WordText, numbers: Mapping[str, str]) -> None:
        self.word, self.numbers = word, numbers
        self.remarks: list[Remark] = []
        self.images = 0
        self.root = parse_fragment(nfc(word.html).replace("\xa0", " "))
        self.notes = self._cut_footnotes()
        self.minutes = 0
        self.lists: dict[str, list[str]] = {"objectives": [], "keypoints": [], "sources": []}
        self.boxes = {_folded(text) for text in word.boxes}

    def say(self, key: str, **details: object) -> str:
        """Note a remark; return what stands for it in the text."""
        self.remarks.append(remark(key, 0, **details))
        return f"{REMARK_MARK}{len(self.remarks) - 1}{REMARK_MARK}"

    def _tell(self, key: str, details: dict[str, str]) -> str:
        return self.say(key, **details)

    def read(self, name: str) -> ModuleDraft:
        self._tell_whole()
        has_styles = bool(self.root.xpath("//h1|//h2|//h3"))
        if not has_styles:
            self._find_headings()
        text = self.root.text_content()
        found = [id_ for number, id_ in self.numbers.items() if re.search(_whole(number), text)]
        title = self._cut_title(has_styles=has_styles) or name
        levels = [int(one.tag[1]) for one in self.root if one.tag in _HEADINGS]
        source = MarkdownSource(
            image=self._image, tell=self._tell, heading_shift=2 - min(levels, default=2)
        )
        pieces: list[str] = []
        for kind, elements in self._sections():
            if kind:
                self._take_list(kind, elements, source)
            else:
                pieces.extend(piece for one in elements for piece in self._pieces(one, source))
        pieces.extend(f"[^{number}]: {text}" for number, text in self.notes.items())
        self._tell_missing(bool(found))
        return ModuleDraft(
            title=" ".join(title.split()),
            minutes=self.minutes,
            objectives=tuple(self.lists["objectives"]),
            keypoints=tuple(self.lists["keypoints"]),
            sources=tuple(dict.fromkeys(found)),
            body="\n\n".join(pieces),
            remarks=tuple(self.remarks),
        )

    def _tell_whole(self) -> None:
        word = self.word
        if word.old_fonts:
            self.say("import.word-fonts", fonts=", ".join(word.old_fonts))
        if word.equations:
            self.say("import.word-equations", count=word.equations)
        if word.drawings:
            self.say("import.word-drawings", count=word.drawings)
        if word.comments:
            self.say("import.word-comments", count=word.comments)
        if word.header:
            self.say("import.word-header", text=excerpt(word.header))

    def _tell_missing(self, has_sources: bool) -> None:
        missing = {
            "objectives": not self.lists["objectives"],
            "keypoints": not self.lists["keypoints"],
            "minutes": not self.minutes,
            "sources": not has_sources,
        }
        for key, is_missing in missing.items():
            if is_missing:
                self.say(f"import.word-no-{key}")
        self.say("import.word-no-quiz")

    def _cut_footnotes(self) -> dict[str, str]:
        """Take the list of notes off the end; return their texts by number."""
        notes: dict[str, str] = {}
        for item in self.root.xpath(
            "//li[starts-with(@id,'footnote-') or starts-with(@id,'endnote-')]"
        ):
            for link in item.xpath(".//a[contains(@href,'note-ref-')]"):
                link.drop_tree()
            notes[str(len(notes) + 1)] = escape(item.text_content())
            parent = item.getparent()
            item.drop_tree()
            if parent is not None and not len(parent):
                parent.drop_tree()
        for number, link in enumerate(self.root.xpath("//a[contains(@id,'note-ref-')]"), start=1):
            link.text = f"\ue0f0{number}\ue0f1"
        return notes

    def _find_headings(self) -> None:
        """Make headings of short bold paragraphs, for those who never used Word's styles."""
        bold = [one for one in self.root if one.tag == "p" and _is_bold_line(one)]
        has_roman = any(_ROMAN.match(one.text_content().strip()) for one in bold)
        for one in bold:
            text = one.text_content().strip()
            is_first = one is bold[0] and len(bold) > 1 and self.root.index(one) < 3
            if is_first and not _ROMAN.match(text) and not _NUMBERED.match(text):
                one.set("class", TITLE_CLASS)
                continue
            is_small = has_roman and not _ROMAN.match(text)
            if is_small and not _NUMBERED.match(text):
                continue
            one.tag = "h2" if is_small else "h1"
            for mark in one.xpath(".//strong|.//b"):
                mark.drop_tag()
        if bold:
            self.say("import.word-bold-headings")

    def _cut_title(self, *, has_styles: bool) -> str:
        """Take the title off the text: a paragraph in its style, or the only heading above all."""
        found = self.root.xpath(f"//p[contains(@class,'{TITLE_CLASS}')]")
        tops = [one for one in self.root if one.tag == "h1"]
        is_over_others = len(tops) == 1 and self.root.xpath("//h2") and self.root.index(tops[0]) < 2
        if not found and is_over_others and has_styles:
            found = tops
        if not found:
            return ""
        titles = [one.text_content().strip() for one in found]
        for one in found:
            one.drop_tree()
        return " – ".join(title for title in titles if title)

    def _sections(self) -> Iterator[tuple[str, list[lxml_html.HtmlElement]]]:
        """Yield the parts between headings; a list of objectives or the like without its own."""
        kind, part = "", list[lxml_html.HtmlElement]()
        for element in list(self.root):
            if element.tag in _HEADINGS:
                yield kind, part
                kind = _kind_of(element.text_content())
                part = [] if kind else [element]
            elif not self._take_line(element):
                label = _kind_of(element.text_content()) if _is_bold_line(element) else ""
                if label:
                    yield kind, part
                    kind, part = label, []
                else:
                    part.append(element)
        yield kind, part

    def _take_line(self, element: lxml_html.HtmlElement) -> bool:
        """Read a line that says how long the class is, or belongs to Word's table of contents."""
        text = " ".join(element.text_content().split())
        if found := _MINUTES.match(strip_marks(text).lower()):
            count = int(found[1])
            is_period = found[2] == "tiet"
            self.minutes = self.minutes or min(count * _PERIOD if is_period else count, 480)
            if is_period:
                self.say("import.word-periods", text=text, minutes=self.minutes)
            return True
        return bool(element.xpath(".//a[starts-with(@href,'#_Toc')]"))

    def _take_list(
        self, kind: str, elements: list[lxml_html.HtmlElement], source: MarkdownSource
    ) -> None:
        """Read the items of a section that belongs into the front matter."""
        texts = []
        for element in elements:
            items = element.xpath(".//li") or [element]
            texts += [" ".join(item.text_content().split()) for item in items]
        cleaned = [_DASH.sub("", text) for text in texts]
        self.lists[kind] += [text for text in cleaned if text]
        if kind == "sources":
            for text in cleaned:
                if text and not any(re.search(_whole(one), text) for one in self.numbers):
                    self.say("import.word-source", text=excerpt(text, 120))

    def _pieces(self, element: lxml_html.HtmlElement, source: MarkdownSource) -> Iterator[str]:
        holder = lxml_html.Element("div")
        text, tail = _folded(element.text_content()), element.tail
        holder.append(element)
        holder.tail = tail
        if text and text in self.boxes:
            self.boxes.discard(text)
            yield self.say("import.word-box", text=excerpt(element.text_content()))
        for piece in source.pieces(holder):
            yield self._with_notes(piece)

    def _with_notes(self, piece: str) -> str:
        def written(found: re.Match[str]) -> str:
            text = self.notes.get(found[1], "")
            return f"[^{found[1]}]{self.say('import.word-footnote', text=excerpt(text))}"

        return re.sub("\ue0f0(\\d+)\ue0f1", written, piece)

    def _image(self, source: str, words: str) -> str:
        self.images += 1
        kinds = {one.name: one.content_type for one in self.word.pictures}
        told, shown = "", " ".join(words.split())
        name = source.rpartition("/")[2]
        if not shown or _FILE_NAME.match(shown) or _AUTOMATIC.search(strip_marks(shown)):
            told += self.say("import.word-no-words", name=name)
            shown = f"Hình {self.images}"
        if kinds.get(name) not in _SHOWN_IN_BROWSERS:
            told += self.say("import.word-image-kind", name=name)
        return f"![{escape(shown)}]({source}){told}"


def _kind_of(heading: str) -> str:
    slug = slugify(heading)
    kinds = {"objectives": _OBJECTIVES, "keypoints": _KEYPOINTS, "sources": _SOURCES}
    return next((kind for kind, pattern in kinds.items() if pattern.match(slug)), "")


def _is_bold_line(element: lxml_html.HtmlElement) -> bool:
    """Return whether a paragraph is short, all bold and no sentence: somebody's heading."""
    text = element.text_content().strip()
    if element.tag != "p" or not text or len(text) > _LONGEST_HEADING or text[-1] in ".;,":
        return False
    bold = "".join(mark.text_content() for mark in element.xpath("./strong|./b|./em/strong"))
    return bool(bold.strip() == text)


def _folded(text: str) -> str:
    return " ".join(nfc(text).split()).casefold()


def _whole(number: str) -> str:
    return rf"(?<![\w/-]){re.escape(number)}(?![\w-])"
