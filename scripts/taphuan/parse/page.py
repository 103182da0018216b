"""A whole file to a `Page`: scanner, front matter, questions, links and anchors together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.page import TRAINER_BLOCKS, Block, Heading, Link, Page
from taphuan.model.question import Question
from taphuan.parse.front_matter import parse_front_matter
from taphuan.parse.lines import LineKind, Scan, ScannedBlock, scan
from taphuan.parse.links import find_links
from taphuan.parse.quiz import parse_quiz
from taphuan.text import nfc, slugify, unique_anchor

_ATTRIBUTES = re.compile(r"\s*\{:?[ ]*(?P<list>[^}]*)\}\s*$")
_GIVEN_ANCHOR = re.compile(r"#(?P<anchor>[\w:.-]+)")
_LINK_TEXT = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
RESERVED_ANCHORS = ("hoc-xong", "ghi-nho")
"""Sections the reading page adds to a module: its objectives and its key points."""
_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"[*_`~]|<[^>]*>")


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page as far as it could be read, and all that is wrong with it."""

    page: Page | None
    scan: Scan
    diagnostics: tuple[Diagnostic, ...]


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
    if not text.strip():
        return ParsedPage(None, scanned, (problem(Code.FILE_EMPTY, shown, 0),))
    if not scanned.meta_end:
        if not any(d.code is Code.META_UNCLOSED for d in problems):
            problems.append(problem(Code.META_MISSING, shown, 1, kind=_likely_kind(path)))
        return ParsedPage(None, scanned, tuple(problems))
    meta_lines = scanned.lines[: scanned.meta_end]
    meta, key_lines, meta_problems = parse_front_matter(meta_lines, path=shown)
    problems.extend(meta_problems)
    questions, quiz_problems = _parse_questions(scanned, shown)
    problems.extend(quiz_problems)
    if meta is None:
        return ParsedPage(None, scanned, tuple(problems))
    headings = tuple(_headings(scanned))
    page = Page(
        path=path,
        meta=meta,
        headings=headings,
        links=tuple(_links(scanned)),
        blocks=tuple(_block(scanned, block, headings) for block in scanned.blocks),
        questions=questions,
        body="\n".join(scanned.lines[scanned.meta_end :]),
        body_line=scanned.meta_end + 1,
        checkup_line=_checkup_line(scanned, headings),
        words=_count_words(scanned),
        key_lines=key_lines,
    )
    return ParsedPage(page, scanned, tuple(problems))


def _normal_form_problems(text: str, shown: str) -> Iterator[Diagnostic]:
    if text == nfc(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line != nfc(line):
            words = [word for word in line.split() if word != nfc(word)]
            yield problem(Code.FILE_NOT_NFC, shown, number, text=nfc(words[0] if words else line))
            return


def _likely_kind(path: str) -> str:
    if "/ngan-hang/" in path:
        return "bank"
    if "/khoa-hoc/" in path:
        return "course" if path.endswith("/index.md") else "module"
    return "page"


def _parse_questions(
    scanned: Scan, shown: str
) -> tuple[tuple[Question, ...], tuple[Diagnostic, ...]]:
    questions: list[Question] = []
    problems: list[Diagnostic] = []
    for fence in scanned.fences:
        if fence.is_quiz:
            question, quiz_problems = parse_quiz(fence, path=shown)
            problems.extend(quiz_problems)
            if question:
                questions.append(question)
    return tuple(questions), tuple(problems)


def _headings(scanned: Scan) -> Iterator[Heading]:
    """Yield headings with the anchors Python-Markdown's toc gives them on the reading page."""
    taken = set(RESERVED_ANCHORS)
    for found in scanned.headings:
        if (attributes := _ATTRIBUTES.search(found.text)) and (
            given := _GIVEN_ANCHOR.search(attributes["list"])
        ):
            taken.add(given["anchor"])
    hidden = _hidden_lines(scanned)
    for found in scanned.headings:
        if any(start <= found.line <= end for start, end in hidden):
            continue
        text, given = found.text, None
        if attributes := _ATTRIBUTES.search(text):
            text = text[: attributes.start()]
            given = _GIVEN_ANCHOR.search(attributes["list"])
        plain = plain_text(text)
        anchor = given["anchor"] if given else unique_anchor(slugify(plain), taken)
        yield Heading(found.level, plain, anchor, found.line)


def _count_words(scanned: Scan) -> int:
    hidden = _hidden_lines(scanned)
    return sum(
        len(_WORD.findall(line))
        for number, line in scanned.text_lines()
        if not any(start <= number <= end for start, end in hidden)
    )


def _hidden_lines(scanned: Scan) -> list[tuple[int, int]]:
    """Return first and last line of every block that readers never see."""
    trainer = (block for block in scanned.blocks if block.name in TRAINER_BLOCKS)
    return [(block.line, block.end_line) for block in trainer]


def _checkup_line(scanned: Scan, headings: tuple[Heading, ...]) -> int:
    sections = [heading.line for heading in headings if heading.level == 2]
    if not sections:
        return 0
    last = sections[-1]
    has_text = any(
        line.strip() and number > last
        for (number, line), kind in zip(
            enumerate(scanned.lines, start=1), scanned.kinds, strict=True
        )
        if kind in (LineKind.TEXT, LineKind.BLOCK_EDGE)
    )
    fences = [fence for fence in scanned.fences if fence.line > last]
    return last if fences and not has_text and all(fence.is_quiz for fence in fences) else 0


def plain_text(inline: str) -> str:
    """Return inline Markdown without its marks, as in a table of contents."""
    return _MARKUP.sub("", _LINK_TEXT.sub(r"\1", inline)).strip()


def _links(scanned: Scan) -> Iterator[Link]:
    for number, line in enumerate(scanned.lines[: scanned.meta_end], start=1):
        yield from find_links(line, number=number)
    for number, line in scanned.text_lines():
        yield from find_links(line, number=number)
    for block in scanned.blocks:
        yield from find_links(block.title, number=block.line)
    for fence in scanned.fences:
        if fence.is_quiz:
            for number, line in enumerate(fence.lines, start=fence.line + 1):
                yield from find_links(line, number=number)


def _block(scanned: Scan, block: ScannedBlock, headings: tuple[Heading, ...]) -> Block:
    options = dict(block.options)
    minutes = options.get("minutes", "")
    section = ""
    for heading in headings:
        if heading.line > block.line:
            break
        section = heading.anchor
    return Block(
        name=block.name,
        title=block.title,
        minutes=int(minutes) if minutes.isascii() and minutes.isdigit() else None,
        body="\n".join(scanned.lines[block.body_line - 1 : block.end_line - 1]).strip("\n"),
        section=section,
        parent=block.parent.name if block.parent else "",
        line=block.line,
        end_line=block.end_line,
    )
