"""The banner of the authoring server: errors first of this page, advice only of this page."""

from taphuan.adapters.files import read_labels
from taphuan.diagnostics import WARNINGS, Code, Diagnostic
from taphuan.render.problem_view import view_problems

VI = read_labels("vi")
ERROR = next(code for code in Code if code not in WARNINGS and "{" not in VI.messages[code.value])
ADVICE = next(code for code in Code if code in WARNINGS and "{" not in VI.messages[code.value])


def one(path: str, line: int, code: Code) -> Diagnostic:
    return Diagnostic(path, line, code.value)


def test_errors_of_the_page_at_hand_come_first() -> None:
    found = [one("docs/vi/a.md", 3, ERROR), one("docs/vi/b.md", 2, ERROR)]
    view = view_problems(found, VI, path="docs/vi/b.md")
    assert [line.split(":")[0] for line in view.errors] == ["docs/vi/b.md", "docs/vi/a.md"]


def test_advice_is_shown_for_the_page_at_hand_only() -> None:
    found = [one("docs/vi/a.md", 3, ADVICE), one("docs/vi/b.md", 2, ADVICE)]
    view = view_problems(found, VI, path="docs/vi/b.md")
    assert view.errors == ()
    assert [line.split(":")[0] for line in view.advice] == ["docs/vi/b.md"]
    assert view_problems(found, VI).advice == ()


def test_many_errors_are_counted_not_listed() -> None:
    found = [one(f"docs/vi/{number:02}.md", 1, ERROR) for number in range(15)]
    view = view_problems(found, VI, path="docs/vi/14.md")
    assert len(view.errors) == 12
    assert view.more_errors == 3
    assert view.errors[0].startswith("docs/vi/14.md:")
