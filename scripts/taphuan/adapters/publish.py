"""Put a finished build where readers find it, in one step, whatever happens meanwhile."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class BusyError(RuntimeError):
    """Another build of the same folder is running."""


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Hold the folder for one build; the system frees it even if the process is killed."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w", encoding="utf-8") as handle:
        try:
            _lock(handle.fileno())
        except OSError as error:
            raise BusyError from error
        try:
            yield
        finally:
            _unlock(handle.fileno())


def _unlock(descriptor: int) -> None:
    """Let go at once: a process that helped with the build holds the file until it has ended."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def publish(built: Path, site: Path) -> None:
    """Make `site` hold what `built` holds. At every moment one whole site can be found.

    Where the system can, both folders change names in one step (Linux `renameat2`);
    elsewhere the old site steps aside to `site.old` for the moment between two renames,
    and `recover` brings it back if that moment was the last.
    """
    recover(site)
    if not site.exists():
        built.rename(site)
    elif _exchange(built, site):
        shutil.rmtree(built)
    else:
        aside = _aside(site)
        site.rename(aside)
        built.rename(site)
        shutil.rmtree(aside)


def recover(site: Path) -> None:
    """Finish or undo what a killed `publish` left; do nothing otherwise."""
    aside = _aside(site)
    if not aside.exists():
        return
    if site.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(site)


def _aside(site: Path) -> Path:
    return site.with_name(site.name + ".old")


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step; return False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = (os.fsencode(first), os.fsencode(second))
    if renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(second))
