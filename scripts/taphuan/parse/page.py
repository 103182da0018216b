"""A whole file to a `Page`: scanner, front matter, questions, links and anchors together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.page import (
    AnyMeta,
    Block,
    FormMeta,
    FormWordsMeta,
    Heading,
    Link,
    ModuleMeta,
    Page,
    PageKind,
    TextLine,
)
from taphuan.model.question import Question
from taphuan.model.site import ORIGINAL
from taphuan.parse.deck.slides import parse_deck
from taphuan.parse.form.body import parse_body
from taphuan.parse.form.source import parse_form
from taphuan.parse.form.translation import check_no_body
from taphuan.parse.front_matter import parse_front_matter, stand_in_meta
from taphuan.parse.html_tags import check_tags
from taphuan.parse.inline import plain_text
from taphuan.parse.lesson import parse_lesson
from taphuan.parse.lines import scan
from taphuan.parse.links import find_links
from taphuan.parse.quiz.question import parse_quiz
from taphuan.parse.raw_html import check_raw_html
from taphuan.parse.references import check_references
from taphuan.parse.scan import LineKind, Scan, ScannedBlock
from taphuan.text import content_digest, nfc, slugify, unique_anchor

_ATTRIBUTES = re.compile(r" +\{:? *(?P<list>[^} ][^}]*)\}$")
_ATTRIBUTE = re.compile(r"""[^ =]+=(?:"[^"]*"|'[^']*'|[^ =]+)|#(?P<anchor>[^ =]+)|[^ =]+""")
RESERVED_ANCHORS = ("hoc-xong", "ghi-nho")
"""Sections the reading page adds to a module: its objectives and its key points."""


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page as far as it could be read, and all that is wrong with it."""

    page: Page | None
    scan: Scan
    diagnostics: tuple[Diagnostic, ...]
    draft: Page | None = None
    """In place of `page` where the front matter has mistakes: what else stands in the file."""


def parse_page(text: str, *, path: str, shown_path: str = "") -> ParsedPage:
    """Read one Markdown file.

    Args:
        text: The file's content, with line ends normalised to line feeds.
        path: Relative to `docs/`.
        shown_path: The path printed in diagnostics; `docs/` + path when empty.
    """
    shown = shown_path or f"docs/{path}"
    problems = list(_normal_form_problems(text, shown))
    scanned = scan(nfc(text), path=shown)
    problems.extend(scanned.diagnostics)
    problems.extend(check_raw_html(scanned, path=shown))
    if not text.strip():
        return ParsedPage(None, scanned, (problem(Code.FILE_EMPTY, shown, 0),))
    likely, meta_lines = _likely_kind(path), scanned.lines[: scanned.meta_end]
    is_translation = not path.startswith(f"{ORIGINAL}/")
    meta, key_lines = None, dict[str, int]()
    if meta_lines:
        meta, key_lines, found = parse_front_matter(
            meta_lines, path=shown, is_translation=is_translation
        )
        problems.extend(found)
    elif not any(told.code is Code.META_UNCLOSED for told in problems):
        problems.append(problem(Code.META_MISSING, shown, 1, kind=likely.value))
    form = None
    if isinstance(meta, FormMeta):
        form, found = parse_form(meta, scanned, key_lines=key_lines, page=path, path=shown)
        problems.extend(found)
    known = meta or stand_in_meta(meta_lines, likely=likely, is_translation=is_translation)
    if isinstance(known, FormMeta) and not meta:
        problems.extend(parse_body(scanned, path=shown)[1])
    if isinstance(known, FormWordsMeta):
        problems.extend(check_no_body(scanned, path=shown))
    page = _read_body(scanned, known, problems, path=path, shown=shown)
    page = replace(page, form=form, digest=content_digest(text), key_lines=key_lines)
    whole, draft = (page, None) if meta else (None, page)
    return ParsedPage(whole, scanned, tuple(problems), draft)


def _read_body(
    scanned: Scan, meta: AnyMeta, problems: list[Diagnostic], *, path: str, shown: str
) -> Page:
    """Return the page without what stands in its front matter; add to `problems`."""
    questions, found = _parse_questions(scanned, shown)
    problems.extend(found)
    is_document = isinstance(meta, FormMeta)  # its body is no reading text
    problems.extend(check_tags(scanned, path=shown, with_body=not is_document))
    if not is_document:
        problems.extend(check_references(_linking_lines(scanned), path=shown))
    headings = () if is_document else tuple(_headings(scanned, meta))
    checkup_line = _checkup_line(scanned, headings)
    lesson = deck = None
    if isinstance(meta, ModuleMeta):
        lesson = parse_lesson(
            scanned, headings=headings, questions=questions, checkup_line=checkup_line
        )
        deck, advice = parse_deck(lesson, meta, path=shown)
        problems.extend(advice)
    return Page(
        path=path,
        meta=meta,
        headings=headings,
        links=tuple(_links(scanned)),
        blocks=tuple(_block(scanned, block, headings) for block in scanned.blocks),
        questions=questions,
        body="\n".join(scanned.lines[scanned.meta_end :]),
        body_line=scanned.meta_end + 1,
        checkup_line=checkup_line,
        text=() if is_document else tuple(_text(scanned)),
        lesson=lesson,
        deck=deck,
    )


def _normal_form_problems(text: str, shown: str) -> Iterator[Diagnostic]:
    if text == nfc(text):
        return
    lines = enumerate(text.split("\n"), start=1)
    number, line = next(found for found in lines if found[1] != nfc(found[1]))
    word = next((word for word in line.split() if word != nfc(word)), line)
    yield problem(Code.FILE_NOT_NFC, shown, number, text=nfc(word))


def _likely_kind(path: str) -> PageKind:
    if "/ngan-hang/" in path:
        return PageKind.BANK
    if "/mau-van-ban/mau/" in path:
        return PageKind.FORM
    if "/khoa-hoc/" in path:
        return PageKind.COURSE if path.endswith("/index.md") else PageKind.MODULE
    return PageKind.PAGE


def _parse_questions(
    scanned: Scan, shown: str
) -> tuple[tuple[Question, ...], tuple[Diagnostic, ...]]:
    questions: list[Question] = []
    problems: list[Diagnostic] = []
    for fence in scanned.fences:
        if fence.is_quiz and fence.is_closed:
            question, quiz_problems = parse_quiz(fence, path=shown)
            problems.extend(quiz_problems)
            if question:
                questions.append(question)
    return tuple(questions), tuple(problems)


def _headings(scanned: Scan, meta: AnyMeta) -> Iterator[Heading]:
    """Yield headings with the anchors Python-Markdown's toc gives them on the reading page."""
    hidden = scanned.hidden_lines()
    shown = [
        (found, *_split_anchor(found.text))
        for found in scanned.headings
        if found.line not in hidden
    ]
    taken = {anchor for _, _, anchor in shown if anchor}
    if isinstance(meta, ModuleMeta):
        taken.update(RESERVED_ANCHORS)
    for found, text, given in shown:
        plain = plain_text(text)
        yield Heading(found.level, plain, given or unique_anchor(slugify(plain), taken), found.line)


