"""What can go wrong around the content: each becomes one line for the author, never a traceback."""

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import MkDocsException

from taphuan.adapters.publish import BusyError

LOG = Path("build") / "loi.txt"
"""Where the details of an error of our own go, below the project's folder."""
_PORT_IN_USE = (48, 98, 10048)  # macOS, Linux, Windows


class Fault(Exception):
    """Something that stops a command; the first argument is the key of its message."""

    def __init__(self, key: str, *, exit_code: int = 1, **details: object) -> None:
        super().__init__(key)
        self.key, self.exit_code, self.details = key, exit_code, details


@contextmanager
def told_as_faults(root: Path) -> Iterator[None]:
    """Turn every error that leaves the block into a `Fault`."""
    try:
        yield
    except Fault:
        raise
    except Exception as error:
        raise explain(error, root) from error


def explain(error: Exception, root: Path) -> Fault:
    """Return what to tell of an error: whose it is, where, and what to do."""
    if isinstance(error, BusyError):
        return Fault("cli.busy")
    if (place := _template_place(error, root)) is not None:
        return Fault("cli.template", place=place, reason=one_line(error))
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return Fault("cli.disk", path=error.filename or root, reason=reason)
    if isinstance(error, MkDocsException):
        return Fault("cli.mkdocs", reason=one_line(error))
    return Fault("cli.bug", error=one_line(error), path=_write_log(error, root))


def is_port_in_use(error: OSError) -> bool:
    return error.errno in _PORT_IN_USE


def one_line(error: BaseException) -> str:
    """Return an error's own words, shortened, on one line."""
    text = " ".join(str(getattr(error, "message", "") or error).split())
    return (text or type(error).__name__)[:300]


def _template_place(error: Exception, root: Path) -> str | None:
    """Return file and line of the template below `overrides/` in which the error arose."""
    overrides = os.path.join(root.resolve(), "overrides")
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames = [(error.filename, error.lineno)]
    else:
        found = traceback.extract_tb(error.__traceback__)
        frames = [(frame.filename, frame.lineno or 0) for frame in found]
    for name, line in reversed(frames):
        path = os.path.realpath(name)
        if path.startswith(os.path.realpath(overrides) + os.sep):
            return f"overrides/{os.path.relpath(path, os.path.realpath(overrides))}:{line}"
    return None


def _write_log(error: Exception, root: Path) -> Path:
    """Keep the traceback for who mends the program; a full disk is no second error."""
    path = root / LOG
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        pass
    return path
