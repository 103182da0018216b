"""What the first view of each kind of page weighs on the real site, against `tests/budgets.yml`."""

import re
from pathlib import Path

import pytest

from support.site import build_real_site
from support.weight import budgets, compressed, first_view_of, linked_files
from taphuan.adapters.web import theme_style

_KIND = re.compile(r"tap-page--([\w-]+)")
_CLASSES = re.compile(r'class="([^"]*)"')
_THEME_CLASSES = re.compile(r"\.([a-zA-Z][\w-]*)")
_UNSTYLED = {"md-skip", "md-dialog", "md-dialog__inner", "no-js"}
"""Classes of the theme's frame that nobody sees: its skip link, what its script would fill."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_real_site(tmp_path_factory.mktemp("weight"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Return kind or layout by path, of every page in the site's frame."""
    kinds = {}
    for path in sorted(site.rglob("*.html")):
        found = _KIND.search(path.read_text(encoding="utf-8"))
        if found:
            kinds[path.relative_to(site).as_posix()] = found[1]
    return kinds


def test_every_page_keeps_to_the_budget_of_its_kind(site: Path, pages: dict[str, str]) -> None:
    allowed = budgets()["first_view"]
    assert {"home", "course", "module", "form", "register"} <= set(pages.values())
    over = {}
    for path, kind in pages.items():
        size = sum(first_view_of(site, path).values())
        if size > allowed[kind]:
            over[path] = f"{size} bytes of {allowed[kind]}"
    assert over == {}


def test_no_budget_is_above_what_the_design_allows() -> None:
    limits = budgets()
    with_quiz = {"module", "final"}
    for kind, size in limits["first_view"].items():
        assert size <= limits["design"]["with_quiz" if kind in with_quiz else "without"], kind


def test_no_page_without_a_question_loads_code_for_questions(
    site: Path, pages: dict[str, str]
) -> None:
    loaded = {"with": 0, "without": 0}
    for path in pages:
        has_question = "<tap-question" in (site / path).read_text(encoding="utf-8")
        names = [name for name in linked_files(site / path, site) if "/quiz-" in name]
        assert bool(names) == has_question, path
        loaded["with" if has_question else "without"] += 1
    assert all(loaded.values())


def test_the_pruned_theme_keeps_every_class_that_pages_carry(
    site: Path, pages: dict[str, str]
) -> None:
    (pruned,) = (site / "assets" / "tap").glob("theme-*.css")
    assert compressed(pruned.read_bytes()) <= budgets()["theme_style"]
    carried = {
        name
        for path in pages
        for names in _CLASSES.findall((site / path).read_text(encoding="utf-8"))
        for name in names.split()
    }
    theirs = set(_THEME_CLASSES.findall(theme_style().read_text(encoding="utf-8")))
    kept = set(_THEME_CLASSES.findall(pruned.read_text(encoding="utf-8")))
    assert (carried & theirs) - kept - _UNSTYLED == set()
