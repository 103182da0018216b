"""Which copies there are, and what their files are called."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from taphuan.model.labels import Labels
from taphuan.model.page import Course, Page
from taphuan.model.release import Edition
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.citations import format_date
from taphuan.render.link_view import number_module
from taphuan.text import slugify

FOLDER = "tai-ve"
"""Of the site: where its copies stand."""


class CopyKind(Enum):
    """The value is what `manifest.json` calls it."""

    SITE_ZIP = "site-zip"
    COURSE_ZIP = "course-zip"
    COURSE_FILE = "course-file"
    MODULE_FILE = "module-file"
    COURSE_PDF = "course-pdf"


class Device(Enum):
    """What a copy suits."""

    PHONE = "phone"
    COMPUTER = "computer"
    PAPER = "paper"


_DEVICES = {
    CopyKind.SITE_ZIP: Device.COMPUTER,
    CopyKind.COURSE_ZIP: Device.COMPUTER,
    CopyKind.COURSE_FILE: Device.PHONE,
    CopyKind.MODULE_FILE: Device.PHONE,
    CopyKind.COURSE_PDF: Device.PAPER,
}


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy to be made."""

    kind: CopyKind
    lang: str
    stem: str
    """Name of the file without its ending, and of the ZIP's one folder."""
    course: Course | None = None
    module: Page | None = None

    @property
    def device(self) -> Device:
        return _DEVICES[self.kind]

    @property
    def path(self) -> str:
        """Return where it stands, relative to the site's root."""
        zips = (CopyKind.SITE_ZIP, CopyKind.COURSE_ZIP)
        paper = "pdf" if self.kind is CopyKind.COURSE_PDF else "html"
        return f"{FOLDER}/{self.stem}.{'zip' if self.kind in zips else paper}"

    @property
    def course_id(self) -> str:
        return self.course.id if self.course else ""

    @property
    def title(self) -> str:
        """Return the module's or course's title; nothing for the whole site."""
        page = self.module or (self.course.page if self.course else None)
        return page.meta.title if page else ""


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A copy as it was written."""

    copy: Copy
    size: int
    sha256: str

    @property
    def file(self) -> str:
        """Return the file's name alone."""
        return self.copy.path.removeprefix(f"{FOLDER}/")


def measure(copy: Copy, data: bytes) -> MadeCopy:
    """Return what the downloads page and the manifest say of a copy."""
    return MadeCopy(copy, len(data), hashlib.sha256(data).hexdigest())


def plan_copies(
    content: Content, labels: Labels, *, site_name: str, edition: Edition
) -> Iterator[Copy]:
    """Yield the copies of one language, in the order of the downloads page.

    A course or module that is only shown for want of a translation has its copies in the
    language it is written in.
    """
    day = edition.date.isoformat() if edition.date else edition.version
    lang = labels.lang

    def stem(key: str, **values: object) -> str:
        name = labels.fill(f"copies.file-{key}", **values)
        parts = (name, lang if lang != ORIGINAL else "", day)
        return "-".join(part for part in parts if part)

    yield Copy(CopyKind.SITE_ZIP, lang, stem("site", site=slugify(site_name)))
    for course in content.courses_in(lang):
        if course.page.lang == lang:
            name = stem("course", course=course.id)
            yield Copy(CopyKind.COURSE_ZIP, lang, name, course)
            yield Copy(CopyKind.COURSE_FILE, lang, name, course)
            handbook = stem("pdf", course=course.id)
            yield Copy(CopyKind.COURSE_PDF, lang, handbook, course)
            for number, module in enumerate(course.modules, start=1):
                if module.lang == lang:
                    values = {"course": course.id, "number": number, "module": module.slug}
                    one = stem("module", **values)
                    yield Copy(CopyKind.MODULE_FILE, lang, one, course, module)


def edition_of(content: Content, *, date: dt.date | None, site_url: str) -> Edition:
    """Return the state of the site that its copies hold; `date` is that of the last commit."""
    newest = content.releases[0] if content.releases else None
    reviewed = [page.meta.reviewed for page in content.pages.values() if page.meta.reviewed]
    return Edition(
        version=newest.version if newest else "",
        date=date or max(reviewed, default=None),
        site_url=site_url,
    )


@dataclass(frozen=True, slots=True)
class EditionWords:
    """What every copy says of itself."""

    state: str
    """Version and date on one line."""
    newer: str
    """Where a newer copy is to be had."""
    url: str
    """The site's address, or nothing."""


def _state_key(edition: Edition) -> str:
    if edition.version:
        return "copies.state-version-date" if edition.date else "copies.state-version"
    return "copies.state-date" if edition.date else "copies.state"


def say_edition(edition: Edition, content: Content, labels: Labels) -> EditionWords:
    """Return version, date and where newer copies are, in readers' words."""
    date = format_date(edition.date, labels)
    state = labels.fill(_state_key(edition), version=edition.version, date=date)
    centre = content.centre
    if edition.site_url:
        newer = labels.fill("copies.newer-site", url=edition.site_url)
    elif centre.name:
        contact = centre.phone or centre.email or centre.address
        key = "copies.newer-centre" if contact else "copies.newer-centre-name"
        newer = labels.fill(key, name=centre.name, contact=contact)
    else:
        newer = labels["copies.newer-giver"]
    return EditionWords(state, newer, edition.site_url)


def name_copy(copy: Copy, labels: Labels) -> str:
    """Return what the downloads page calls a copy."""
    if copy.module is not None:
        return f"{number_module(copy.module, labels)}. {copy.title}"
    return copy.title or labels["copies.whole-site"]