def _split_anchor(text: str) -> tuple[str, str]:
    """Return a heading without its attributes, and the anchor they give: `Mục {#muc}`."""
    attributes = _ATTRIBUTES.search(text)
    if not attributes:
        return text, ""
    anchors = [part["anchor"] for part in _ATTRIBUTE.finditer(attributes["list"])]
    given = [anchor for anchor in anchors if anchor]
    return text[: attributes.start()], given[-1] if given else ""


def _text(scanned: Scan) -> Iterator[TextLine]:
    hidden = scanned.hidden_lines()
    for number, line in scanned.text_lines():
        if number not in hidden:
            yield TextLine(number, line)


def _checkup_line(scanned: Scan, headings: tuple[Heading, ...]) -> int:
    """Return the line of the last section if readers find nothing but questions there."""
    sections = [heading.line for heading in headings if heading.level == 2]
    if not sections:
        return 0
    last, hidden = sections[-1], scanned.hidden_lines()
    numbered = enumerate(zip(scanned.lines, scanned.kinds, strict=True), start=1)
    has_text = any(
        line.strip() and kind in (LineKind.TEXT, LineKind.BLOCK_EDGE)
        for number, (line, kind) in numbered
        if number > last and number not in hidden
    )
    fences = [f for f in scanned.fences if f.line > last and f.line not in hidden]
    return last if fences and not has_text and all(fence.is_quiz for fence in fences) else 0


def _links(scanned: Scan) -> Iterator[Link]:
    start, lines = 0, list[str]()
    for number, line in (*_linking_lines(scanned), (0, "")):
        if not line.strip() or number != start + len(lines):
            yield from find_links("\n".join(lines), number=start)
            start, lines = number, []
        lines.append(line)


def _linking_lines(scanned: Scan) -> Iterator[tuple[int, str]]:
    """Yield number and text of every line in which a link may stand."""
    yield from enumerate(scanned.lines[: scanned.meta_end], start=1)
    yield from scanned.text_lines()
    for block in scanned.blocks:
        yield block.line, block.title
    for fence in scanned.fences:
        if fence.is_quiz:
            yield from enumerate(fence.lines, start=fence.line + 1)


def _block(scanned: Scan, block: ScannedBlock, headings: tuple[Heading, ...]) -> Block:
    section = ""
    for heading in headings:
        if heading.line > block.line:
            break
        section = heading.anchor
    return Block(
        name=block.name,
        title=block.title,
        minutes=block.minutes,
        body="\n".join(scanned.lines[block.body_line - 1 : block.end_line - 1]).strip("\n"),
        section=section,
        parent=block.parent.name if block.parent else "",
        line=block.line,
        end_line=block.end_line,
    )
