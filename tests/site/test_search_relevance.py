"""The relevance set of the benchmarks as a floor: a change may not make the search worse."""

import sys
from pathlib import Path

import pytest

from support.search import real_search

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from search_relevance import measure_relevance, read_queries, shares


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[float, float]]:
    return shares(measure_relevance())


def test_the_right_page_comes_first_for_97_queries_of_100(
    found: dict[str, tuple[float, float]],
) -> None:
    first, three = found["ours"]
    assert first >= 97
    assert three >= 99.5


def test_no_library_does_as_well(found: dict[str, tuple[float, float]]) -> None:
    assert max(found["stock"][0], found["minisearch"][0]) < found["ours"][0] - 5


def test_every_query_names_pages_that_exist() -> None:
    search, _ = real_search()
    known = {page.url.removesuffix(".html") for page in search.pages.values()}
    queries = read_queries()
    assert len(queries) >= 120
    unknown = {page for query in queries for page in query["pages"]} - known  # type: ignore[attr-defined]
    assert unknown == set()
