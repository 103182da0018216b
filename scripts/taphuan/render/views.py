"""What the page templates are given: values with final words and site-relative addresses."""

from dataclasses import dataclass

from taphuan.model.labels import Labels
from taphuan.model.page import Course, CourseMeta, ModuleMeta, Page, PageMeta
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.citations import format_date
from taphuan.render.link_view import LinkView, format_minutes, link_page, number_module, url_of
from taphuan.render.reference_views import DocumentView, view_document
from taphuan.text import natural_key

ROOMS = ("khoa-hoc", "sinh-hoat-chi-bo", "mau-van-ban", "tra-cuu", "giang-vien")
"""The five folders at the top of the navigation, in this order."""


WORDS_A_MINUTE = 160
"""Syllables (words, in English) that an older reader takes in attentively in a minute."""


@dataclass(frozen=True, slots=True)
class TimetableRow:
    number: str
    title: str
    url: str
    minutes: str
    starts_after: str
    """Time from the start of the class, `1 giờ 30 phút`."""


@dataclass(frozen=True, slots=True)
class CourseView:
    id: str
    title: str
    url: str
    description: str
    audience: str
    lang: str
    """Of title and description, where it is not the language of the page they stand on."""
    report: DocumentView | None
    minutes: str
    modules: tuple[LinkView, ...]
    timetable: tuple[TimetableRow, ...]
    objectives: tuple[str, ...]
    question_count: int


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything a template may show around the text of one page."""

    lang: str
    kind: str
    layout: str
    title: str
    number: str
    minutes: str
    """Of the class."""
    reading_minutes: int
    """Alone, for a careful reader."""
    reviewed: str
    is_fallback: bool
    """The original is shown because this language has no page of its own."""
    is_outdated: bool
    """The original changed after this translation was made."""
    original: LinkView | None
    """The page in its first language, for a translation."""
    original_lang: str
    text_lang: str
    path: str
    rooms: tuple[LinkView, ...]
    sidebar_title: LinkView | None
    sidebar: tuple[LinkView, ...]
    previous: LinkView | None
    next: LinkView | None
    course_id: str
    course: CourseView | None
    """On a course's own page."""
    final: LinkView | None
    """The final quiz of the page's course."""
    sources: tuple[DocumentView, ...]
    forms: tuple[LinkView, ...]
    """Forms used in the module."""


def view_page(page: Page, content: Content, labels: Labels) -> PageView:
    """Return what the templates show around this page in the language of `labels`."""
    lang, meta = labels.lang, page.meta
    course = content.find_course(page.course_id, lang=lang) if page.course_id else None
    siblings = _sidebar(page, course, content, labels)
    order = [link for link in siblings if link.number] if course else []
    place = next((n for n, link in enumerate(order) if link.is_current), None)
    minutes = meta.minutes if isinstance(meta, ModuleMeta) else 0
    return PageView(
        lang=lang,
        kind=page.kind.value,
        layout=meta.layout if isinstance(meta, PageMeta) else "",
        title=meta.title,
        number=number_module(page, labels),
        minutes=format_minutes(minutes, labels) if minutes else "",
        reading_minutes=max(1, round(page.words / WORDS_A_MINUTE)),
        reviewed=format_date(meta.reviewed, labels),
        is_fallback=page.lang != lang,
        is_outdated=page.lang != ORIGINAL and _is_outdated(page, content),
        original=_original(page, content),
        original_lang=ORIGINAL,
        text_lang=page.lang,
        path=page.name,
        rooms=_rooms(page, content, labels),
        sidebar_title=_sidebar_title(page, course, content, labels),
        sidebar=siblings,
        previous=order[place - 1] if place else None,
        next=order[place + 1] if place is not None and place + 1 < len(order) else None,
        course_id=page.course_id,
        course=view_course(course, content, labels)
        if course and page.path == course.page.path
        else None,
        final=_final(page, content, labels),
        sources=_sources(page, content, labels),
        forms=_forms(page, content, labels),
    )


def _original(page: Page, content: Content) -> LinkView | None:
    original = content.pages.get(f"{ORIGINAL}/{page.name}")
    if page.lang == ORIGINAL or original is None:
        return None
    return LinkView(original.meta.title, url_of(original.name, ORIGINAL))


def _is_outdated(page: Page, content: Content) -> bool:
    original = content.pages.get(f"{ORIGINAL}/{page.name}")
    return bool(original and page.meta.translates and page.meta.translates != original.digest)


