"""The same place in another language."""

from support.pages import content, page
from taphuan.render.languages import view_languages

NAMES = {"vi": "Tiếng Việt", "en": "English"}


def anchors(here: str, there: str) -> str:
    site = content({"vi/a.md": page(body=here), "en/a.md": page(body=there)})
    (english,) = view_languages("a.md", site, lang="vi", names=NAMES)
    return english.anchors


def test_sections_are_paired_by_place_where_their_anchors_differ() -> None:
    body, other = "## Một\n\n### Hai\n\n## ABC\n", "## One\n\n### Two\n\n## ABC\n"
    assert anchors(body, other) == "mot:one hai:two"


def test_pages_of_different_structure_are_not_paired() -> None:
    assert anchors("## Một\n\n### Hai\n", "## One\n\n## Two\n") == ""
    assert anchors("## Một\n\n## Hai\n", "## One\n") == ""


def test_a_page_that_is_not_translated_has_the_same_anchors_there() -> None:
    site = content({"vi/a.md": page(body="## Một\n")})
    (english,) = view_languages("a.md", site, lang="vi", names=NAMES)
    assert (english.url, english.name, english.anchors) == ("en/a.html", "English", "")
