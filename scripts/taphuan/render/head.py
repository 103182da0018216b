"""What search engines read in a page's head: its address, its twins, its course or module."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.model.page import Course, CourseMeta, ModuleMeta, Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.citations import cite
from taphuan.render.link_view import url_of
from taphuan.render.question.html import json_for_script

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class HeadView:
    canonical: str = ""
    """Empty when the site has no public address, which these links need."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Language and address of the page and its translations; empty without a translation."""
    structured: Markup = _NOTHING
    """JSON-LD for a `<script>`; empty on pages that are neither course nor module."""


def view_head(page: Page, content: Content, labels: Labels, *, site_url: str) -> HeadView:
    """Return the head of a page shown in the language of `labels`.

    A page that only repeats the original, for want of a translation, is the original's copy.
    """
    data = structured_data(page, content, labels, site_url=site_url)
    structured = json_for_script(data) if data else _NOTHING
    if not site_url:
        return HeadView(structured=structured)
    twins = [lang for lang in content.languages if f"{lang}/{page.name}" in content.pages]
    is_own = page.lang == labels.lang
    return HeadView(
        canonical=site_url + url_of(page.name, page.lang),
        alternates=tuple((lang, site_url + url_of(page.name, lang)) for lang in twins)
        if is_own and len(twins) > 1
        else (),
        structured=structured,
    )


def structured_data(
    page: Page, content: Content, labels: Labels, *, site_url: str
) -> dict[str, Any] | None:
    """Return schema.org's view of a course or module; none for a copy of the original."""
    course = content.find_course(page.course_id, lang=labels.lang) if page.course_id else None
    if course is None or page.lang != labels.lang:
        return None
    if isinstance(page.meta, CourseMeta):
        data = _course(course, page.meta, labels, site_url)
    elif isinstance(page.meta, ModuleMeta):
        data = _module(page, course, page.meta, content, labels, site_url)
    else:
        return None
    data |= {"isAccessibleForFree": True}
    if content.centre.name:
        data |= {"provider": {"@type": "Organization", "name": content.centre.name}}
    original = content.pages.get(f"{ORIGINAL}/{page.name}")
    if page.lang != ORIGINAL and original:
        data |= {"translationOfWork": _work(data["@type"], original, ORIGINAL, site_url)}
    return {"@context": "https://schema.org", **data}


def _course(course: Course, meta: CourseMeta, labels: Labels, site_url: str) -> dict[str, Any]:
    return {
        **_work("Course", course.page, labels.lang, site_url),
        **_described(course.page),
        "audience": {"@type": "Audience", "audienceType": meta.audience},
        "teaches": list(meta.objectives),
        "timeRequired": duration(course.minutes),
        "hasPart": [
            _work("LearningResource", module, labels.lang, site_url) | _placed(module)
            for module in course.modules
        ],
    }


def _module(
    page: Page, course: Course, meta: ModuleMeta, content: Content, labels: Labels, site_url: str
) -> dict[str, Any]:
    documents = (content.register.find(source.partition("?")[0]) for source in meta.sources)
    return {
        **_work("LearningResource", page, labels.lang, site_url),
        **_described(page),
        "learningResourceType": labels["structured.lesson"],
        **_placed(page),
        "teaches": list(meta.objectives),
        "citation": [cite(document, labels) for document in documents if document],
        "isPartOf": _work("Course", course.page, labels.lang, site_url),
    }


def _work(kind: str, page: Page, lang: str, site_url: str) -> dict[str, Any]:
    """Return what is said wherever a page is named; `lang` is where it is shown."""
    address = {"url": site_url + url_of(page.name, lang)} if site_url else {}
    return {"@type": kind, "name": page.meta.title, "inLanguage": page.lang, **address}


def _described(page: Page) -> dict[str, Any]:
    return {"description": page.meta.description} if page.meta.description else {}


def _placed(page: Page) -> dict[str, Any]:
    assert isinstance(page.meta, ModuleMeta)  # a course's modules have this schema
    return {"position": page.meta.order, "timeRequired": duration(page.meta.minutes)}


def duration(minutes: int) -> str:
    """Return an ISO 8601 duration: `PT1H30M`."""
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"
