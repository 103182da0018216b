"""Decks and plans in the built site: made for every module, found by trainers only."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from support.site import SMALL_SITE, run_taphuan, write_project

MODULE = "khoa-hoc/mau/01-mot"
ROOM = "---\nkind: page\nlayout: teaching\ntitle: Giảng viên\n---\n\nCách dùng.\n"
BANK = """\
---
kind: bank
title: Luyện tập
use: {use}
reviewed: 2026-01-02
---

```quiz
id: {id}
objective: mot/1

Câu của {id}?

( ) Một
> Chưa đúng.
(x) Hai
> Đúng.
! Vì thế.
```
"""
BANKS = "vi/khoa-hoc/mau/ngan-hang"
PAPERS = tuple(f"khoa-hoc/mau/{part}-luyen-tap" for part in ("de", "dap-an"))
PAGES = (f"{MODULE}-trinh-chieu.html", f"{MODULE}-giao-an.html", "khoa-hoc/mau/giao-an.html")
FILES = (f"{MODULE}-trinh-chieu.pptx", f"{MODULE}-giao-an.docx", "khoa-hoc/mau/giao-an.docx")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        **SMALL_SITE,
        "vi/giang-vien/index.md": ROOM,
        f"{BANKS}/luyen-tap.md": BANK.format(use="practice", id="cau-luyen"),
        f"{BANKS}/de-mau.md": BANK.format(use="exam", id="cau-thi"),
        f"{BANKS}/rieng/luyen.md": BANK.format(use="practice", id="cau-rieng"),
    }
    root = write_project(tmp_path_factory.mktemp("project"), files)
    config = (root / "mkdocs.yml").read_text("utf-8")
    config = config.replace('site_url: ""', 'site_url: "https://vi-du.vn/hoc/"')
    (root / "mkdocs.yml").write_text(config, "utf-8")
    done = run_taphuan(root, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


def trainees_pages(site: Path) -> list[Path]:
    pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return [
        path
        for name, path in pages.items()
        if name.removeprefix("en/") not in PAGES
        and name.removeprefix("en/").removesuffix(".html") not in PAPERS
        and "giang-vien/" not in name
    ]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_module_has_a_deck_and_a_plan_in_every_language(site: Path, prefix: str) -> None:
    for name in PAGES:
        html = (site / f"{prefix}{name}").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in html
        assert "chi-giang-vien-thay" in html
        assert "ghi-chu-kin" not in html


def test_files_for_word_and_powerpoint_are_in_the_language_they_are_written_in(site: Path) -> None:
    for name in FILES:
        with zipfile.ZipFile(site / name) as archive:
            assert archive.testzip() is None
    assert not (site / f"en/{FILES[0]}").exists()
    assert (site / f"en/{FILES[2]}").exists()


def test_no_page_of_a_trainee_leads_to_them(site: Path) -> None:
    pages = trainees_pages(site)
    assert len(pages) > 8
    for page in pages:
        links = re.findall(r'(?:href|src)="([^"]+)"', page.read_text("utf-8"))
        theirs = ("trinh-chieu", "giao-an", "de-luyen-tap", "dap-an")
        assert not [one for one in links if any(name in one for name in theirs)], page


def test_no_search_and_no_sitemap_knows_them(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert f"{MODULE}.html" in sitemap
    assert f"{MODULE}-" not in sitemap
    index = next((site / "assets" / "tap").glob("search-vi-*.js")).read_text("utf-8")
    assert MODULE in index
    assert f"{MODULE}-" not in index
    assert "chi-giang-vien-thay" not in index


def test_the_manifest_names_slides_and_plan_of_every_module(site: Path) -> None:
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    for course in manifest["courses"]:
        for module in course["modules"]:
            assert (site / module["slides"]).is_file()
            assert (site / module["plan"]).is_file()
            assert module["slides"].startswith("en/") == (course["lang"] == "en")


def test_the_trainers_page_gathers_what_belongs_to_each_course(site: Path) -> None:
    page = site / "giang-vien" / "index.html"
    links = re.findall(r'href="([^"#]+)"', page.read_text("utf-8"))
    papers = [f"{name}.{ending}" for name in PAPERS for ending in ("html", "docx")]
    for name in (*PAGES, *FILES, *papers, f"{MODULE}.html"):
        assert f"../{name}" in links
        assert (site / name).is_file()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_practice_bank_becomes_a_paper_with_its_key(site: Path, prefix: str) -> None:
    test, key = ((site / f"{prefix}{name}.html").read_text("utf-8") for name in PAPERS)
    assert "Câu của cau-luyen?" in test
    assert "Vì thế" not in test
    assert "Vì thế" in key
    assert all('<meta name="robots" content="noindex">' in page for page in (test, key))


def test_no_paper_is_made_of_exams_and_of_what_lies_in_the_private_folder(site: Path) -> None:
    names = {path.name for path in (site / "khoa-hoc" / "mau").iterdir()}
    assert {name for name in names if name.startswith(("de-", "dap-an-"))} == {
        "de-luyen-tap.html",
        "de-luyen-tap.docx",
        "dap-an-luyen-tap.html",
        "dap-an-luyen-tap.docx",
    }


def test_every_link_of_decks_and_plans_leads_to_a_file(site: Path) -> None:
    for prefix in ("", "en/"):
        for name in PAGES:
            page = site / f"{prefix}{name}"
            for link in re.findall(r'(?:href|src)="([^"#]+)', page.read_text("utf-8")):
                if not link.startswith("data:") and "giang-vien/index.html" not in link:
                    assert (page.parent / link).resolve().is_file(), link


def test_the_last_slide_has_the_public_address(site: Path) -> None:
    html = (site / PAGES[0]).read_text("utf-8")
    assert "https://vi-du.vn/hoc/khoa-hoc/mau/01-mot.html" in html
    assert 'class="slide__qr"' in html


def test_deck_code_is_loaded_by_decks_only(site: Path) -> None:
    for page in trainees_pages(site):
        html = page.read_text("utf-8")
        assert "tap/deck-" not in html, page
        assert "tap/plan-" not in html, page


def test_a_second_build_takes_the_files_of_the_first(project: Path) -> None:
    kept = sorted((project / "build" / "teaching").iterdir())
    before = {path: path.stat().st_mtime_ns for path in kept}
    data = (project / "site" / FILES[0]).read_bytes()
    assert run_taphuan(project, "site").returncode == 0
    assert {path: path.stat().st_mtime_ns for path in kept} == before
    assert (project / "site" / FILES[0]).read_bytes() == data


def test_a_changed_module_has_its_files_made_anew(project: Path) -> None:
    source = project / "docs" / "vi" / f"{MODULE}.md"
    text = source.read_text("utf-8")
    before = (project / "site" / FILES[0]).read_bytes()
    try:
        source.write_text(text.replace("Trang chiếu", "Trang chiếu mới"), "utf-8")
        assert run_taphuan(project, "site").returncode == 0
        assert (project / "site" / FILES[0]).read_bytes() != before
        assert "Trang chiếu mới" in (project / "site" / PAGES[0]).read_text("utf-8")
    finally:
        source.write_text(text, "utf-8")


def test_export_writes_the_files_asked_for(project: Path) -> None:
    done = run_taphuan(project, "export", "pptx", "mau/mot")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "dist" / "pptx" / FILES[0]).is_file()
    done = run_taphuan(project, "export", "plan", "--start", "7.30", "--out", "dist/ke-hoach")
    assert done.returncode == 0, done.stdout + done.stderr
    names = {path.name for path in (project / "dist" / "ke-hoach").rglob("*.docx")}
    assert names == {"01-mot-giao-an.docx", "giao-an.docx"}
    with zipfile.ZipFile(project / "dist" / "ke-hoach" / FILES[1]) as archive:
        assert "7.30–7.40" in archive.read("word/document.xml").decode()


def names_in(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name.partition("/")[2] for name in archive.namelist()}


def test_the_copy_of_a_course_holds_the_trainers_room_and_no_exam(project: Path) -> None:
    (path,) = (project / "site" / "tai-ve").glob("*mau*.zip")
    names = names_in(path)
    for name in ("giang-vien/index.html", *PAGES, *FILES, *(f"{one}.docx" for one in PAPERS)):
        assert f"noi-dung/{name}" in names
    assert not [name for name in names if "de-mau" in name or "de-thi" in name]
    room = (project / "site" / "giang-vien" / "index.html").read_text("utf-8")
    assert f"../tai-ve/{path.name}" in room
    with zipfile.ZipFile(path) as archive:
        inside = archive.read(f"{path.stem}/noi-dung/giang-vien/index.html").decode()
    assert "01-mot-trinh-chieu.html" in inside
    assert "tai-ve/" not in inside.split("</main>")[0].split("<main")[1]


def test_the_trainers_pack_has_exams_with_keys_and_stays_out_of_the_site(project: Path) -> None:
    done = run_taphuan(project, "export", "trainer", "mau", "--versions", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 đề thi" in done.stdout
    (path,) = (project / "dist" / "giang-vien").glob("*.zip")
    names = names_in(path)
    for name in ("de-1", "dap-an-1", "de-2", "dap-an-2"):
        assert {f"de-thi/de-mau/{name}.html", f"de-thi/de-mau/{name}.docx"} <= names
    assert f"noi-dung/{PAGES[0]}" in names
    before = path.read_bytes()
    assert run_taphuan(project, "export", "trainer", "mau", "--versions", "2").returncode == 0
    assert path.read_bytes() == before


def test_export_names_what_it_does_not_know(project: Path) -> None:
    done = run_taphuan(project, "export", "pptx", "mau/mott")
    assert done.returncode == 1
    assert "“mau/mott” (có phải ý bạn là “mau/mot”?)" in done.stdout
    assert run_taphuan(project, "export", "plan", "--start", "25.00").returncode == 2
    assert "có phải ý bạn là “mau”" in run_taphuan(project, "export", "trainer", "maau").stdout


def test_export_stops_at_errors_of_the_content(project: Path) -> None:
    source = project / "docs" / "vi" / f"{MODULE}.md"
    text = source.read_text("utf-8")
    try:
        source.write_text(text + "\n/// slide | Chưa đóng\n", "utf-8")
        done = run_taphuan(project, "export", "pptx")
        assert done.returncode == 1
        assert "[block.unclosed]" in done.stdout
    finally:
        source.write_text(text, "utf-8")
