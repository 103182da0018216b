"""Everything an author wrote, read and put together: what every output is made from."""

from dataclasses import dataclass, field

from taphuan.model.document import Centre, Register
from taphuan.model.form_style import FormStyle
from taphuan.model.glossary import Glossary
from taphuan.model.page import Course, Page
from taphuan.model.release import Release

ORIGINAL = "vi"
"""The language every page is first written in; the others fall back to it."""
ORIGINAL_LOCALE = "vi-VN"
"""The same for spelling checkers; every other language's label file names its own."""


@dataclass(frozen=True, slots=True)
class Content:
    """The whole site in all its languages."""

    languages: tuple[str, ...]
    pages: dict[str, Page]
    """By path relative to `docs/`."""
    files: frozenset[str]
    """Every other file under the languages' folders: images, and pages nobody could read."""
    courses: tuple[Course, ...] = ()
    register: Register = field(default_factory=Register)
    centre: Centre = field(default_factory=Centre)
    glossary: Glossary = field(default_factory=Glossary)
    form_style: FormStyle = field(default_factory=FormStyle)
    releases: tuple[Release, ...] = ()
    """Newest first."""
    unreadable: frozenset[str] = frozenset()
    """Pages with a mistake that keeps them from being read; links to them are not to blame."""
    drafts: dict[str, Page] = field(default_factory=dict)
    """Of those, the ones with mistakes in their front matter only: for checks, never shown."""

    def find_page(self, name: str, *, lang: str) -> Page | None:
        """Return the page in this language, or the original it falls back to."""
        return self.pages.get(f"{lang}/{name}") or self.pages.get(f"{ORIGINAL}/{name}")

    def courses_in(self, lang: str) -> tuple[Course, ...]:
        return tuple(course for course in self.courses if course.lang == lang)

    def find_course(self, course_id: str, *, lang: str) -> Course | None:
        return next((c for c in self.courses_in(lang) if c.id == course_id), None)
