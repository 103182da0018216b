"""A page in the site's other languages, and where its sections are there."""

from collections.abc import Mapping
from dataclasses import dataclass

from taphuan.model.page import Page
from taphuan.model.site import Content
from taphuan.render.link_view import url_of


@dataclass(frozen=True, slots=True)
class LanguageView:
    """The way to the same page in another language."""

    lang: str
    name: str
    """As its readers call it."""
    url: str
    anchors: str
    """Pairs `anchor here:anchor there` of sections, apart by spaces, where the two differ."""


def view_languages(
    name: str, content: Content, *, lang: str, names: Mapping[str, str]
) -> tuple[LanguageView, ...]:
    """Return the page in every language but `lang`; one not translated exists there as well.

    Args:
        name: Of the page, without language.
        content: The whole site.
        lang: The language the reader is in.
        names: Of the languages, by code.
    """
    here = content.find_page(name, lang=lang)
    return tuple(
        LanguageView(
            lang=other,
            name=names[other],
            url=url_of(name, other),
            anchors=_map_anchors(here, content.find_page(name, lang=other)),
        )
        for other in content.languages
        if other != lang
    )


def _map_anchors(here: Page | None, there: Page | None) -> str:
    """Pair the headings by place: a translation has the structure of its original.

    Where it has not, nothing is paired: a wrong section is worse than the top of the page.
    """
    if here is None or there is None:
        return ""
    ours, theirs = here.headings, there.headings
    if [heading.level for heading in ours] != [heading.level for heading in theirs]:
        return ""
    pairs = zip(ours, theirs, strict=True)
    return " ".join(f"{a.anchor}:{b.anchor}" for a, b in pairs if a.anchor != b.anchor)
