"""What an author sees on the page while writing: errors, and advice for the page at hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from taphuan.diagnostics import Diagnostic, format_diagnostic
from taphuan.model.labels import Labels

_SHOWN = 12
"""Errors shown at once; the terminal has them all."""


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """Lines as `taphuan check` prints them, those of the page at hand first."""

    errors: tuple[str, ...] = ()
    more_errors: int = 0
    """How many are not shown."""
    advice: tuple[str, ...] = ()
    """Warnings of this page; those of other pages are for their own."""


def view_problems(
    diagnostics: Sequence[Diagnostic], labels: Labels, *, path: str = ""
) -> ProblemsView:
    """Return what to show on a page.

    Args:
        diagnostics: Of the whole site.
        labels: Their `messages` word the problems.
        path: Of the page's file, as diagnostics name it: `docs/vi/…`.
    """
    errors = [one for one in diagnostics if one.is_error]
    errors.sort(key=lambda one: one.path != path)  # stable: the rest keeps its order
    advice = [one for one in diagnostics if not one.is_error and one.path == path]
    say = labels.messages
    return ProblemsView(
        errors=tuple(format_diagnostic(one, say) for one in errors[:_SHOWN]),
        more_errors=max(len(errors) - _SHOWN, 0),
        advice=tuple(format_diagnostic(one, say) for one in advice),
    )
