"""`phien-ban.yml` to releases, newest first."""

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.release import Release
from taphuan.parse.data import entry_lines, parse_file
from taphuan.text import nfc


class _Release(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    so: str = Field(pattern=r"^\d{4}\.\d{1,3}$", examples=["2026.1"])
    ngay: dt.date
    thay_doi: tuple[str, ...] = Field(min_length=1)
    ban_dich: dict[str, tuple[str, ...]] = {}


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    phien_ban: tuple[_Release, ...]


def parse_releases(text: str, *, path: str) -> tuple[tuple[Release, ...], tuple[Diagnostic, ...]]:
    """Read the list of versions; it must be kept newest first, each version once."""
    parsed, problems = parse_file(text, _File, Code.RELEASES_INVALID, path)
    if not isinstance(parsed, _File):
        return (), problems
    releases: list[Release] = []
    found: list[Diagnostic] = []
    for entry, line in zip(parsed.phien_ban, entry_lines(text, "phien_ban"), strict=True):
        above = releases[-1] if releases else None
        if above and (_count(entry.so) >= _count(above.version) or entry.ngay > above.date):
            found.append(problem(Code.RELEASES_ORDER, path, line, version=entry.so))
            continue
        releases.append(
            Release(
                version=entry.so,
                date=entry.ngay,
                changes=tuple(nfc(change) for change in entry.thay_doi),
                translations=tuple(entry.ban_dich.items()),
                line=line,
            )
        )
    return tuple(releases), tuple(found)


def _count(version: str) -> tuple[int, int]:
    year, _, count = version.partition(".")
    return int(year), int(count)