def _final(page: Page, content: Content, labels: Labels) -> LinkView | None:
    name = f"khoa-hoc/{page.course_id}/kiem-tra/index.md"
    found = content.find_page(name, lang=labels.lang) if page.course_id else None
    return link_page(found, labels, current=page.name) if found else None


def _rooms(page: Page, content: Content, labels: Labels) -> tuple[LinkView, ...]:
    here = page.name.partition("/")[0]
    rooms = ((room, content.find_page(f"{room}/index.md", lang=labels.lang)) for room in ROOMS)
    return tuple(
        LinkView(labels[f"room.{room}"], url_of(index.name, labels.lang), here == room, room)
        for room, index in rooms
        if index
    )


def _sidebar_title(
    page: Page, course: Course | None, content: Content, labels: Labels
) -> LinkView | None:
    head = course.page if course else None
    if head is None and "/" in page.name:
        head = content.find_page(f"{page.name.partition('/')[0]}/index.md", lang=labels.lang)
    return link_page(head, labels, current=page.name) if head else None


def _sidebar(
    page: Page, course: Course | None, content: Content, labels: Labels
) -> tuple[LinkView, ...]:
    """Return the modules of the course, or the pages of the room: never the whole site."""
    if course:
        return tuple(link_page(module, labels, current=page.name) for module in course.modules)
    room, slash, _ = page.name.partition("/")
    if not slash:
        return ()
    names = {other.name for other in content.pages.values()}
    inside = [name for name in names if name.startswith(f"{room}/") and name.count("/") == 1]
    pages = [content.find_page(name, lang=labels.lang) for name in inside]
    shown = [other for other in pages if other and not other.name.endswith("/index.md")]
    return tuple(link_page(other, labels, current=page.name) for other in sorted(shown, key=_place))


def _place(page: Page) -> tuple[int, object]:
    order = getattr(page.meta, "order", 0)
    return (order or 1_000, natural_key(page.meta.title))


def view_course(course: Course, content: Content, labels: Labels) -> CourseView:
    """Return a course for its own page, home and the list of courses."""
    meta = course.page.meta
    report = content.register.find(meta.report) if isinstance(meta, CourseMeta) else None
    rows, passed = [], 0
    for module in course.modules:
        assert isinstance(module.meta, ModuleMeta)  # a course's modules have this schema
        rows.append(
            TimetableRow(
                number=number_module(module, labels),
                title=module.meta.title,
                url=url_of(module.name, labels.lang),
                minutes=format_minutes(module.meta.minutes, labels),
                starts_after=format_minutes(passed, labels) if passed else "",
            )
        )
        passed += module.meta.minutes
    return CourseView(
        id=course.id,
        title=meta.title,
        url=url_of(course.page.name, labels.lang),
        description=meta.description,
        audience=meta.audience if isinstance(meta, CourseMeta) else "",
        lang=course.page.lang if course.page.lang != labels.lang else "",
        report=view_document(report, content, labels) if report else None,
        minutes=format_minutes(course.minutes, labels),
        modules=tuple(link_page(module, labels) for module in course.modules),
        timetable=tuple(rows),
        objectives=meta.objectives if isinstance(meta, CourseMeta) else (),
        question_count=sum(len(module.questions) for module in course.modules),
    )


def _sources(page: Page, content: Content, labels: Labels) -> tuple[DocumentView, ...]:
    if not isinstance(page.meta, ModuleMeta):
        return ()
    documents = (content.register.find(source.partition("?")[0]) for source in page.meta.sources)
    return tuple(view_document(document, content, labels) for document in documents if document)


def _forms(page: Page, content: Content, labels: Labels) -> tuple[LinkView, ...]:
    """Return the forms a module names, or those that name this page as their guide."""
    forms = [other for other in content.pages.values() if other.form]
    if isinstance(page.meta, ModuleMeta):
        by_slug = {form.slug: form.name for form in forms}
        names = [by_slug[slug] for slug in page.meta.forms if slug in by_slug]
    else:
        led = [form for form in forms if page.name in getattr(form.meta, "guides", ())]
        led.sort(key=lambda form: (getattr(form.meta, "order", 0), form.path))
        names = list(dict.fromkeys(form.name for form in led))
    found = (content.find_page(name, lang=labels.lang) for name in names)
    return tuple(link_page(form, labels) for form in found if form)
