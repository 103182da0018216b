"""A third language is one label file and one folder: added, half translated, built, looked at.

The tool is copied, because a language's label file stands beside its code.
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import html5lib
import pytest

from support.site import ROOT, SMALL_SITE, write, write_project

HTML = "{http://www.w3.org/1999/xhtml}"
MODULE = "khoa-hoc/mau/01-mot"
VIETNAMESE = "Sổ văn bản"
HOME = "---\nkind: page\nlayout: home\ntitle: Hejmo\n---\n"


class Project:
    """A project with a tool of its own."""

    def __init__(self, folder: Path) -> None:
        self.tool = folder / "tool"
        junk = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(ROOT / "scripts", self.tool / "scripts", ignore=junk)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(ROOT / name, self.tool / name)
        (self.tool / "node_modules").symlink_to(ROOT / "node_modules")
        self.root = write_project(folder / "project")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "taphuan.adapters.cli", *words, "--root", str(self.root)]
        path = {**os.environ, "PYTHONPATH": str(self.tool / "scripts")}
        return subprocess.run(
            command, capture_output=True, text=True, check=False, encoding="utf-8", env=path
        )

    @property
    def labels(self) -> Path:
        return self.tool / "scripts" / "taphuan" / "labels" / "eo.yml"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str, str]:
    """Return the project with the language just added, what that said, and what the check said."""
    project = Project(tmp_path_factory.mktemp("third"))
    added = project.run("new", "language", "eo", "--name", "Esperanto", "--lang", "en")
    assert added.returncode == 0, added.stderr
    checked = project.run("check", "--lang", "en")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    return project, added.stdout, checked.stdout


@pytest.fixture(scope="module")
def site(begun: tuple[Project, str, str]) -> Path:
    """Translate two pages and two words, build, and return the site."""
    project, _, _ = begun
    module = SMALL_SITE[f"vi/{MODULE}.md"]
    for vietnamese, other in (
        ("Bài một", "Unua leciono"),
        ("## Phần đầu", "## La komenco"),
        ("[Phần đầu](#phan-dau)", "[La komenco](#la-komenco)"),
    ):
        module = module.replace(vietnamese, other)
    write(project.root, "eo/index.md", HOME)
    write(project.root, f"eo/{MODULE}.md", module)
    pages = [str(Path("docs/eo") / name) for name in ("index.md", f"{MODULE}.md")]
    assert project.run("translated", *pages).returncode == 0
    words = project.labels.read_text("utf-8")
    for key, word in (("quiz.number", "Demando {number}"), ("nav.skip", "Al la enhavo")):
        start = words.index(f'  {key}: ""')
        words = words[:start] + words[start:].replace('""', f'"{word}"', 1)
    project.labels.write_text(words, "utf-8")
    done = project.run("site")
    assert done.returncode == 0, done.stdout + done.stderr
    return project.root / "site"


def read(site: Path, path: str):  # type: ignore[no-untyped-def] # an ElementTree of html5lib
    return html5lib.parse((site / path).read_text(encoding="utf-8"))


def notices(tree) -> list[str]:  # type: ignore[no-untyped-def]
    return ["".join(p.itertext()) for p in tree.iter(f"{HTML}p") if p.get("class") == "tap-notice"]


def text_lang(tree) -> str:  # type: ignore[no-untyped-def]
    """Return the language of what the author wrote, told by the heading above it."""
    (heading,) = tree.iter(f"{HTML}h1")
    return str(heading.get("lang") or tree.get("lang"))


def test_adding_a_language_says_what_was_written_and_what_comes_next(
    begun: tuple[Project, str, str],
) -> None:
    project, said, _ = begun
    for name in (str(project.labels), "docs/eo/index.md", "mkdocs.yml"):
        assert f"\n  {name}\n" in said
    config = (project.root / "mkdocs.yml").read_text("utf-8")
    before = (ROOT / "mkdocs.yml").read_text("utf-8").split("\n")
    added = [line for line in config.split("\n") if line not in before]
    assert added == ['        - { locale: eo, name: "Esperanto" }']


def test_the_check_passes_and_warns_of_missing_words_and_an_unmarked_page(
    begun: tuple[Project, str, str],
) -> None:
    _, _, said = begun
    warnings = [line for line in said.split("\n") if line.endswith("]")]
    codes = [line.rpartition("[")[2].rstrip("]") for line in warnings]
    assert sorted(codes) == ["label.missing", "label.missing", "translation.unmarked"]
    assert "teaching.whole, teaching.deck" in said
    assert said.rstrip().endswith("0 errors, 3 warnings.")


def test_adding_it_twice_changes_nothing(begun: tuple[Project, str, str]) -> None:
    project, _, _ = begun
    before = (project.root / "mkdocs.yml").read_text("utf-8")
    again = project.run("new", "language", "eo")
    assert again.returncode == 1
    assert "eo.yml" in again.stderr
    assert (project.root / "mkdocs.yml").read_text("utf-8") == before


@pytest.mark.parametrize("path", ["eo/index.html", f"eo/{MODULE}.html"])
def test_a_translated_page_is_in_its_language_without_a_notice(site: Path, path: str) -> None:
    tree = read(site, path)
    assert tree.get("lang") == text_lang(tree) == "eo"
    assert notices(tree) == []


def test_a_page_not_translated_shows_the_original_and_says_so(site: Path) -> None:
    tree = read(site, "eo/tra-cuu/van-ban.html")
    assert tree.get("lang") == "eo"
    assert text_lang(tree) == "vi"
    assert len(notices(tree)) == 1
    assert "Esperanto" in notices(tree)[0]
    assert VIETNAMESE in "".join(tree.itertext())


def test_words_are_its_own_where_there_are_any_and_else_the_originals(site: Path) -> None:
    text = " ".join("".join(read(site, f"eo/{MODULE}.html").itertext()).split())
    assert "Al la enhavo" in text
    assert "Demando 2" in text
    assert "Học xong, bạn làm được" in text


def test_every_page_leads_to_itself_in_both_other_languages(site: Path) -> None:
    for lang, prefix in (("vi", ""), ("en", "en/"), ("eo", "eo/")):
        for page in (f"{MODULE}.html", "tra-cuu/van-ban.html"):
            links = read(site, f"{prefix}{page}").iter(f"{HTML}a")
            ways = {a.get("hreflang"): a for a in links if a.get("class", "").endswith("language")}
            assert set(ways) == {"vi", "en", "eo"} - {lang}
            for way in ways.values():
                assert (site / prefix / page / ".." / way.get("href", "")).resolve().is_file()


def test_decks_and_plans_are_there_with_the_language_of_their_text(site: Path) -> None:
    for ending in ("trinh-chieu", "giao-an"):
        own = (site / f"eo/{MODULE}-{ending}.html").read_text("utf-8")
        english = (site / f"en/{MODULE}-{ending}.html").read_text("utf-8")
        assert '<html lang="eo"' in own
        assert "Unua leciono" in own
        assert '<html lang="en"' in english
        assert "Bài một" in english
    assert '<div class="slides" lang="vi">' in (site / f"en/{MODULE}-trinh-chieu.html").read_text(
        "utf-8"
    )
    with zipfile.ZipFile(site / f"eo/{MODULE}-giao-an.docx") as archive:
        assert b'w:val="eo"' in archive.read("word/styles.xml")
    with zipfile.ZipFile(site / f"{MODULE}-giao-an.docx") as archive:
        assert b'w:val="vi-VN"' in archive.read("word/styles.xml")


def test_the_manifest_names_the_language_and_its_course(site: Path) -> None:
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    assert manifest["languages"] == ["vi", "en", "eo"]
    course = next(one for one in manifest["courses"] if one["lang"] == "eo")
    assert course["url"] == "eo/khoa-hoc/mau/index.html"
    assert [module["title"] for module in course["modules"]] == ["Unua leciono"]


def test_the_search_of_the_language_has_its_own_pages_only(site: Path) -> None:
    (path,) = (site / "assets" / "tap").glob("search-eo-*.js")
    script = path.read_text("utf-8")
    index = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    pages = [page[0] for page in index["pages"]]
    written = [page for page in pages if not page.startswith("eo/tra-cuu/van-ban/")]
    assert written == ["eo/index.html", f"eo/{MODULE}.html"]
    assert all(page.startswith("eo/") for page in pages)
    assert index["words"]["language"] == "Esperanto"


def test_files_for_moodle_are_written_for_it(site: Path) -> None:
    files = sorted((site.parent / "dist" / "lms" / "eo" / "mau").glob("*.xml"))
    assert files
    assert "La komenco" in files[0].read_text("utf-8")


def test_the_page_for_lost_readers_stays_in_the_original(site: Path) -> None:
    assert read(site, "404.html").get("lang") == "vi"
    assert not (site / "eo" / "404.html").exists()


def test_translations_are_counted_for_each_language(begun: tuple[Project, str, str]) -> None:
    project, _, _ = begun
    said = project.run("translations", "--lang", "en").stdout
    assert "Esperanto: 2 of 5 pages translated and up to date" in said
    assert "English: 1 of 5 pages translated and up to date" in said
