"""One browser and one build of the real site for all browser tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browser import launch
from support.site import build_real_site, serve_folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launch() as started:
        yield started


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_real_site(tmp_path_factory.mktemp("thư mục có dấu"))


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    with serve_folder(real_site) as address:
        yield address


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, real_site: Path) -> str:
    """Return the site's address, once from disk and once from a server."""
    if request.param == "file":
        return real_site.as_uri()
    return str(request.getfixturevalue("served"))
