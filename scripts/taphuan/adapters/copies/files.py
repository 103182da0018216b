"""A built site as a mapping, and files that appear whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path


class FolderFiles(Mapping[str, bytes]):
    """The files below a folder by their path in it; the list is taken once, contents when asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        paths = (path for path in folder.rglob("*") if path.is_file())
        self.names = frozenset(path.relative_to(folder).as_posix() for path in paths)

    def __getitem__(self, name: str) -> bytes:
        if name not in self.names:
            raise KeyError(name)
        return (self.folder / name).read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.names))

    def __len__(self) -> int:
        return len(self.names)


def write_whole(target: Path, data: bytes) -> None:
    """Write a file under another name and rename it: its own name never stands for half of it.

    Raises:
        OSError: The disk is full or the folder cannot be written; nothing is left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
