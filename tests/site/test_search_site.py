"""The search of a built site: what is indexed, and that the theme's own never comes back."""

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.search import real_search
from support.site import SMALL_SITE, run_taphuan, write_project
from taphuan.adapters.search.sections import digest_sources
from taphuan.build import SourceFile
from taphuan.model.page import TRAINER_BLOCKS

GLOSSARY = """\
thuat_ngu:
  - { id: uy-ban, ten: ủy ban nhân dân, viet_tat: [UBND], ten_khac: [ủy ban xã],
      giai_nghia: Cơ quan ở xã., tieng_anh: People's Committee }
"""
FILES: dict[str, str | bytes] = {
    **SMALL_SITE,
    "data/thuat-ngu.yml": GLOSSARY,
    "vi/tra-cuu/thuat-ngu.md": "---\nkind: page\nlayout: glossary\ntitle: Bảng thuật ngữ\n---\n",
    "vi/mau-van-ban/bien-ban.md": "---\nkind: page\ntitle: Biên bản\n---\n\nChép ra rồi điền.\n",
}
NEVER = (
    "chi-giang-vien-thay",
    "ghi-chu-kin",
    "chi-tren-trang-chieu",
    "loi-nguoi-noi",
    "Câu hỏi một",
    "Đúng một",
    "Cũng vì thế",
    "Giải thích chung",
    "Chưa đúng",
    "Vì vậy",
)
"""Of the small site: trainer's text, slides, comments, questions with all that belongs to them."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("search"), FILES)
    done = run_taphuan(root, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def index_path(site: Path, lang: str) -> Path:
    (path,) = (site / "assets" / "tap").glob(f"search-{lang}-*.js")
    return path


def read_index(site: Path, lang: str = "vi") -> dict[str, Any]:
    script = index_path(site, lang).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    return data


def words_of(index: dict[str, Any]) -> str:
    return " ".join(index["dictionary"].split("\x7f"))


def test_every_page_is_indexed_with_its_kind(site: Path) -> None:
    kinds = {page[0]: page[1] for page in read_index(site)["pages"]}
    assert kinds["khoa-hoc/mau/01-mot.html"] == "m"
    assert kinds["khoa-hoc/mau/index.html"] == "m"
    assert kinds["tra-cuu/van-ban.html"] == "d"
    assert kinds["tra-cuu/thuat-ngu.html"] == "t"
    assert kinds["mau-van-ban/bien-ban.html"] == "f"
    assert kinds["index.html"] == "g"


def test_a_module_says_where_it_belongs(site: Path) -> None:
    places = {page[0]: page[2] for page in read_index(site)["pages"]}
    assert places["khoa-hoc/mau/01-mot.html"] == "Bài 1 · Khóa mẫu"


def test_sections_lead_to_the_anchors_of_the_page(site: Path) -> None:
    pages = {page[0]: page[3] for page in read_index(site)["pages"]}
    assert pages["khoa-hoc/mau/01-mot.html"] == ["1", "2#hoc-xong", "2", "2", "2"]
    assert pages["tra-cuu/van-ban/vb-moi.html"] == ["1"]
    assert pages["tra-cuu/van-ban.html"] == ["1"]
    assert "2t#uy-ban" in pages["tra-cuu/thuat-ngu.html"]


def test_what_trainees_must_not_find_is_not_in_the_index(site: Path) -> None:
    words = words_of(read_index(site)).split()
    for text in NEVER:
        pieces = re.findall(r"[^\W_]+", text)
        assert not set(pieces) <= set(words), text


def test_documents_and_terms_are_found_by_name(site: Path) -> None:
    words = words_of(read_index(site))
    for word in ("HD", "cũ", "ủy", "UBND", "Committee", "điền"):
        assert word in words.split()


def test_abbreviations_come_from_the_glossary(site: Path) -> None:
    assert ["UBND", "ủy ban nhân dân"] in read_index(site)["abbreviations"]


def test_every_language_has_an_index_of_its_own_pages_only(site: Path) -> None:
    index = read_index(site, "en")
    pages = [page[0] for page in index["pages"]]
    assert [page for page in pages if "/van-ban/" not in page] == ["en/index.html"]
    assert all(page.startswith("en/") for page in pages)
    assert index["words"]["language"] == "English"


def test_the_words_of_the_list_are_in_the_language_of_the_page(site: Path) -> None:
    assert read_index(site, "vi")["words"]["kind-all"] == "Tất cả"
    assert read_index(site, "en")["words"]["kind-all"] == "All"


def test_every_page_starts_our_search_and_no_script_of_the_theme(site: Path) -> None:
    pages = [(page, page.read_text(encoding="utf-8")) for page in site.rglob("*.html")]
    framed = [(page, html) for page, html in pages if 'class="tap-search"' in html]
    assert len(framed) > 5  # decks, plans and sheets to print have no search
    for page, html in framed:
        assert re.search(r"assets/tap/search-\w{8}\.js", html), page
        assert re.search(r'data-worker="search-worker-\w{8}\.js"', html), page
        assert "assets/javascripts/" not in html, page


def test_the_theme_s_own_search_is_not_shipped(site: Path) -> None:
    shipped = [
        path.name
        for path in site.rglob("*")
        if "lunr" in path.name or path.name.startswith("search.")
    ]
    assert shipped == []
    assert {path.name for path in (site / "assets").iterdir()} == {"tap"}


def test_two_builds_give_the_same_index(site: Path, tmp_path: Path) -> None:
    root = write_project(tmp_path / "again", FILES)
    assert run_taphuan(root, "site").returncode == 0
    for lang in ("vi", "en"):
        first, second = index_path(site, lang), index_path(root / "site", lang)
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes()


def test_the_name_of_the_index_changes_with_every_source() -> None:
    one = digest_sources([SourceFile("vi/a.md", b"x"), SourceFile("vi/b.md", b"y")])
    assert one == digest_sources([SourceFile("vi/b.md", b"y"), SourceFile("vi/a.md", b"x")])
    assert re.fullmatch(r"[0-9A-F]{8}", one)
    others = [
        [SourceFile("vi/a.md", b"x"), SourceFile("vi/b.md", b"z")],
        [SourceFile("vi/a.md", b"x"), SourceFile("vi/c.md", b"y")],
        [SourceFile("vi/a.md", b"x")],
        [SourceFile("vi/a.md", b"xy"), SourceFile("vi/b.md", b"")],
    ]
    assert all(digest_sources(sources) != one for sources in others)


def plain(text: str) -> str:
    """Return the words only: markup and punctuation differ between source and page."""
    return " ".join(re.findall(r"[^\W_]+", text))


def question_texts(value: object) -> Iterator[str]:
    """Yield every string of a question: stem, options, feedback, hints, explanation."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from question_texts(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from question_texts(getattr(value, field.name))


def test_no_sentence_of_any_question_or_trainer_of_the_real_site_is_indexed() -> None:
    search, content = real_search()
    indexed = "\n".join(
        plain(section.text) for page in search.pages.values() for section in page.sections
    )
    found, checked = [], 0
    for page in content.pages.values():
        if page.lang != "vi":
            continue
        hidden = [text for question in page.questions for text in question_texts(question)]
        hidden += [
            line
            for block in page.blocks
            if block.name in TRAINER_BLOCKS
            for line in block.body.split("\n")
        ]
        for text in hidden:
            words = plain(re.sub(r"\]\([^)]*\)", "", text))
            if len(words) > 60:
                checked += 1
                found += [words] if words in indexed else []
    assert checked > 1000
    # what a question or a slide quotes from the text itself may be found in the text
    shown = plain(" ".join(page.body for page in content.pages.values()))
    assert [words for words in found if shown.count(words) < 2] == []
