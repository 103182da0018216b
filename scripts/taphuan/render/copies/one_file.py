"""A module or a course as one HTML file that needs nothing beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.model.page import Page
from taphuan.model.site import Content
from taphuan.render.copies.book import FINAL, Book, Chapter, ImageData, PageText
from taphuan.render.copies.plan import Copy, EditionWords, name_copy
from taphuan.render.learner import CONTINUE_WORDS, FINAL_WORDS, render_continue, render_words
from taphuan.render.learning import course_entries
from taphuan.render.question.html import environment
from taphuan.render.search.index import SearchKind, SearchPage, index_data
from taphuan.render.views import CourseView, view_course

COVER = "dau"
STYLES = ("theme.css", "site.css", "learner.css", "quiz.css", "search.css", "copy.css")
SCRIPTS = ("early.js", "copy.js")


@dataclass(frozen=True, slots=True)
class Binding:
    """A document put together: its chapters, and what they refer to."""

    book: Book
    cover: Chapter | None
    chapters: tuple[Chapter, ...]
    course: CourseView
    """The course it is, or is of."""


def bind(
    copy: Copy,
    content: Content,
    labels: Labels,
    *,
    texts: Callable[[Page], PageText],
    image: ImageData,
    site_url: str,
    has_final: bool,
) -> Binding:
    """Put the pages of a course, or one module, together.

    Args:
        copy: What is being made.
        content: The whole site.
        labels: Of the copy's language.
        texts: Returns a page's own content as the site shows it.
        image: Returns an image as a `data:` address.
        site_url: Of the public site, or nothing.
        has_final: Whether the final quiz is a chapter.
    """
    course = copy.course
    assert course is not None  # only the ZIP of the whole site has none
    modules = [copy.module] if copy.module else list(course.modules)
    final = content.find_page(f"khoa-hoc/{course.id}/kiem-tra/index.md", lang=copy.lang)
    names = {module.name: f"bai-{number}" for number, module in enumerate(course.modules, 1)}
    pages = {module.name: names[module.name] for module in modules}
    if copy.module is None:
        pages[course.page.name] = COVER
        if final and has_final:
            pages[final.name] = FINAL
    book = Book(content, labels, pages, site_url, image)
    chapters = [book.chapter(module, texts(module)) for module in modules]
    if final and final.name in pages:
        chapters.append(book.chapter(final, texts(final)))
    has_cover = course.page.name in pages
    cover = book.chapter(course.page, texts(course.page)) if has_cover else None
    return Binding(book, cover, tuple(chapters), view_course(course, content, labels))


def render_one_file(
    copy: Copy,
    bound: Binding,
    labels: Labels,
    *,
    edition: EditionWords,
    bundles: Mapping[str, str],
    search_words: Mapping[str, str],
    abbreviations: Sequence[tuple[str, str]],
) -> bytes:
    """Return the file.

    Args:
        copy: What is being made.
        bound: Its chapters.
        labels: Of its language.
        edition: What it says of itself.
        bundles: Text of style sheets and scripts by name.
        search_words: What its search says.
        abbreviations: What its search knows of short forms.
    """
    index = ""
    if copy.module is None:
        pages = [_search_page(chapter) for chapter in bound.chapters if chapter.module]
        index = index_data(pages, lang=copy.lang, words=search_words, abbreviations=abbreviations)
    template = environment().get_template("copy_one_file.html.j2")
    return template.render(
        labels=labels,
        title=name_copy(copy, labels),
        is_course=copy.module is None,
        cover=bound.cover,
        course=bound.course,
        resume=_resume(bound, labels),
        chapters=bound.chapters,
        book=bound.book,
        edition=edition,
        styles=[Markup(_safe(bundles[name], "style")) for name in STYLES],
        scripts=[Markup(_safe(bundles[name], "script")) for name in SCRIPTS],
        words=Markup(render_words(labels, (*FINAL_WORDS, *CONTINUE_WORDS))),
        index=Markup(index.replace("</", "<\\/").replace("<!", "\\u003c!")),
    ).encode()


def _resume(bound: Binding, labels: Labels) -> Markup:
    """Return the way back to where the learner stopped, by the names of chapters."""
    names = {chapter.module: f"#{chapter.id}" for chapter in bound.chapters}
    entries = course_entries(bound.book.content, labels, here="", only=bound.course.id)
    inside = [
        replace(
            entry,
            url=f"#{COVER}",
            modules=tuple(
                replace(one, url=names[one.slug]) for one in entry.modules if one.slug in names
            ),
        )
        for entry in entries
    ]
    return Markup(render_continue(inside))


def _safe(text: str, tag: str) -> str:
    """Return the text of a bundle, which must not end the element it stands in.

    Raises:
        ValueError: It would.
    """
    if f"</{tag}" in text.lower():
        raise ValueError(f"expected a bundle without </{tag}")
    return text


def _search_page(chapter: Chapter) -> SearchPage:
    return SearchPage(
        url=chapter.id,
        kind=SearchKind.MODULE,
        sections=chapter.sections,
        place=chapter.number,
    )
