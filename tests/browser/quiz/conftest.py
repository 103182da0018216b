"""Pages of questions, built once; opened from disk and from a server."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browser import Watched, open_page
from support.quiz_page import ALL_FORMS, build_assets, render_all, write_page
from support.site import serve_folder

Write = Callable[..., str]


@pytest.fixture(scope="session")
def quiz_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("câu hỏi")
    build_assets(folder)
    write_page(folder, "all.html", render_all(ALL_FORMS))
    return folder


@pytest.fixture(scope="session")
def quiz_served(quiz_folder: Path) -> Iterator[str]:
    with serve_folder(quiz_folder) as address:
        yield address


@pytest.fixture(params=["file", "http"])
def quiz_base(request: pytest.FixtureRequest, quiz_folder: Path) -> str:
    """Return the pages' address, once from disk and once from a server."""
    if request.param == "file":
        return quiz_folder.as_uri()
    return str(request.getfixturevalue("quiz_served"))


_numbers = itertools.count(1)


@pytest.fixture
def write(quiz_folder: Path) -> Write:
    """Return a function that writes a page of its own and returns the page's name."""

    def write_one(body: str, **options: object) -> str:
        name = f"trang-{next(_numbers)}.html"
        write_page(quiz_folder, name, body, **options)
        return name

    return write_one


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """Yield a fresh page; in the end it must have logged no error."""
    with open_page(browser) as opened:
        yield opened
        assert opened.errors == []


@pytest.fixture
def small(browser: Browser) -> Iterator[Watched]:
    """Yield a page as wide as an old phone."""
    with open_page(browser, width=360, height=640) as opened:
        yield opened
        assert opened.errors == []
