"""What maintainers are told of translations: their state, and what changed in the originals."""

import subprocess
from pathlib import Path

import html5lib
import pytest

from support.site import run_taphuan, write, write_project

PAGE = "---\nkind: page\ntitle: {title}\n---\n\n{text}\n"
BEFORE = PAGE.format(title="Giờ họp", text="Họp lúc bảy giờ.\n\nMang theo sổ.")
AFTER = BEFORE.replace("bảy giờ", "tám giờ")
NAME = "gioi-thieu/gio-hop.md"


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with a translation just made."""
    root = write_project(tmp_path)
    write(root, f"vi/{NAME}", BEFORE)
    write(root, f"en/{NAME}", PAGE.format(title="Hour", text="We meet at seven.\n\nBring a book."))
    assert run_taphuan(root, "translated", f"docs/en/{NAME}").returncode == 0
    return root


def said(root: Path, *words: str) -> str:
    return run_taphuan(root, *words, "--lang", "en").stdout


def test_a_marked_translation_is_current_until_the_original_changes(project: Path) -> None:
    assert f"current        docs/en/{NAME}" in said(project, "translations")
    assert "translation." not in said(project, "check")
    write(project, f"vi/{NAME}", AFTER)
    assert f"outdated       docs/en/{NAME}" in said(project, "translations")
    assert "[translation.outdated]" in said(project, "check")
    assert run_taphuan(project, "check").returncode == 0


def test_marking_again_changes_one_line_only(project: Path) -> None:
    path = project / "docs" / "en" / NAME
    before = path.read_text("utf-8").split("\n")
    write(project, f"vi/{NAME}", AFTER)
    assert run_taphuan(project, "translated", str(Path("docs/en") / NAME)).returncode == 0
    after = path.read_text("utf-8").split("\n")
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [line.partition(":")[0] for line in changed] == ["translates"]


def test_the_diff_shows_what_changed_since_the_translation_was_marked(project: Path) -> None:
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "before")
    write(project, f"vi/{NAME}", AFTER)
    git(project, "commit", "-qam", "after")
    shown = said(project, "translations", "--diff").split("\n")
    assert "-Họp lúc bảy giờ." in shown
    assert "+Họp lúc tám giờ." in shown
    assert not any("Mang theo sổ" in line for line in shown if line[:1] in "+-")


def test_without_history_the_diff_says_so(project: Path) -> None:
    write(project, f"vi/{NAME}", AFTER)
    assert "is not in the git history" in said(project, "translations", "--diff")


def test_a_page_without_an_original_cannot_be_marked(project: Path) -> None:
    write(project, "en/gioi-thieu/la.md", PAGE.format(title="Odd", text="x"))
    done = run_taphuan(project, "translated", "docs/en/gioi-thieu/la.md")
    assert done.returncode == 1
    assert "docs/en/gioi-thieu/la.md" in done.stderr


def test_the_table_page_names_every_page_with_its_state_and_changes(project: Path) -> None:
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "before")
    write(project, f"vi/{NAME}", AFTER.replace("tám giờ", "<b>tám</b> giờ"))
    assert "build/translations.html" in said(project, "translations", "--page", "--diff")
    table = html5lib.parse(
        (project / "build" / "translations.html").read_text("utf-8"), namespaceHTMLElements=False
    )
    rows = {row.findtext(".//code"): row for row in table.iter("tr") if row.find("td") is not None}
    assert [cell.get("class") for cell in rows[f"docs/en/{NAME}"]] == [None, "outdated", None]
    assert "+Họp lúc <b>tám</b> giờ." in (rows[f"docs/en/{NAME}"].findtext(".//pre") or "")
    assert rows["docs/en/index.md"].find(".//pre") is None
    assert rows["docs/en/giang-vien/index.md"][1].get("class") == "missing"
    assert table.get("lang") == "en"
