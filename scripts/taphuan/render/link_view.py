"""Addresses on the site, and links as templates show them."""

from dataclasses import dataclass

from taphuan.model.labels import Labels
from taphuan.model.page import ModuleMeta, Page
from taphuan.model.site import ORIGINAL


@dataclass(frozen=True, slots=True)
class LinkView:
    title: str
    url: str
    """Relative to the site's root."""
    is_current: bool = False
    name: str = ""
    """The room's folder, where a template asks for a certain room."""
    number: str = ""
    """“Bài 1”, empty for pages that are no modules."""
    description: str = ""
    minutes: str = ""
    lang: str = ""
    """Of the title, where it is not the language of the page the link stands on."""


def url_of(name: str, lang: str) -> str:
    """Return the address of a page relative to the site's root."""
    prefix = "" if lang == ORIGINAL else f"{lang}/"
    return prefix + name.removesuffix(".md") + ".html"


def format_minutes(minutes: int, labels: Labels) -> str:
    """Return `45 phút`, `1 giờ 30 phút`, `2 giờ`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return labels.fill("time.minutes", minutes=rest)
    if not rest:
        return labels.fill("time.hours", hours=hours)
    return labels.fill("time.hours-minutes", hours=hours, minutes=rest)


def number_module(page: Page, labels: Labels) -> str:
    """Return “Bài 1”, or nothing for a page that is no module."""
    if not isinstance(page.meta, ModuleMeta):
        return ""
    return labels.fill("module.number", number=page.meta.order)


def link_page(page: Page, labels: Labels, *, current: str = "") -> LinkView:
    """Return a link to a page in the language of `labels`; `current` is the page it stands on."""
    minutes = page.meta.minutes if isinstance(page.meta, ModuleMeta) else 0
    return LinkView(
        title=page.meta.title,
        url=url_of(page.name, labels.lang),
        is_current=page.name == current,
        number=number_module(page, labels),
        description=page.meta.description,
        minutes=format_minutes(minutes, labels) if minutes else "",
        lang=page.lang if page.lang != labels.lang else "",
    )
