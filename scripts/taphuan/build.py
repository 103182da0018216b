"""Compose the layers: files in, content and everything said about it out. Pure."""

import datetime as dt
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.document import Centre, Register
from taphuan.model.form_style import FormStyle
from taphuan.model.glossary import Glossary
from taphuan.model.page import Course, ModuleMeta, Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.parse.data import parse_centre, parse_register
from taphuan.parse.form.style import parse_form_style
from taphuan.parse.form.translation import join_translation
from taphuan.parse.glossary import parse_glossary
from taphuan.parse.page import ParsedPage, parse_page
from taphuan.parse.releases import parse_releases
from taphuan.parse.words import join_glossary, join_register
from taphuan.text import is_plain_name, slugify
from taphuan.validate.course import check_courses, check_glossary
from taphuan.validate.forms import check_forms
from taphuan.validate.links import check_links
from taphuan.validate.prose import check_prose
from taphuan.validate.quiz import check_course_questions, check_question
from taphuan.validate.register import check_age, check_register
from taphuan.validate.translation import check_translations

if TYPE_CHECKING:
    from taphuan.model.release import Release

REGISTER_PATH = "data/van-ban.yml"
CENTRE_PATH = "data/don-vi.yml"
GLOSSARY_PATH = "data/thuat-ngu.yml"
STYLE_PATH = "data/the-thuc.yml"
RELEASES_PATH = "data/phien-ban.yml"
DATA_PATHS = (REGISTER_PATH, CENTRE_PATH, GLOSSARY_PATH, STYLE_PATH, RELEASES_PATH)


REGISTER_WORDS = "tra-cuu/van-ban.yml"
GLOSSARY_WORDS = "tra-cuu/thuat-ngu.yml"
"""In the folder of every language but the original's."""


class Checks(Enum):
    """How much `load_content` says of the content as a whole."""

    ALL = "all"
    ERRORS = "errors"
    """Only what must be mended before a site can be built; no advice on wording."""
    NONE = "none"
    """The caller has just told everything."""


class Place(Enum):
    """Where a file was found, as far as that keeps it from being read."""

    SITE = "site"
    OUTSIDE = "outside"
    """A symbolic link that leads out of `docs/`."""
    UNREADABLE = "unreadable"
    """A link to nothing, to itself or to a folder; a file nobody may open."""
    STRAY = "stray"
    """In no language's folder: it would be published unchecked."""


_MISPLACED = {
    Place.OUTSIDE: Code.FILE_OUTSIDE,
    Place.UNREADABLE: Code.FILE_UNREADABLE,
    Place.STRAY: Code.FILE_STRAY,
}
PUBLISHED_ENDINGS = tuple(
    """
    .csv .docx .gif .ics .jpeg .jpg .m4a .md .mp3 .mp4 .odp .ods .odt .ogg .pdf .png .pptx .svg
    .txt .webm .webp .xlsx .zip
    """.split()  # noqa: SIM905 - a list in quotes would hide them
)
"""Of the files an author may put beside the pages: nothing that runs in a browser by itself."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of `docs/` as found on disk."""

    path: str
    """Relative to `docs/`, forward slashes."""
    data: bytes
    """Empty for files that are not Markdown or YAML: only their name matters."""
    place: Place = Place.SITE


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content of a site and all that is wrong with it, in order of file and line."""

    content: Content
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


def load_content(
    sources: Iterable[SourceFile],
    *,
    languages: tuple[str, ...],
    parsed_before: Mapping[SourceFile, ParsedPage] | None = None,
    checks: Checks = Checks.ALL,
    as_of: dt.date | None = None,
) -> tuple[Loaded, dict[SourceFile, ParsedPage]]:
    """Read, check and put together all files.

    Args:
        sources: Every file under `docs/` that belongs to the site or its data.
        languages: Folders that hold pages, the original first.
        parsed_before: What an earlier call returned; unchanged files are not read again.
        checks: How much to say of the content as a whole.
        as_of: The day of the last commit; what was not looked at for a year before is told.

    Returns:
        The content with its diagnostics, and the parsed pages for the next call.
    """
    known = parsed_before or {}
    problems: list[Diagnostic] = []
    parsed: dict[SourceFile, ParsedPage] = {}
    files: set[str] = set()
    register, centre, glossary, style = Register(), Centre(), Glossary(), FormStyle()
    releases: tuple[Release, ...] = ()
    words: list[SourceFile] = []
    ordered = sorted(sources, key=lambda source: source.path)
    for source in ordered:
        problems.extend(_check_file(source))
        if source.place is not Place.SITE:
            continue
        if source.path == REGISTER_PATH:
            register, found = parse_register(_decode(source), path=f"docs/{source.path}")
            problems.extend(found)
            if not found and not _find_not_utf8(source.data):
                problems.extend(check_register(register, path=f"docs/{source.path}"))
        elif source.path == CENTRE_PATH:
            centre, found = parse_centre(_decode(source), path=f"docs/{source.path}")
            problems.extend(found)
        elif source.path == GLOSSARY_PATH:
            glossary, found = parse_glossary(_decode(source), path=f"docs/{source.path}")
            problems.extend(found)
        elif source.path == STYLE_PATH:
            style, found = parse_form_style(_decode(source), path=f"docs/{source.path}")
            problems.extend(found)
        elif source.path == RELEASES_PATH:
            releases, found = parse_releases(_decode(source), path=f"docs/{source.path}")
            problems.extend(found)
        elif _is_words(source.path):
            words.append(source)
        elif not source.path.endswith(".md"):
            files.add(source.path)
        elif not _find_not_utf8(source.data):
            page = known.get(source) or parse_page(_decode(source), path=source.path)
            parsed[source] = page
            problems.extend(page.diagnostics)
    for source in words:
        lang, _, name = source.path.partition("/")
        text, shown = _decode(source), f"docs/{source.path}"
        if name == REGISTER_WORDS:
            register, found = join_register(register, text, path=shown, lang=lang)
        else:
            glossary, found = join_glossary(glossary, text, path=shown, lang=lang)
        problems.extend(found)
    read = {page.page.path: page.page for page in parsed.values() if page.page}
    pages = {
        path: join_translation(page, read.get(f"{ORIGINAL}/{page.name}"))
        for path, page in read.items()
    }
    drafts = {page.draft.path: page.draft for page in parsed.values() if page.draft}
    named = {s.path for s in ordered if s.path.endswith(".md") or s.place is not Place.SITE}
    content = Content(
        languages,
        pages,
        frozenset(files),
        register=register,
        centre=centre,
        glossary=glossary,
        form_style=style,
        releases=releases,
        unreadable=frozenset(named - set(pages)),
        drafts=drafts,
    )
    content = replace(content, courses=tuple(_courses(content)))
    problems.extend(check_content(content, checks))
    if as_of and checks is Checks.ALL:
        problems.extend(check_age(register, path=f"docs/{REGISTER_PATH}", as_of=as_of))
    return Loaded(content, tuple(sorted(set(problems)))), parsed


def _is_words(path: str) -> bool:
    """Tell whether a file translates the register or the glossary."""
    lang, _, name = path.partition("/")
    return lang != ORIGINAL and name in (REGISTER_WORDS, GLOSSARY_WORDS)


def _find_not_utf8(data: bytes) -> int:
    """Return the first line that is not UTF-8, or 0."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 0


