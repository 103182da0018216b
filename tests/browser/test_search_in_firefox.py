"""The search in Debian's Firefox, whose file:// rules are the strict ones."""

from collections.abc import Iterator

import pytest

from support.firefox import Firefox, started_firefox

pytestmark = pytest.mark.browser

TITLES = "Array.from(document.querySelectorAll('.tap-hit__title'), (one) => one.textContent)"


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with started_firefox() as started:
        yield started


def loaded(firefox: Firefox) -> list[str]:
    """Return the names of everything the page has loaded."""
    names = firefox.run(
        "return performance.getEntriesByType('resource').map((one) => one.name)"
        ".concat(Array.from(document.scripts, (one) => one.src))"
    )
    return [name.rsplit("/", 1)[-1] for name in names]


def search(firefox: Firefox, query: str) -> list[str]:
    firefox.run("document.querySelector('.tap-search__input').focus()")
    firefox.press(query)
    titles: list[str] = firefox.wait_for(
        f"{TITLES}.length && document.querySelector('.tap-search__input').value === {query!r}"
        f" && {TITLES}"
    )
    return titles


def test_search_works_from_the_first_letter_to_the_marked_page(firefox: Firefox, base: str) -> None:
    firefox.open(f"{base}/khoa-hoc/index.html")
    before = loaded(firefox)
    assert not [name for name in before if name.startswith(("search-vi", "search-worker-"))]
    titles = search(firefox, "sinh hoat chuyen de")
    assert any("chuyên đề" in title for title in titles)
    firefox.wait_for(f"/chuyên đề, năm bước/.test({TITLES}[0])")
    firefox.press("Enter")
    firefox.wait_for("/sinh-hoat-chuyen-de\\.html\\?h=/.test(location.href)")
    marks = "Array.from(document.querySelectorAll('mark.tap-found'), (one) => one.textContent)"
    firefox.wait_for(f"{marks}.some((text) => /^sinh hoạt chuyên đề$/i.test(text))")
    assert firefox.errors() == []


def test_the_search_runs_in_a_worker_from_disk_too(firefox: Firefox, base: str) -> None:
    firefox.open(f"{base}/index.html")
    firefox.run(
        "const Native = Worker; window.started = 0;"
        "window.Worker = function (url) { window.started++; return new Native(url) }"
    )
    search(firefox, "hương ước")
    assert firefox.run("return window.started") == 1
    assert firefox.errors() == []
