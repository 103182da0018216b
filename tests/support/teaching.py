"""A small course with a module for trainers, and the maker of its decks and plans."""

from collections.abc import Mapping
from html.parser import HTMLParser

from support.site import SMALL_SITE
from taphuan.adapters.files import read_labels
from taphuan.adapters.teaching.maker import TeachingMaker
from taphuan.build import SourceFile, load_content
from taphuan.model.page import Course, Page

MODULE = "vi/khoa-hoc/mau/01-mot.md"
ASSETS = {name: name for name in ("deck.css", "deck.js", "plan.css", "plan.js")}
HEAD = """\
---
kind: module
title: Bài một
order: 1
minutes: {minutes}
description: Câu giới thiệu.
objectives: [Nói được điều thứ nhất]
keypoints: [Nhớ điều thứ nhất]
sources: [vb-moi]
reviewed: 2026-01-02
{more}---

"""


def module(body: str, *, minutes: int = 45, more: str = "") -> str:
    """Return a module's whole file."""
    return HEAD.format(minutes=minutes, more=more) + body


def make(
    text: str = "",
    *,
    lang: str = "vi",
    site_url: str = "",
    files: Mapping[str, str] | None = None,
    images: Mapping[str, bytes] | None = None,
    links_files: bool = False,
) -> tuple[TeachingMaker, Course, Page]:
    """Return the maker for a small site, its course and module.

    Args:
        text: The module's file, the small site's own where it is empty.
        lang: Of the site that is built.
        site_url: Its public address.
        files: Further files under `docs/`.
        images: Their content, by path.
        links_files: See `TeachingMaker`.
    """
    given = {**SMALL_SITE, **(files or {})}
    if text:
        given[MODULE] = text
    sources = [SourceFile(path, data.encode()) for path, data in given.items()]
    sources += [SourceFile(path, b"") for path in images or {}]
    content = load_content(sources, languages=("vi", "en"))[0].content
    maker = TeachingMaker(
        content,
        read_labels(lang),
        site_name="Trang thử",
        site_url=site_url,
        images=images or {},
        assets=ASSETS,
        links_files=links_files,
    )
    course = content.courses_in(lang)[0]
    return maker, course, course.modules[0]


_BLOCKS = {"p", "div", "li", "ul", "ol", "td", "th", "h1", "h2", "h3", "h4", "h5", "section", "svg"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag in ("script", "template")
        self.parts.append(" " if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("script", "template")
        self.parts.append(" " if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(data)


def words_of(html: str) -> str:
    """Return the text of a page on one line, without scripts and templates."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())
