"""Compose the layers: files in, content and everything said about it out. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.document import Centre, Register
from taphuan.model.glossary import Glossary
from taphuan.model.page import Course, ModuleMeta, Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.parse.data import parse_centre, parse_register
from taphuan.parse.glossary import parse_glossary
from taphuan.parse.page import ParsedPage, parse_page
from taphuan.text import slugify
from taphuan.validate.course import check_courses, check_glossary
from taphuan.validate.links import check_links
from taphuan.validate.prose import check_prose
from taphuan.validate.quiz import check_course_questions, check_question

REGISTER_PATH = "data/van-ban.yml"
CENTRE_PATH = "data/don-vi.yml"
GLOSSARY_PATH = "data/thuat-ngu.yml"
DATA_PATHS = (REGISTER_PATH, CENTRE_PATH, GLOSSARY_PATH)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of `docs/` as found on disk."""

    path: str
    """Relative to `docs/`, forward slashes."""
    data: bytes
    """Empty for files that are not Markdown or YAML: only their name matters."""
    is_outside: bool = False
    """A symbolic link that leads out of `docs/`."""


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
) -> tuple[Loaded, dict[SourceFile, ParsedPage]]:
    """Read, check and put together all files.

    Args:
        sources: Every file under `docs/` that belongs to the site or its data.
        languages: Folders that hold pages, the original first.
        parsed_before: What an earlier call returned; unchanged files are not read again.

    Returns:
        The content with its diagnostics, and the parsed pages for the next call.
    """
    known = parsed_before or {}
    problems: list[Diagnostic] = []
    parsed: dict[SourceFile, ParsedPage] = {}
    files: set[str] = set()
    register, centre, glossary = Register(), Centre(), Glossary()
    for source in sorted(sources, key=lambda source: source.path):
        problems.extend(_check_file(source))
        if source.is_outside:
            continue
        if source.path == REGISTER_PATH:
            register, found = parse_register(_decode(source), path=f"docs/{source.path}")
            problems.extend(found)
        elif source.path == CENTRE_PATH:
            centre, found = parse_centre(_decode(source), path=f"docs/{source.path}")
            problems.extend(found)
        elif source.path == GLOSSARY_PATH:
            glossary, found = parse_glossary(_decode(source), path=f"docs/{source.path}")
            problems.extend(found)
        elif not source.path.endswith(".md"):
            files.add(source.path)
        elif _is_utf8(source.data):
            page = known.get(source) or parse_page(_decode(source), path=source.path)
            parsed[source] = page
            problems.extend(page.diagnostics)
    pages = {page.page.path: page.page for page in parsed.values() if page.page}
    files |= {source.path for source, page in parsed.items() if not page.page}
    content = Content(
        languages, pages, frozenset(files), register=register, centre=centre, glossary=glossary
    )
    content = replace(content, courses=tuple(_courses(content)))
    problems.extend(check_content(content))
    return Loaded(content, tuple(sorted(set(problems)))), parsed


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode(source: SourceFile) -> str:
    text = source.data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_file(source: SourceFile) -> Iterator[Diagnostic]:
    shown = f"docs/{source.path}"
    name = source.path.rsplit("/", 1)[-1]
    if source.is_outside:
        yield problem(Code.FILE_OUTSIDE, shown, 0)
    if not _is_utf8(source.data):
        yield problem(Code.FILE_NOT_UTF8, shown, 0)
    if not name.isascii() or " " in name or (name.endswith(".md") and name != name.lower()):
        stem, dot, ending = name.rpartition(".")
        suggestion = f"{slugify(stem)}{dot}{ending.lower()}"
        yield problem(Code.FILE_NAME_NOT_ASCII, shown, 0, name=name, suggestion=suggestion)


def _courses(content: Content) -> Iterator[Course]:
    """Yield the courses of every language; pages not translated come from the original."""
    originals = [page for page in content.pages.values() if page.lang == ORIGINAL]
    for lang in content.languages:
        for index in sorted(
            (page for page in originals if page.kind is PageKind.COURSE and page.course_id),
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


def _module_order(page: Page) -> tuple[int, str]:
    return (page.meta.order if isinstance(page.meta, ModuleMeta) else 0, page.path)


def check_content(content: Content) -> Iterator[Diagnostic]:
    """Yield every problem that is not one of reading a single file."""
    for page in content.pages.values():
        yield from check_links(page, content)
        yield from check_prose(page, content)
        for question in page.questions:
            yield from check_question(question, path=f"docs/{page.path}")
    yield from check_courses(content)
    yield from check_glossary(content, path=f"docs/{GLOSSARY_PATH}")
    for course in content.courses:
        yield from check_course_questions(course, content.register)
