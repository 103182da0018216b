"""Copies used as readers use them: unpacked or alone in a folder, from disk, without a network."""

import gzip
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from support.axe import axe_violations
from support.browser import Watched, open_page
from support.deck import expect_place, hall
from support.docx_audit import audit
from support.firefox import started_firefox
from support.form_steps import fill_all, take_docx
from taphuan.render.copies.links import find_links

pytestmark = pytest.mark.browser

COURSE = "huong-khe"
MODULE = "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon.html"
PHONE = "Mozilla/5.0 (Linux; Android 8.1.0; SM-J260G) AppleWebKit/537.36 Chrome/87.0 Mobile"


def downloads(site: Path, *, kind: str, lang: str = "vi") -> list[dict[str, Any]]:
    found = json.loads((site / "manifest.json").read_text("utf-8"))["downloads"]
    return [one for one in found if (one["kind"], one["lang"]) == (kind, lang)]


def path_of(site: Path, kind: str, *, lang: str = "vi", course: str = COURSE) -> Path:
    found = [one for one in downloads(site, kind=kind, lang=lang) if one["course"] in (course, "")]
    return site / str(found[0]["path"])


def unpack(copy: Path, folder: Path) -> Path:
    """Unpack a ZIP and return its one folder."""
    zipfile.ZipFile(copy).extractall(folder)
    (inside,) = folder.iterdir()
    return inside


