"""All files together: read once, checked together, whatever order they come in."""

import random

import pytest

from support.pages import base_files, content, load, page, places
from taphuan.build import SourceFile, load_content

LANGUAGES = ("vi", "en")
MODULE = "vi/khoa-hoc/thu/01-bai-mot.md"


def sources(files: dict[str, str]) -> list[SourceFile]:
    return [SourceFile(path, text.encode()) for path, text in files.items()]


def test_an_unchanged_page_is_not_read_again() -> None:
    first, parsed = load_content(sources(base_files()), languages=LANGUAGES)
    changed = base_files() | {"vi/index.md": page("Khác", layout="home")}
    second, again = load_content(sources(changed), languages=LANGUAGES, parsed_before=parsed)
    assert second.content.pages[MODULE] is first.content.pages[MODULE]
    assert second.content.pages["vi/index.md"].meta.title == "Khác"
    assert len(again) == len(parsed)


def test_a_page_that_is_gone_is_gone() -> None:
    _, parsed = load_content(sources(base_files()), languages=LANGUAGES)
    fewer = {path: text for path, text in base_files().items() if path != MODULE}
    second, again = load_content(sources(fewer), languages=LANGUAGES, parsed_before=parsed)
    assert MODULE not in second.content.pages
    assert {source.path for source in again} == {path for path in fewer if path.endswith(".md")}
    assert places(second.diagnostics) == [("course.no-modules", 0)]


def test_a_mistake_that_was_mended_is_not_told_again() -> None:
    wrong = base_files() | {"vi/a.md": page(body="[x](y.md)\n")}
    first, parsed = load_content(sources(wrong), languages=LANGUAGES)
    assert first.has_errors
    right = wrong | {"vi/y.md": page()}
    second, _ = load_content(sources(right), languages=LANGUAGES, parsed_before=parsed)
    assert second.diagnostics == ()


def test_the_order_of_files_makes_no_difference() -> None:
    files = base_files() | {
        "vi/a.md": page(body="[x](y.md)\n/// casee\n///\n"),
        "vi/khoa-hoc/thu/02-hai.md": base_files()[MODULE],
        "en/cu.md": page(),
    }
    wanted = load(files)
    shuffled = sources(files)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        loaded, _ = load_content(shuffled, languages=LANGUAGES)
        assert loaded.diagnostics == wanted.diagnostics
        assert list(loaded.content.pages) == list(wanted.content.pages)


def test_courses_come_by_order_then_by_path_in_every_language() -> None:
    course = base_files()["vi/khoa-hoc/thu/index.md"]
    files = {
        "vi/khoa-hoc/a/index.md": course.replace("title:", "order: 2\ntitle:"),
        "vi/khoa-hoc/a/01-x.md": base_files()[MODULE],
        "vi/khoa-hoc/b/index.md": course.replace("title:", "order: 1\ntitle:"),
        "vi/khoa-hoc/b/01-x.md": base_files()[MODULE],
    }
    site = content(files)
    assert [course.id for course in site.courses_in("vi")] == ["thu", "b", "a"]
    assert [course.id for course in site.courses_in("en")] == ["thu", "b", "a"]


def test_a_translated_module_stands_in_its_course_in_that_language_only() -> None:
    english = MODULE.replace("vi/", "en/")
    text = base_files()[MODULE].replace("title: Bài một", "title: Lesson one")
    site = load(base_files() | {english: text}).content
    own, other = (site.find_course("thu", lang=lang) for lang in ("en", "vi"))
    assert own
    assert other
    assert [module.path for module in own.modules] == [english]
    assert [module.path for module in other.modules] == [MODULE]
    assert own.page.path == "vi/khoa-hoc/thu/index.md"


def test_a_site_of_nothing_is_no_crash() -> None:
    loaded, parsed = load_content([], languages=LANGUAGES)
    assert loaded.diagnostics == ()
    assert not loaded.has_errors
    assert parsed == {}


@pytest.mark.parametrize(
    ("path", "slug", "course", "name"),
    [
        ("vi/khoa-hoc/thu/01-bai-mot.md", "bai-mot", "thu", "khoa-hoc/thu/01-bai-mot.md"),
        ("vi/khoa-hoc/thu/index.md", "index", "thu", "khoa-hoc/thu/index.md"),
        ("vi/khoa-hoc/index.md", "index", "", "khoa-hoc/index.md"),
        ("vi/bai-2.md", "bai-2", "", "bai-2.md"),
    ],
)
def test_a_page_knows_its_place_from_its_path(path: str, slug: str, course: str, name: str) -> None:
    found = load({path: page()}).content.pages[path]
    assert (found.slug, found.course_id, found.name, found.lang) == (slug, course, name, "vi")


def test_the_line_of_what_is_not_there_is_that_of_what_is_around_it() -> None:
    found = content().pages[MODULE]
    assert found.line_of("sources.0") == 11
    assert found.line_of("sources.7.name") == 10
    assert found.line_of("khong-co") == 1
