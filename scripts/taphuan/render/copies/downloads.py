"""What the downloads page and `manifest.json` say of the copies that were made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from taphuan.model.labels import Labels
from taphuan.model.release import Release
from taphuan.render.citations import format_date
from taphuan.render.copies.plan import (
    CopyKind,
    Device,
    EditionWords,
    MadeCopy,
    name_copy,
)
from taphuan.render.question.html import environment

SLOW_NETWORK = 256_000
"""Bits a second that the time of a download is told for."""
_KILO = 1024
_MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DownloadView:
    """One copy on the downloads page."""

    title: str
    href: str
    """From the downloads page."""
    file: str
    size: str
    time: str
    sha256: str
    course: str
    kind: str
    group: str
    """Title of its course where modules of several stand below one another."""


@dataclass(frozen=True, slots=True)
class DeviceView:
    """The copies that suit one device, the ones to suggest first."""

    name: str
    suggested: tuple[DownloadView, ...]
    others: tuple[DownloadView, ...]

    @property
    def groups(self) -> list[tuple[str, list[DownloadView]]]:
        """Return the others by what stands above them."""
        return [
            (group, list(those)) for group, those in groupby(self.others, lambda one: one.group)
        ]


@dataclass(frozen=True, slots=True)
class ReleaseView:
    version: str
    date: str
    changes: tuple[str, ...]


_SUGGESTED = (CopyKind.SITE_ZIP, CopyKind.COURSE_FILE, CopyKind.COURSE_PDF)


def view_devices(
    made: Sequence[MadeCopy], labels: Labels, *, from_root: str
) -> tuple[DeviceView, ...]:
    """Return the copies of one language by device; a device without any is left out.

    Args:
        made: All copies of the site.
        labels: Of the page's language.
        from_root: The way from the page to the site's root, `../` in a folder.
    """
    own = [one for one in made if one.copy.lang == labels.lang]
    views: list[DeviceView] = []
    for device in Device:
        those = [one for one in own if one.copy.device is device]
        if those:
            shown = [(one.copy.kind, _view(one, labels, from_root)) for one in those]
            views.append(
                DeviceView(
                    name=device.value,
                    suggested=tuple(view for kind, view in shown if kind in _SUGGESTED),
                    others=tuple(view for kind, view in shown if kind not in _SUGGESTED),
                )
            )
    return tuple(views)


def _view(made: MadeCopy, labels: Labels, from_root: str) -> DownloadView:
    copy = made.copy
    return DownloadView(
        title=name_copy(copy, labels),
        href=from_root + copy.path,
        file=made.file,
        size=format_size(made.size, labels),
        time=format_wait(made.size, labels),
        sha256=made.sha256,
        course=copy.course_id,
        kind=copy.kind.value,
        group=copy.course.page.meta.title if copy.module and copy.course else "",
    )


def format_size(size: int, labels: Labels) -> str:
    """Return `85 KB`, `2,4 MB`."""
    if size < _MEGA:
        return labels.fill("copies.kilobytes", size=max(1, round(size / _KILO)))
    tenths = f"{size / _MEGA:.1f}".replace(".", labels["format.decimal-mark"])
    return labels.fill("copies.megabytes", size=tenths)


def format_wait(size: int, labels: Labels) -> str:
    """Return how long a slow network needs, `35 giây`, `4 phút`: rounded up, as waiting is."""
    seconds = -(-size * 8 // SLOW_NETWORK)
    rounded = max(5, -(-seconds // 5) * 5)
    if rounded < 60:
        return labels.fill("copies.seconds", seconds=rounded)
    return labels.fill("time.minutes", minutes=-(-seconds // 60))


def view_releases(releases: Iterable[Release], labels: Labels) -> tuple[ReleaseView, ...]:
    """Return what changed since each version, newest first."""
    return tuple(
        ReleaseView(one.version, format_date(one.date, labels), one.changes_in(labels.lang))
        for one in releases
    )


def render_downloads(devices: Sequence[DeviceView], edition: EditionWords, labels: Labels) -> str:
    """Return the list on the downloads page: the right copy for a device, then all of them."""
    template = environment().get_template("downloads.html.j2")
    return template.render(devices=devices, edition=edition, labels=labels)


def download_entries(made: Iterable[MadeCopy]) -> list[dict[str, Any]]:
    """Return the copies as `manifest.json` lists them."""
    return [
        {
            "path": one.copy.path,
            "bytes": one.size,
            "sha256": one.sha256,
            "kind": one.copy.kind.value,
            "lang": one.copy.lang,
            "course": one.copy.course_id,
        }
        for one in made
    ]
