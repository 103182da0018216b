"""The versions of the site's content, and what changed in each: what copies and readers go by."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """One version, as its authors announce it."""

    version: str
    """Year and count, `2026.1`."""
    date: dt.date
    changes: tuple[str, ...]
    """What changed, in the original language."""
    translations: tuple[tuple[str, tuple[str, ...]], ...]
    """The same by language."""
    line: int

    def changes_in(self, lang: str) -> tuple[str, ...]:
        """Return what changed, in the original's words where a language has none."""
        return dict(self.translations).get(lang) or self.changes


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of the site a copy holds, and where a newer one is to be had."""

    version: str
    """Of the newest release; empty when authors keep no list of versions."""
    date: dt.date | None
    site_url: str
    """Empty when the site has no public address."""
