"""MkDocs' own files: which of them may be built, and their text, whatever bytes they hold."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File

from taphuan.adapters.faults import explain
from taphuan.adapters.files import read_labels
from taphuan.model.site import ORIGINAL, Content


def is_unchecked(file: File, content: Content, *, docs: str) -> bool:
    """Return whether MkDocs would publish a file of `docs` that the check could not look at."""
    if file.src_dir != docs or not file.inclusion.is_included():
        return False
    if file.src_uri in content.pages or file.src_uri in content.files:
        return False
    path = Path(docs, file.src_uri)
    return file.src_uri not in content.unreadable or path.is_symlink() or not path.is_file()


def read_source(file: File) -> str | None:
    """Return a page's text; bytes that are not UTF-8 were told, and stop no preview."""
    if file.abs_src_path is None:
        return None
    text = Path(file.abs_src_path).read_bytes().decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def told_in_one_line(builder: Callable[..., Any], root: Path) -> Callable[..., Any]:
    """Return a builder for `serve` whose errors are one line in the terminal."""

    def build(*args: Any, **kwargs: Any) -> None:
        try:
            builder(*args, **kwargs)
        except Exception as error:
            fault = explain(error, root)
            words = read_labels(ORIGINAL).messages[fault.key]
            raise Abort(words.format(**fault.details)) from error

    return build
