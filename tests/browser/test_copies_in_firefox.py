"""The ZIP of a course, unpacked and used in Firefox without a network."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.firefox import Firefox, started_firefox
from support.form_steps import FILL_ALL

pytestmark = pytest.mark.browser

MODULE = "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon.html"
HIT = "document.querySelector('.tap-hit a')?.href"
OUTCOME = "document.querySelector('tap-question[data-form=single] .tq-outcome p')"
PLACE = "document.querySelector('.deck-bar__place')?.textContent"
SPEAKER_PLACE = "document.querySelector('[data-show=place]')?.textContent"


@pytest.fixture(scope="module")
def folder(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    unpacked = tmp_path_factory.mktemp("Thẻ nhớ của tôi")
    (copy,) = (real_site / "tai-ve").glob("khoa-hoc-huong-khe-*.zip")
    zipfile.ZipFile(copy).extractall(unpacked)
    (inside,) = unpacked.iterdir()
    return inside


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with started_firefox() as started:
        started.command("Marionette:SetContext", value="chrome")
        started.run("Services.io.offline = true")
        started.command("Marionette:SetContext", value="content")
        yield started
        assert started.errors() == []


def test_the_start_page_leads_in_and_the_search_finds_pages_of_the_copy(
    firefox: Firefox, folder: Path
) -> None:
    firefox.open((folder / "MO-TRUOC-TIEN.html").as_uri())
    firefox.run("[...document.links].find(a => a.textContent === 'Mở bản này').click()")
    firefox.wait_for("document.querySelector('.tap-search__input')")
    assert "/noi-dung/" in firefox.run("return location.href")
    firefox.run(
        "const field = document.querySelector('.tap-search__input'); field.focus();"
        "field.value = 'dang vien du bi';"
        "field.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    assert firefox.wait_for(HIT).startswith(folder.as_uri())


def test_a_question_is_answered_and_kept(firefox: Firefox, folder: Path) -> None:
    firefox.open((folder / "noi-dung" / MODULE).as_uri())
    firefox.wait_for("document.querySelector('tap-question[data-form=single] .tq-check')")
    firefox.run(
        "const one = document.querySelector('tap-question[data-form=single]');"
        "one.querySelector('input').click(); one.querySelector('.tq-check').click()"
    )
    firefox.wait_for(OUTCOME)
    firefox.reload()
    firefox.wait_for(OUTCOME)


def test_a_deck_runs_with_the_presenters_window(firefox: Firefox, folder: Path) -> None:
    deck = folder / "noi-dung" / MODULE.replace(".html", "-trinh-chieu.html")
    firefox.open(deck.as_uri())
    firefox.wait_for(f"{PLACE}?.startsWith('1 /')")
    wall = firefox.window()
    firefox.window_opened_by("s")
    firefox.wait_for(f"{SPEAKER_PLACE}?.includes('1 /')")
    firefox.press("PageDown")
    firefox.wait_for(f"{SPEAKER_PLACE}?.includes('2 /')")
    firefox.close()
    firefox.switch(wall)
    firefox.wait_for(f"{PLACE}?.startsWith('2 /')")


def test_a_form_becomes_a_word_file(firefox: Firefox, folder: Path) -> None:
    (form, *_) = sorted((folder / "noi-dung" / "mau-van-ban" / "mau").glob("*.html"))
    firefox.open(form.as_uri())
    firefox.wait_for("document.querySelector('.tf-form')?.offsetParent")
    firefox.run(
        "window.made = []; const make = URL.createObjectURL;"
        "URL.createObjectURL = blob => { window.made.push(blob); return make.call(URL, blob) };"
        f"({FILL_ALL})(2);"
        "[...document.querySelectorAll('button')]"
        ".find(one => one.textContent.trim() === 'Tải văn bản Word').click()"
    )
    assert firefox.wait_for("window.made[0]?.type").endswith("wordprocessingml.document")
