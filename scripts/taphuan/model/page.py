"""A page of the site as the author wrote it, and the course its modules form."""

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from taphuan.model.deck import Deck
from taphuan.model.form import Form
from taphuan.model.form_meta import ChangeMeta, FieldMeta, FieldWordsMeta, SignerMeta, TableMeta
from taphuan.model.form_words import FormWords
from taphuan.model.lesson import Lesson
from taphuan.model.question import Question

_WORD = re.compile(r"\w+")
TRAINER_BLOCKS = frozenset({"trainer", "slide", "notes"})
"""Blocks that never reach the reading page."""


class PageKind(Enum):
    COURSE = "course"
    MODULE = "module"
    BANK = "bank"
    KIT = "kit"
    FORM = "form"
    PAGE = "page"
    DOCUMENT = "document"
    """An entry of the register: made from the data file, never written by an author."""


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
    layout: Literal[
        "",
        "home",
        "courses",
        "register",
        "news",
        "glossary",
        "room",
        "teaching",
        "final",
        "progress",
        "downloads",
    ] = ""
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
    materials: tuple[str, ...] = ()
    """What the trainer brings to the class; without a list the plan names the usual things."""


class BankMeta(Meta):
    kind: Literal["bank"]
    use: Literal["practice", "exam"]
    draw: int = Field(default=0, ge=0)
    """Questions drawn for one run; 0 means all."""
    pass_: int = Field(default=0, ge=0, le=100, alias="pass")
    """Percent of the points needed."""
    minutes: int = Field(default=0, ge=0)


class KitMeta(Meta):
    """A document case: forms and guides in one ZIP."""

    kind: Literal["kit"]
    order: int = 0
    audience: str = Field(min_length=1)
    version: str = Field(pattern=r"^\d{4}\.\d{1,3}$", examples=["2026.1"])
    """Year and count: `2026.1`; a changed form makes a new one."""
    released: dt.date
    """The day of this version; also the date of every file in the ZIP."""
    forms: tuple[str, ...] = Field(min_length=1)
    """Slugs, in the order of the contents list."""
    guides: tuple[str, ...] = ()
    """Pages without language: `sinh-hoat-chi-bo/giao-ban.md`."""
    changes: tuple[ChangeMeta, ...] = ()
    """Newest first."""
    contents: str = ""
    """Mark of the forms and guides this version was released with; `taphuan check` compares."""


class FormMeta(Meta):
    """A form; the body of the file is the document itself."""

    kind: Literal["form"]
    order: int = Field(ge=1)
    layout: Literal["party", "list", "plain"]
    landscape: bool = False
    document: str = Field(min_length=1)
    """The kind of document as printed, `NGHỊ QUYẾT`."""
    summary: str = ""
    """The line under it; may hold placeholders."""
    rule: bool = True
    """Whether a short rule stands under the summary."""
    symbol: str = ""
    """`NQ/CB`; wanted where `needs_number` is true."""
    needs_number: bool = False
    date: str = ""
    """The date field that stands in the head of the document."""
    fields: tuple[FieldMeta, ...] = ()
    tables: tuple[TableMeta, ...] = ()
    signature: tuple[SignerMeta, ...] = ()
    recipients: tuple[str, ...] = ()
    file: str = ""
    """The name of the finished file; may hold placeholders. The title when empty."""
    notes: tuple[str, ...] = ()
    """What to know before filling in, inline Markdown."""
    sources: tuple[str, ...] = ()
    """Register ids."""
    guides: tuple[str, ...] = ()
    """Pages that say more, without language: `mau-van-ban/bien-ban-sinh-hoat.md`."""
    reviewed: dt.date


class FormWordsMeta(Meta):
    """A form's page in another language; `build` joins it to the original's document."""

    kind: Literal["form"]
    description: str = Field(min_length=1)
    fields: dict[str, FieldWordsMeta]
    """Words by the name of a field or table, of a column by `table.column`."""
    notes: tuple[str, ...] = ()


class DocumentMeta(Meta):
    """The page of one entry of the register."""

    kind: Literal["document"] = "document"
    document: str
    """Register id."""


_WrittenMeta = PageMeta | CourseMeta | ModuleMeta | BankMeta | KitMeta | FormMeta
AnyMeta = _WrittenMeta | FormWordsMeta | DocumentMeta

META_BY_KIND: dict[PageKind, type[Meta]] = {  # what authors write
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
class TextLine:
    """A line of running text as written."""

    line: int
    text: str


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


def slug_of(path: str) -> str:
    """Return a file's name without number and ending: `01-vai-tro.md` is `vai-tro`."""
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    number, _, rest = stem.partition("-")
    return rest if number.isdigit() and rest else stem


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
    """Markdown after the front matter, trainer's text included, comments blanked out."""
    body_line: int = 1
    """The line of the file on which `body` begins."""
    checkup_line: int = 0
    """Line of the last level-2 heading if only questions follow it; 0 without one."""
    text: tuple[TextLine, ...] = ()
    """The running text: no questions, no trainer's text, no code."""
    form: Form | None = None
    """Of a form: its fields and its document, when both could be read."""
    form_words: FormWords | None = None
    """Of a form's translation: the words beside its fields."""
    lesson: Lesson | None = None
    """Of a module: what a trainer shows, says and lets the class do."""
    deck: Deck | None = None
    """Of a module: its slides."""
    digest: str = ""
    """`text.content_digest` of the whole file; a translation keeps its original's."""
    key_lines: dict[str, int] = field(default_factory=dict)
    """Line of each front-matter key, also of what is below it: `sources.0`."""

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
    def words(self) -> int:
        """Count the words of the running text."""
        return sum(len(_WORD.findall(line.text)) for line in self.text)

    @property
    def slug(self) -> str:
        """Return the name a module is called by in `objective` and exports."""
        return slug_of(self.path)

    def line_of(self, key: str) -> int:
        """Return the line of a front-matter key, of `sources.0` the first item's."""
        while key not in self.key_lines and key:
            key = key.rpartition(".")[0]
        return self.key_lines.get(key, 1)

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