def _decode(source: SourceFile) -> str:
    text = source.data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_file(source: SourceFile) -> Iterator[Diagnostic]:
    shown = f"docs/{source.path}"
    if source.place in _MISPLACED:
        yield problem(_MISPLACED[source.place], shown, 0)
        if source.place is Place.STRAY:
            return
    if broken_at := _find_not_utf8(source.data):
        yield problem(Code.FILE_NOT_UTF8, shown, broken_at)
    *folders, name = source.path.split("/")
    ending = posixpath.splitext(name)[1].lower()
    is_published = source.place is Place.SITE and source.path not in DATA_PATHS
    is_published = is_published and not _is_words(source.path)
    if is_published and ending not in PUBLISHED_ENDINGS:
        allowed = " ".join(PUBLISHED_ENDINGS)
        yield problem(Code.FILE_ENDING, shown, 0, ending=ending, allowed=allowed)
    if not is_plain_name(name):
        stem, dot, ending = name.rpartition(".")
        suggestion = f"{slugify(stem)}{dot}{ending.lower()}"
        yield problem(Code.FILE_NAME_NOT_ASCII, shown, 0, name=name, suggestion=suggestion)
    for depth, folder in enumerate(folders, start=1):
        if not is_plain_name(folder):
            place = "/".join(("docs", *folders[:depth]))
            details = {"name": folder, "suggestion": slugify(folder)}
            yield problem(Code.FILE_NAME_NOT_ASCII, place, 0, **details)


def _courses(content: Content) -> Iterator[Course]:
    """Yield the courses of every language; pages not translated come from the original."""
    originals = [page for page in content.pages.values() if page.lang == ORIGINAL]
    for lang in content.languages:
        for index in sorted(
            (page for page in originals if _is_course(page)),
            key=lambda page: (getattr(page.meta, "order", 0), page.path),
        ):
            own = [page for page in originals if page.course_id == index.course_id]
            shown = [content.find_page(page.name, lang=lang) or page for page in own]
            modules = [page for page in shown if isinstance(page.meta, ModuleMeta)]
            yield Course(
                id=index.course_id,
                lang=lang,
                page=content.find_page(index.name, lang=lang) or index,
                modules=tuple(sorted(modules, key=_module_order)),
                banks=tuple(page for page in shown if page.kind is PageKind.BANK),
            )


def _is_course(page: Page) -> bool:
    is_first = page.name == f"khoa-hoc/{page.course_id}/index.md"
    return is_first and page.kind is PageKind.COURSE


def _module_order(page: Page) -> tuple[int, str]:
    return (page.meta.order if isinstance(page.meta, ModuleMeta) else 0, page.path)


def check_content(content: Content, checks: Checks = Checks.ALL) -> Iterator[Diagnostic]:
    """Yield every problem that is not one of reading a single file."""
    if checks is Checks.NONE:
        return
    for found in _check_together(content, with_advice=checks is Checks.ALL):
        if content.register.is_complete or found.code is not Code.VB_UNKNOWN:
            yield found


def _check_together(content: Content, *, with_advice: bool) -> Iterator[Diagnostic]:
    whole = replace(content, pages=content.pages | content.drafts)
    for page in whole.pages.values():
        yield from check_links(page, content)
        if with_advice:
            yield from check_prose(page, content)
        for question in page.questions:
            yield from check_question(question, path=f"docs/{page.path}")
    yield from check_courses(content)
    yield from check_forms(content)
    yield from check_translations(content)
    yield from check_glossary(content, path=f"docs/{GLOSSARY_PATH}")
    unread = content.unreadable - set(content.drafts)
    for course in _courses(whole):
        yield from check_course_questions(course, unread=unread)
