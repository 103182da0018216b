"""`manifest.json`: what the site holds, for copies, checkers and other programs."""

import datetime as dt
from typing import Any

from taphuan.model.page import Course, ModuleMeta, Page
from taphuan.model.site import Content
from taphuan.render.form.kit import kit_manifest
from taphuan.render.link_view import url_of
from taphuan.render.teaching.files import deck_url, plan_url


def site_manifest(
    content: Content, *, version: str, date: dt.date | None, site_name: str = ""
) -> dict[str, Any]:
    """Return the manifest as plain data; every path is relative to the site's root.

    Args:
        content: The whole site.
        version: Of the content; the tool's where authors keep no list of versions.
        date: Of the last commit; without one the newest `reviewed` stands in.
        site_name: Stands in for the name of a centre that has not filled in its own.
    """
    reviewed = [page.meta.reviewed for page in content.pages.values() if page.meta.reviewed]
    shown = date or max(reviewed, default=None)
    return {
        "name": content.centre.name or site_name,
        "version": version,
        "date": shown.isoformat() if shown else "",
        "languages": list(content.languages),
        "courses": [_course(course) for course in content.courses],
        "kits": [kit for lang in content.languages for kit in kit_manifest(content, lang)],
        "downloads": [],
    }


def _course(course: Course) -> dict[str, Any]:
    return {
        "id": course.id,
        "lang": course.lang,
        "title": course.page.meta.title,
        "url": url_of(course.page.name, course.lang),
        "modules": [_module(module, course.lang) for module in course.modules],
    }


def _module(module: Page, lang: str) -> dict[str, Any]:
    assert isinstance(module.meta, ModuleMeta)  # a course's modules have this schema
    return {
        "id": module.slug,
        "title": module.meta.title,
        "url": url_of(module.name, lang),
        "minutes": module.meta.minutes,
        "questions": len(module.questions),
        "slides": deck_url(module, lang),
        "plan": plan_url(module, lang),
    }
