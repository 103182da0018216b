"""A page of the site as the author wrote it, and the course its modules form."""

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from taphuan.model.question import Question

TRAINER_BLOCKS = frozenset({"trainer", "slide", "notes"})
"""Blocks that never reach the reading page."""


class PageKind(Enum):
    COURSE = "course"
    MODULE = "module"
    BANK = "bank"
    KIT = "kit"
    FORM = "form"
    PAGE = "page"


class Meta(BaseModel):
    """What every front matter may say. Field names are the keys authors write."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    title: str = Field(min_length=1)
    """The page's heading; the body starts at level 2."""
    description: str = ""
    """One sentence for lists and search engines."""
    reviewed: dt.date | None = None
    """When the content was last checked against its sources."""
    translates: str = ""
    """Hash of the original this translation was made from."""


class PageMeta(Meta):
    kind: Literal["page"]
    layout: Literal["", "home", "courses", "register", "glossary", "room"] = ""
    """What the site adds to the text: see `overrides/layouts/`."""
    order: int = 0
    """Place among the pages of its folder; 0 sorts by title, after the numbered ones."""


class CourseMeta(Meta):
    kind: Literal["course"]
    order: int = 0
    audience: str = Field(min_length=1)
    report: str = Field(min_length=1)
    """Register id of the report the course is modelled on."""
    objectives: tuple[str, ...] = Field(min_length=1)


class ModuleMeta(Meta):
    kind: Literal["module"]
    order: int = Field(ge=1)
    minutes: int = Field(ge=1, le=480)
    """Minutes of the class; the sum over modules is the course's."""
    objectives: tuple[str, ...] = Field(min_length=1)
    keypoints: tuple[str, ...] = Field(min_length=1)
    sources: tuple[str, ...] = Field(min_length=1)
    """Register ids, in the order they are shown."""
    reviewed: dt.date
    forms: tuple[str, ...] = ()
    """Slugs of the forms used in the module."""


class BankMeta(Meta):
    kind: Literal["bank"]
    use: Literal["practice", "exam"]
    draw: int = Field(default=0, ge=0)
    """Questions drawn for one run; 0 means all."""
    pass_: int = Field(default=0, ge=0, le=100, alias="pass")
    """Percent of the points needed."""
    minutes: int = Field(default=0, ge=0)


class KitMeta(Meta):
    kind: Literal["kit"]


class FormMeta(Meta):
    kind: Literal["form"]


AnyMeta = PageMeta | CourseMeta | ModuleMeta | BankMeta | KitMeta | FormMeta

META_BY_KIND: dict[PageKind, type[Meta]] = {
    PageKind.PAGE: PageMeta,
    PageKind.COURSE: CourseMeta,
    PageKind.MODULE: ModuleMeta,
    PageKind.BANK: BankMeta,
    PageKind.KIT: KitMeta,
    PageKind.FORM: FormMeta,
}


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image, in the text, a block title or a quiz."""

    target: str
    """As written, without the title in quotes."""
    is_image: bool
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A container: activity, trainer, case, slide or notes."""

    name: str
    title: str
    minutes: int | None
    body: str
    """Markdown between options and closing line."""
    section: str
    """Anchor of the heading it stands under, empty before the first."""
    parent: str
    """Name of the block around it, or empty."""
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file."""

    path: str
    """Relative to `docs/`, with forward slashes: `vi/khoa-hoc/huong-khe/01-x.md`."""
    meta: AnyMeta
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    blocks: tuple[Block, ...] = ()
    questions: tuple[Question, ...] = ()
    body: str = ""
    """Markdown after the front matter, comments and trainer's text included."""
    body_line: int = 1
    """The line of the file on which `body` begins."""
    checkup_line: int = 0
    """Line of the last level-2 heading if only questions follow it; 0 without one."""
    words: int = 0
    """Words of the running text: no questions, no trainer's text."""
    key_lines: dict[str, int] = field(default_factory=dict)
    """Line of each front-matter key."""

    @property
    def kind(self) -> PageKind:
        return PageKind(self.meta.kind)

    @property
    def lang(self) -> str:
        return self.path.split("/", 1)[0]

    @property
    def name(self) -> str:
        """Return the path without language, the same for every translation."""
        return self.path.split("/", 1)[1]

    @property
    def slug(self) -> str:
        """Return the file's name without number and ending: `01-vai-tro.md` is `vai-tro`."""
        stem = self.path.rsplit("/", 1)[-1].removesuffix(".md")
        number, _, rest = stem.partition("-")
        return rest if number.isdigit() and rest else stem

    @property
    def course_id(self) -> str:
        """Return the folder under `khoa-hoc/` that the page stands in, or an empty string."""
        parts = self.name.split("/")
        return parts[1] if len(parts) > 2 and parts[0] == "khoa-hoc" else ""


@dataclass(frozen=True, slots=True)
class Course:
    """A course page with its modules in order, in one language."""

    id: str
    lang: str
    """The language it is offered in; single pages may fall back to the original."""
    page: Page
    modules: tuple[Page, ...]
    banks: tuple[Page, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(m.meta.minutes for m in self.modules if isinstance(m.meta, ModuleMeta))
