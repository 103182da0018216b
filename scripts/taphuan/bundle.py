"""The plan of a ZIP: which files, under which names, in which order. Writes nothing."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

SUMS = "SHA256SUMS"
LONGEST = 119
"""Letters of a path: Windows' explorer unpacks below a folder that is long already."""
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")


@dataclass(frozen=True, slots=True)
class BundleEntry:
    path: str
    """Within the ZIP, the one folder at the top included."""
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """One folder with all its files, the sums last."""

    folder: str
    entries: tuple[BundleEntry, ...]

    def contents(self) -> Iterable[tuple[str, bytes]]:
        """Return names and contents, as an archive takes them."""
        return ((entry.path, entry.data) for entry in self.entries)


def plan_bundle(folder: str, files: Iterable[tuple[str, bytes]]) -> BundlePlan:
    """Put files into one folder and add the list of their hashes.

    Args:
        folder: The name of the one folder at the top.
        files: Paths below it and contents, in the order of the ZIP.

    Raises:
        ValueError: A name is not plain ASCII, too long, or stands twice.
    """
    entries: list[BundleEntry] = []
    sums: list[str] = []
    taken: set[str] = set()
    for name, data in files:
        path = f"{folder}/{name}"
        if not _PLAIN.fullmatch(path) or len(path) > LONGEST:
            raise ValueError(f"expected a short plain ASCII path, got {path!r}")
        if path.lower() in taken:  # Windows knows no capitals
            raise ValueError(f"expected every path once, got {path!r} twice")
        taken.add(path.lower())
        entry = BundleEntry(path, data)
        entries.append(entry)
        sums.append(f"{entry.sha256}  {name}\n")
    entries.append(BundleEntry(f"{folder}/{SUMS}", "".join(sums).encode()))
    return BundlePlan(folder, tuple(entries))
