"""What stands under `docs/`: every file that would be published, and what may not stand there."""

import os
from collections.abc import Iterator
from pathlib import Path

from taphuan.build import DATA_PATHS, Place, SourceFile

_READ = (".md", ".yml")
_OTHER_FOLDERS = ("data", "dev")
"""Beside the languages' folders; `mkdocs.yml` keeps them off the site."""


def read_sources(docs: Path, *, languages: tuple[str, ...]) -> Iterator[SourceFile]:
    """Yield every file of the languages' folders, the data files, and what stands elsewhere.

    Hidden files are left out, as MkDocs leaves them out.
    """
    root = docs.resolve()
    for name in DATA_PATHS:
        if os.path.lexists(docs / name):
            yield _read_source(docs / name, docs, root)
    for language in languages:
        yield from _walk(docs / language, docs, root)
    for path in sorted(docs.iterdir()) if docs.is_dir() else ():
        if not path.name.startswith(".") and path.name not in (*languages, *_OTHER_FOLDERS):
            yield SourceFile(path.name, b"", Place.STRAY)


def _walk(start: Path, docs: Path, root: Path) -> Iterator[SourceFile]:
    for folder, folders, names in os.walk(start):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in links)
        for name in sorted([*names, *links]):
            if not name.startswith("."):
                yield _read_source(Path(folder, name), docs, root)


def _read_source(path: Path, docs: Path, root: Path) -> SourceFile:
    shown = path.relative_to(docs).as_posix()
    try:
        if not path.resolve().is_relative_to(root):
            return SourceFile(shown, b"", Place.OUTSIDE)
        is_gone = not path.exists() and not path.is_symlink()
        if is_gone:  # deleted between listing and reading, as editors do
            return SourceFile(shown, b"")
        if path.is_file():
            return SourceFile(shown, path.read_bytes() if path.suffix in _READ else b"")
    except (OSError, RuntimeError):  # no right to read it, or a link that leads to itself
        pass
    return SourceFile(shown, b"", Place.UNREADABLE)
