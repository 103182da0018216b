"""Decks, plans and practice papers in the build: pages of their own, outside MkDocs' tree.

They are for trainers: no page of a trainee links to them, no search finds them.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from taphuan.adapters.context import TemplateContext
from taphuan.adapters.files import DocsImages
from taphuan.adapters.teaching.maker import TeachingMaker
from taphuan.adapters.workers import spread
from taphuan.model.page import Course
from taphuan.render.teaching.files import (
    PAPER_PARTS,
    course_plan_url,
    deck_url,
    plan_url,
    practice_banks,
    practice_url,
)

Make = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class _Output:
    """One page or file: where it goes, what it is made from, how."""

    url: str
    source: str
    make: Make


@dataclass(slots=True)
class TeachingPages:
    """Writes the pages of one language after another; what did not change is not made again."""

    with_files: bool = False
    """Whether PowerPoint and Word files are written as well: they take time to make."""
    made: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """By address: what the page was made from, and the page."""

    def write(
        self, site: Path, context: TemplateContext, *, data: str, config: MkDocsConfig
    ) -> None:
        """Write every deck and plan of a language.

        Args:
            site: The folder of the built site.
            context: The content and the language it is built in.
            data: A mark of the data files and the code; pages have their own.
            config: The site's name and public address.
        """
        content, labels = context.loaded.content, context.labels
        root = Path(config.config_file_path).parent
        maker = TeachingMaker(
            content,
            labels,
            site_name=config.site_name,
            site_url=config.site_url or "",
            images=DocsImages(Path(config.docs_dir), content),
            assets=context.assets,
            links_files=self.with_files,
        )
        named = (data, labels.lang, maker.site_name, maker.site_url, str(self.with_files))
        common = _digest(*named, *sorted(context.assets.values()), *sorted(content.files))
        kept = root / "build" / "teaching"
        courses = content.courses_in(labels.lang)
        pages = [page for course in courses for page in _pages(maker, course, common)]
        self._make(pages)
        for page in pages:
            _write(site / page.url, self.made[page.url][1])
        for course in courses:
            for output in _files(maker, course, common) if self.with_files else ():
                _write(site / output.url, _kept(kept, output))

    def _make(self, pages: list[_Output]) -> None:
        changed = [page for page in pages if self.made.get(page.url, ("",))[0] != page.source]
        for page, made in zip(changed, spread(lambda page: page.make(), changed), strict=True):
            self.made[page.url] = (page.source, made)


def _pages(maker: TeachingMaker, course: Course, common: str) -> Iterator[_Output]:
    lang, sources = course.lang, _sources(course, common)
    for module, source in zip(course.modules, sources[1:], strict=True):
        yield _Output(deck_url(module, lang), source, partial(maker.deck, course, module))
        yield _Output(plan_url(module, lang), source, partial(maker.plan, course, module))
    whole = _digest(*sources)
    yield _Output(course_plan_url(course), whole, partial(maker.course_plan, course))
    yield from _papers(maker, course, whole, ending="html")


def _files(maker: TeachingMaker, course: Course, common: str) -> Iterator[_Output]:
    """Yield the files of a course; a module not translated has those of the original."""
    lang, sources = course.lang, _sources(course, common)
    for module, source in zip(course.modules, sources[1:], strict=True):
        if module.lang == lang:
            deck = deck_url(module, lang, ending="pptx")
            plan = plan_url(module, lang, ending="docx")
            yield _Output(deck, source, partial(maker.deck_file, course, module))
            yield _Output(plan, source, partial(maker.plan_file, course, module))
    whole, url = _digest(*sources), course_plan_url(course, ending="docx")
    yield _Output(url, whole, partial(maker.course_plan_file, course))
    yield from _papers(maker, course, whole, ending="docx")


def _papers(maker: TeachingMaker, course: Course, source: str, *, ending: str) -> Iterator[_Output]:
    """Yield test and key of every practice bank; Word files in the language of the bank only."""
    for bank in practice_banks(course):
        if ending == "html" or bank.lang == course.lang:
            made_from = _digest(source, bank.path, bank.digest)
            for part in PAPER_PARTS:
                url = practice_url(course, bank, part, ending=ending)
                make = partial(maker.paper, course, bank, part=part, ending=ending)
                yield _Output(url, made_from, make)


def _sources(course: Course, common: str) -> list[str]:
    """Return a mark of the course's page, then one of each module."""
    first = _digest(common, course.page.path, course.page.digest)
    return [first, *(_digest(first, module.path, module.digest) for module in course.modules)]


def _kept(folder: Path, output: _Output) -> bytes:
    """Return a file, from an earlier build if nothing it is made from changed."""
    kept = folder / f"{_digest(output.url)[:16]}{Path(output.url).suffix}"
    mark = kept.with_suffix(".source")
    if not (mark.is_file() and kept.is_file() and mark.read_text() == output.source):
        _write(kept, output.make())
        mark.write_text(output.source)
    return kept.read_bytes()


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