@pytest.fixture(scope="module")
def whole(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(path_of(real_site, "site-zip"), tmp_path_factory.mktemp("ổ USB của tôi"))


@pytest.fixture(scope="module")
def english(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(path_of(real_site, "site-zip", lang="en"), tmp_path_factory.mktemp("bản Anh"))


@pytest.fixture(scope="module")
def course(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(path_of(real_site, "course-zip"), tmp_path_factory.mktemp("Tài liệu lớp học"))


def alone(real_site: Path, kind: str, folder: Path) -> str:
    """Put a copy into an empty folder by itself; return its address."""
    return Path(shutil.copy(path_of(real_site, kind), folder / "tệp nhận được.html")).as_uri()


@contextmanager
def cut_off(browser: Browser, **options: object) -> Iterator[Watched]:
    """Open a page without a network; nothing may be asked of it, nothing may go wrong."""
    with open_page(browser, **options) as watched:  # type: ignore[arg-type]
        watched.page.context.set_offline(offline=True)
        yield watched
        assert watched.errors == []
        assert watched.foreign("file://") == []


# ZIPs


def test_the_start_page_opens_the_copy(browser: Browser, course: Path) -> None:
    with cut_off(browser) as watched:
        page = watched.page
        page.goto((course / "MO-TRUOC-TIEN.html").as_uri())
        expect(page.get_by_text("Bạn cần giải nén trước")).to_be_hidden()
        expect(page.get_by_text("Phiên bản")).to_be_visible()
        page.get_by_role("link", name="Mở bản này").click()
        assert page.url.endswith("/noi-dung/khoa-hoc/huong-khe/index.html")


def test_the_start_page_alone_as_a_zip_viewer_shows_it_says_how_to_unpack(
    browser: Browser, course: Path, tmp_path: Path
) -> None:
    shutil.copy(course / "MO-TRUOC-TIEN.html", tmp_path)
    with open_page(browser) as watched:
        watched.page.goto((tmp_path / "MO-TRUOC-TIEN.html").as_uri())
        expect(watched.page.get_by_text("Bạn cần giải nén trước")).to_be_visible()
        expect(watched.page.get_by_text("Giải nén tất cả")).to_be_visible()
        expect(watched.page.get_by_role("link", name="Mở bản này")).to_be_hidden()


@pytest.mark.parametrize("copy", ["whole", "course"])
def test_search_finds_pages_of_the_copy(
    browser: Browser, copy: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(copy)
    with cut_off(browser) as watched:
        page = watched.page
        page.goto((folder / "noi-dung" / MODULE).as_uri())
        page.locator(".tap-search__input").fill("dang vien du bi")
        expect(page.locator(".tap-hit").first).to_be_visible()
        links = page.locator(".tap-hit a").evaluate_all("all => all.map(one => one.href)")
        files = {link.partition("?")[0].partition("#")[0] for link in links}
        known = {path.as_uri() for path in (folder / "noi-dung").rglob("*.html")}
        assert files <= known
        page.locator(".tap-hit a").first.click()
        expect(page.locator("mark.tap-found").first).to_be_attached()


def test_a_question_is_answered_and_kept_in_a_copy(browser: Browser, course: Path) -> None:
    with cut_off(browser) as watched:
        page = watched.page
        page.goto((course / "noi-dung" / MODULE).as_uri())
        question = page.locator('tap-question[data-form="single"]').first
        question.locator("input").first.check()
        question.get_by_role("button", name="Kiểm tra").click()
        expect(question.locator(".tq-outcome p").first).to_be_visible()
        page.reload()
        expect(question.locator(".tq-outcome p").first).to_be_visible()


@pytest.mark.parametrize("copy", ["whole", "course"])
def test_a_deck_runs_with_the_presenters_window(
    browser: Browser, copy: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(copy)
    deck = MODULE.replace(".html", "-trinh-chieu.html")
    with hall(browser) as room:
        room.context.set_offline(offline=True)
        wall = room.open(f"{(folder / 'noi-dung').as_uri()}/{deck}")
        speaker = room.open_speaker()
        speaker.keyboard.press("PageDown")
        expect_place(wall, 2)
        assert room.errors == []


def test_a_form_is_filled_in_and_becomes_a_word_file(
    browser: Browser, course: Path, tmp_path: Path
) -> None:
    (form, *_) = sorted((course / "noi-dung" / "mau-van-ban" / "mau").glob("*.html"))
    with cut_off(browser) as watched:
        watched.page.goto(form.as_uri())
        fill_all(watched.page)
        assert audit(take_docx(watched.page, tmp_path)) == []


def test_links_to_other_pages_are_out_of_the_menus_or_say_where_to_look(
    browser: Browser, course: Path
) -> None:
    with cut_off(browser) as watched:
        page = watched.page
        page.goto((course / "noi-dung" / "tra-cuu" / "thuat-ngu.html").as_uri())
        expect(page.get_by_role("link", name="English")).to_be_hidden()
        expect(page.get_by_role("link", name="Sinh hoạt chi bộ", exact=True)).to_be_hidden()
        page.goto((course / "noi-dung" / "KHONG-CO-O-DAY.html").as_uri())
        page.get_by_role("link", name="Về trang đầu của bản này").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("copy", ["whole", "english", "course"])
def test_no_link_of_a_copy_leads_nowhere(copy: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(copy)
    broken = []
    for page in folder.rglob("*.html"):
        for link in find_links(page.read_text("utf-8")):
            path = link.address.partition("#")[0].partition("?")[0]
            if path and ":" not in path and not (page.parent / path).is_file():
                broken.append(f"{page.relative_to(folder)}: {link.address}")
    assert broken == []


def test_the_downloads_page_of_a_copy_says_its_version(browser: Browser, whole: Path) -> None:
    with cut_off(browser) as watched:
        watched.page.goto((whole / "noi-dung" / "tai-ve.html").as_uri())
        expect(watched.page.get_by_text("Bạn đang dùng bản tải về")).to_be_visible()
        assert watched.page.get_by_text("SHA-256 ", exact=False).count() <= 1


# one file


def test_a_course_in_one_file_is_read_chapter_by_chapter(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    with cut_off(browser, width=360, height=740) as watched:
        page = watched.page
        page.goto(alone(real_site, "course-file", tmp_path))
        shown = page.locator(".tap-chapter:visible")
        expect(shown).to_have_id("dau")
        page.locator('.tap-modules a[href="#bai-2"]').click()
        expect(shown).to_have_id("bai-2")
        page.get_by_role("link", name="Mục lục").click()
        expect(shown).to_have_id("dau")
        page.go_back()
        expect(shown).to_have_id("bai-2")
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_its_search_leads_to_the_place(browser: Browser, real_site: Path, tmp_path: Path) -> None:
    with cut_off(browser, width=360, height=740) as watched:
        page = watched.page
        page.goto(alone(real_site, "course-file", tmp_path))
        page.get_by_label("Tìm trong khóa này").fill("phieu viec")
        hit = page.locator(".tap-find__list .tap-hit__section").first
        expect(hit).to_be_visible()
        goal = str(hit.get_attribute("href"))
        hit.click()
        expect(page.locator(goal)).to_be_in_viewport()
        page.get_by_role("link", name="Mục lục").click()
        page.get_by_label("Tìm trong khóa này").fill("xyzzy")
        expect(page.locator("tap-find [role=status]")).to_contain_text("Không thấy")


def test_its_questions_work_and_stay_answered(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    with cut_off(browser, width=360, height=740) as watched:
        page = watched.page
        page.goto(alone(real_site, "course-file", tmp_path) + "#bai-1")
        question = page.locator('#bai-1 tap-question[data-form="single"]').first
        question.locator("input").first.check()
        question.get_by_role("button", name="Kiểm tra").click()
        expect(question.locator(".tq-outcome p").first).to_be_visible()
        page.reload()
        expect(question.locator(".tq-outcome p").first).to_be_visible()
        page.get_by_role("link", name="Mục lục").click()
        expect(page.locator("#dau tap-summary")).to_contain_text("1")


def test_it_leads_back_to_where_one_stopped(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    with cut_off(browser, width=360, height=740, bypass_csp=True) as watched:
        page = watched.page
        address = alone(real_site, "course-file", tmp_path)
        page.goto(address)
        expect(page.locator("tap-continue")).to_be_hidden()
        page.goto(f"{address}#bai-2")
        expect(page.locator("#bai-2 h1")).to_be_in_viewport()
        page.evaluate("document.querySelector('#bai-2-ghi-nho').scrollIntoView()")
        page.wait_for_function("JSON.stringify(localStorage).includes('bai-2-ghi-nho')")
        page.get_by_role("link", name="Mục lục").click()
        page.get_by_role("link", name="Học tiếp").click()
        expect(page.locator("#bai-2")).to_be_visible()
        assert page.evaluate("location.hash") == "#bai-2-ghi-nho"
        assert page.evaluate("scrollY") > 0


def test_its_final_quiz_can_be_taken(browser: Browser, real_site: Path, tmp_path: Path) -> None:
    with cut_off(browser, width=360, height=740) as watched:
        page = watched.page
        page.goto(alone(real_site, "course-file", tmp_path) + "#kiem-tra")
        page.get_by_role("button", name="Bắt đầu làm bài").click()
        expect(page.locator("#kiem-tra tap-question:visible").first).to_be_visible()


def test_it_says_so_where_nothing_can_be_kept(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    with cut_off(browser, width=360, height=740) as watched:
        page = watched.page
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
        )
        page.goto(alone(real_site, "course-file", tmp_path) + "#bai-1")
        expect(page.locator(".tq-notice")).to_be_visible()
        expect(page.locator("#bai-1 h1")).to_be_visible()


def test_without_scripts_all_chapters_can_be_read(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    with cut_off(browser, width=360, height=740, java_script_enabled=False) as watched:
        page = watched.page
        page.goto(alone(real_site, "course-file", tmp_path))
        expect(page.locator("#bai-1 h1")).to_be_visible()
        expect(page.locator("#bai-3 h1")).to_be_visible()


@pytest.mark.parametrize("kind", ["course-file", "module-file"])
def test_every_link_in_one_file_has_a_goal(
    browser: Browser, real_site: Path, tmp_path: Path, kind: str
) -> None:
    with cut_off(browser) as watched:
        page = watched.page
        page.goto(alone(real_site, kind, tmp_path))
        lost = page.locator("a[href]").evaluate_all(
            """links => links.map(link => link.getAttribute('href')).filter(href =>
              href && !/^(https?|mailto|tel):/.test(href)
              && !(href[0] === '#' && document.getElementById(href.slice(1))))"""
        )
        assert lost == []
        names = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
        assert len(names) == len(set(names))
        assert axe_violations(page) == []


def test_a_course_in_one_file_keeps_to_its_budget(real_site: Path) -> None:
    for lang in ("vi", "en"):
        for one in downloads(real_site, kind="course-file", lang=lang):
            assert len(gzip.compress((real_site / one["path"]).read_bytes(), 9)) < 400 * 1024


def test_one_file_works_in_firefox(real_site: Path, tmp_path: Path) -> None:
    with started_firefox() as firefox:
        firefox.open(alone(real_site, "course-file", tmp_path))
        firefox.run(
            "const field = document.querySelector('#tap-find'); field.value = 'dang vien';"
            "field.dispatchEvent(new Event('input', { bubbles: true }))"
        )
        firefox.wait_for("document.querySelector('.tap-find__list .tap-hit__section')")
        firefox.run("document.querySelector('.tap-find__list .tap-hit__section').click()")
        firefox.wait_for("document.querySelector('#dau').hidden")
        firefox.run(
            "const one = document.querySelector('.tap-chapter:not([hidden])"
            ' tap-question[data-form="single"]\'); one.querySelector("input").click();'
            "one.querySelector('.tq-check').click()"
        )
        firefox.wait_for("document.querySelector('.tap-chapter:not([hidden]) [data-state]')")
        assert firefox.errors() == []


# the downloads page


@pytest.mark.parametrize(("agent", "wanted"), [(PHONE, ".html"), ("", ".zip")])
def test_the_page_suggests_what_suits_the_device(
    browser: Browser, served: str, agent: str, wanted: str
) -> None:
    options = {"user_agent": agent} if agent else {}
    with open_page(browser, bypass_csp=True, **options) as watched:
        page = watched.page
        page.goto(f"{served}/tai-ve.html")
        first = page.locator("tap-copies a:visible").first
        expect(first).to_be_visible()
        assert str(first.get_attribute("href")).endswith(wanted)
        assert watched.errors == []
        assert axe_violations(page, "main") == []


def test_without_scripts_the_list_is_there_with_size_time_and_checksum(
    browser: Browser, real_site: Path
) -> None:
    with open_page(browser, java_script_enabled=False) as watched:
        page = watched.page
        page.goto((real_site / "tai-ve.html").as_uri())
        expect(page.locator("tap-copies")).to_be_hidden()
        shown = page.locator("ul.tap-copies > li")
        assert shown.count() == sum(
            len(downloads(real_site, kind=kind))
            for kind in ("site-zip", "course-zip", "course-file", "module-file")
        )
        expect(shown.first).to_contain_text("256 kbit/s")
        shown.first.locator("summary").click()
        expect(shown.first.locator("code").last).to_have_text(
            str(downloads(real_site, kind="course-file")[0]["sha256"])
        )
