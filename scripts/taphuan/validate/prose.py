"""Text that can be built but serves its readers badly, or leans on what is not confirmed."""

import re
from collections.abc import Iterator

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.document import Confidence, Document
from taphuan.model.page import ModuleMeta, Page, TextLine
from taphuan.model.question import OpenAnswer
from taphuan.model.site import Content
from taphuan.text import excerpt, fold_spelling

LONG_SENTENCE = 45
"""Syllables; a careful reader of sixty loses the thread beyond."""
REMINDERS = ("đối chiếu", "kiểm tra lại", "check", "compare")
"""Words of which one must stand in a section that cites a single-source document."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SENTENCE_END = re.compile(r"(?<=[.!?…;:])[\s”’)]+(?=[^\W\d_]|[“‘(\d])")
_WORD = re.compile(r"\w+")
_ABBREVIATION = re.compile(r"(?<![\w/.-])[A-ZĐ]{2,6}(?![\w/-])")
_ROMAN = re.compile(r"^[IVXLC]+$")
_LIST_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+|^#+\s+|^>\s?")


def check_prose(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield advice on the running text of a page."""
    shown = f"docs/{page.path}"
    yield from _check_sentences(page, shown)
    yield from _check_abbreviations(page, content, shown)
    yield from _check_numbers(page, content, shown)
    yield from _check_single_source(page, content, shown)
    yield from _check_minutes(page, shown)


def _paragraphs(page: Page) -> Iterator[tuple[int, str]]:
    """Yield first line and text of every paragraph or list item; tables are passed over."""
    start, parts = 0, [""]
    previous = 0
    for line in (*page.text, TextLine(0, "")):
        is_new = not line.text.strip() or line.line != previous + 1 or _LIST_MARK.match(line.text)
        if is_new and (text := " ".join(parts).strip()):
            yield start, text
        if is_new:
            start, parts = line.line, []
        previous = line.line
        if "|" not in line.text:
            parts.append(_LINK.sub(r"\1", _LIST_MARK.sub("", line.text)))


def _check_sentences(page: Page, shown: str) -> Iterator[Diagnostic]:
    for line, text in _paragraphs(page):
        for sentence in _SENTENCE_END.split(text):
            count = len(_WORD.findall(sentence))
            if count > LONG_SENTENCE:
                details = {"text": excerpt(sentence), "count": count, "most": LONG_SENTENCE}
                yield problem(Code.PROSE_LONG_SENTENCE, shown, line, **details)


def _check_abbreviations(page: Page, content: Content, shown: str) -> Iterator[Diagnostic]:
    known = {word for term in content.glossary.terms for word in term.abbreviations}
    if not known:
        return
    whole = "\n".join(line.text for line in page.text)
    told: set[str] = set()
    for line in page.text:
        plain = _LINK.sub(r"\1", line.text)
        for found in _ABBREVIATION.finditer(plain):
            word = found[0]
            if _stands_among_capitals(plain, found):
                continue
            is_explained = word in known or f"({word})" in whole or f"{word} (" in whole
            if is_explained or word in told or _ROMAN.match(word) or line.text.isupper():
                continue
            told.add(word)
            yield problem(Code.PROSE_ABBREVIATION, shown, line.line, text=word)


def _stands_among_capitals(text: str, found: re.Match[str]) -> bool:
    """Return whether a neighbour is in capitals too: a quoted heading, no abbreviation."""
    before, after = text[: found.start()].split(), text[found.end() :].split()
    neighbours = (before[-1] if before else "", after[0] if after else "")
    return any(len(word) > 1 and word.isupper() for word in neighbours)


def _check_numbers(page: Page, content: Content, shown: str) -> Iterator[Diagnostic]:
    cited = {_cited_id(link.target) for link in page.links if link.target.startswith("vb:")}
    if isinstance(page.meta, ModuleMeta):
        cited |= {source.partition("?")[0] for source in page.meta.sources}
    numbers: dict[str, bool] = {}
    for document in content.register.documents.values():
        if len(document.number) >= 5:
            is_cited = numbers.get(document.number, False) or document.id in cited
            numbers[document.number] = is_cited
    open_numbers = [number for number, is_cited in numbers.items() if not is_cited]
    for line in page.text:
        if "/" not in line.text:
            continue
        for number in open_numbers:
            if re.search(rf"(?<![\w-]){re.escape(number)}(?![\w-])", line.text):
                yield problem(Code.PROSE_UNCITED, shown, line.line, text=number)


def _cited_id(target: str) -> str:
    return target.removeprefix("vb:").partition("?")[0]


def _rests_on_one_source(document: Document | None) -> bool:
    return document is not None and document.confidence is Confidence.ONE_SOURCE


def _check_single_source(page: Page, content: Content, shown: str) -> Iterator[Diagnostic]:
    register = content.register
    for question in page.questions:
        is_graded = not isinstance(question.answer, OpenAnswer)
        if is_graded and _rests_on_one_source(register.find(question.source)):
            line = question.line_of("source")
            yield problem(Code.PROSE_GRADED_SINGLE_SOURCE, shown, line, id=question.source)
    text_lines = {line.line for line in page.text}
    for link in page.links:
        if not link.target.startswith("vb:") or link.line not in text_lines:
            continue
        document = register.find(_cited_id(link.target))
        if (
            document
            and _rests_on_one_source(document)
            and not link.target.endswith("?lich-su")
            and not _has_reminder(page, link.line)
        ):
            name = document.number or document.title
            yield problem(Code.PROSE_NO_REMINDER, shown, link.line, name=name)


def _has_reminder(page: Page, line: int) -> bool:
    """Return whether the section around a line tells to check the original."""
    starts = [heading.line for heading in page.headings if heading.level == 2]
    start = max((number for number in starts if number <= line), default=0)
    end = min((number for number in starts if number > line), default=10**9)
    section = " ".join(part.text for part in page.text if start <= part.line < end)
    folded = fold_spelling(section)
    return any(fold_spelling(words) in folded for words in REMINDERS)


def _check_minutes(page: Page, shown: str) -> Iterator[Diagnostic]:
    if not isinstance(page.meta, ModuleMeta) or not page.meta.minutes:
        return
    total = sum(block.minutes or 0 for block in page.blocks)
    if total != page.meta.minutes:
        line = page.key_lines["minutes"]
        details = {"minutes": page.meta.minutes, "total": total}
        yield problem(Code.MODULE_MINUTES, shown, line, **details)
