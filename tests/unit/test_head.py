"""The head of a page: its address, its twins, and what it is in the words of schema.org."""

import json
from pathlib import Path
from typing import Any

import pytest

from support.pages import base_files, content, labels, page
from taphuan.render.head import HeadView, duration, structured_data, view_head

SAMPLES = Path(__file__).parents[1] / "golden" / "structured"
"""Type-checked against `schema-dts` by `tests/web/structured.test.js`."""
SITE = "https://example.org/hoc/"
MODULE, COURSE = "khoa-hoc/thu/01-bai-mot.md", "khoa-hoc/thu/index.md"
ENGLISH = {
    f"en/{COURSE}": base_files()[f"vi/{COURSE}"].replace("Khóa thử", "A sample course"),
    f"en/{MODULE}": base_files()[f"vi/{MODULE}"].replace("Bài một", "The first lesson"),
}


def head(path: str, *, lang: str, site_url: str = SITE, english: bool = True) -> HeadView:
    loaded = content(ENGLISH if english else {})
    shown = loaded.find_page(path, lang=lang)
    assert shown
    return view_head(shown, loaded, labels(lang), site_url=site_url)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_translated_page_names_its_twins_and_itself(lang: str) -> None:
    assert head(MODULE, lang=lang).alternates == (
        ("vi", f"{SITE}khoa-hoc/thu/01-bai-mot.html"),
        ("en", f"{SITE}en/khoa-hoc/thu/01-bai-mot.html"),
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_without_a_translation_names_none_and_its_copy_points_to_it(lang: str) -> None:
    found = head(MODULE, lang=lang, english=False)
    assert found.alternates == ()
    assert found.canonical == f"{SITE}khoa-hoc/thu/01-bai-mot.html"


def test_without_a_public_address_there_are_no_links_but_still_what_the_page_is() -> None:
    found = head(MODULE, lang="vi", site_url="")
    assert (found.canonical, found.alternates) == ("", ())
    assert "url" not in json.loads(found.structured)


def test_other_pages_and_copies_of_the_original_say_nothing_of_themselves() -> None:
    assert head("index.md", lang="vi").structured == ""
    assert head(MODULE, lang="en", english=False).structured == ""


def test_what_is_said_cannot_end_its_script() -> None:
    text = base_files()[f"vi/{MODULE}"].replace("title: Bài một", 'title: "Hỏi & đáp: 2 < 3 > 1"')
    loaded = content({f"vi/{MODULE}": text})
    found = view_head(loaded.pages[f"vi/{MODULE}"], loaded, labels("vi"), site_url="")
    assert not set("<>&") & set(str(found.structured))
    assert json.loads(found.structured)["name"] == "Hỏi & đáp: 2 < 3 > 1"


def test_a_page_of_a_course_that_is_no_module_says_nothing() -> None:
    loaded = content({"vi/khoa-hoc/thu/kiem-tra/index.md": page("Bài kiểm tra")})
    shown = loaded.pages["vi/khoa-hoc/thu/kiem-tra/index.md"]
    assert structured_data(shown, loaded, labels("vi"), site_url="") is None


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(45, "PT45M"), (60, "PT1H"), (90, "PT1H30M"), (480, "PT8H"), (0, "PT0M")],
)
def test_a_duration_is_written_as_iso_8601(minutes: int, written: str) -> None:
    assert duration(minutes) == written


@pytest.mark.parametrize(
    ("name", "path", "lang", "site_url"),
    [
        ("course-vi", COURSE, "vi", SITE),
        ("course-en", COURSE, "en", SITE),
        ("module-vi", MODULE, "vi", SITE),
        ("module-en", MODULE, "en", SITE),
        ("module-no-address", MODULE, "vi", ""),
    ],
)
def test_the_samples_are_what_comes_out(
    name: str, path: str, lang: str, site_url: str, update_goldens: bool
) -> None:
    found: dict[str, Any] = json.loads(head(path, lang=lang, site_url=site_url).structured)
    file = SAMPLES / f"{name}.json"
    if update_goldens:
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", "utf-8")
    assert found == json.loads(file.read_text("utf-8"))
