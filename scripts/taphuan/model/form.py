"""A form: the fields an official fills in, and the document they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class FieldType(Enum):
    """What may be written into a field."""

    TEXT = "text"
    LONGTEXT = "longtext"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    CHOICE = "choice"
    PERSON = "person"


class SlotFormat(Enum):
    """How a value is printed where its placeholder names a format: `{{ngay|long}}`."""

    PLAIN = ""
    LONG = "long"
    """`ngày 05 tháng 3 năm 2026` instead of `05/3/2026`."""
    UPPER = "upper"
    TWO = "two"
    """A number of at least two digits, `05`."""
    BOXES = "boxes"
    """Every option with a box, the chosen one ticked."""


FORMATS = {
    FieldType.TEXT: (SlotFormat.UPPER,),
    FieldType.LONGTEXT: (),
    FieldType.DATE: (SlotFormat.LONG,),
    FieldType.TIME: (),
    FieldType.NUMBER: (SlotFormat.TWO,),
    FieldType.CHOICE: (SlotFormat.UPPER, SlotFormat.BOXES),
    FieldType.PERSON: (SlotFormat.UPPER,),
}
"""Which formats a type can be printed in, beside the plain one."""

SUPERIOR, UNIT, PLACE = "cap_tren", "chi_bo", "dia_danh"
SECRETARY, DEPUTY, RECORDER = "bi_thu", "pho_bi_thu", "thu_ky"
PROFILE = (SUPERIOR, UNIT, PLACE, SECRETARY, DEPUTY, RECORDER)
"""Fields of the unit's profile: typed once, filled in everywhere. Authors do not define them."""
PROFILE_PERSONS = (SECRETARY, DEPUTY, RECORDER)
NUMBER = "so"
"""The document's number; a form with `needs_number` has it without defining it."""
ROW_NUMBER = "#"
"""The column that counts the rows: `{{viec.#}}`."""

DOTS = {  # ellipses a blank shows where the line goes on behind it
    FieldType.TEXT: 10,
    FieldType.LONGTEXT: 20,
    FieldType.NUMBER: 2,
    FieldType.CHOICE: 6,
    FieldType.PERSON: 10,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in. `label` is empty for fields of the profile and the number."""

    name: str
    type: FieldType
    label: str = ""
    is_required: bool = False
    help: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    source: str = ""
    """Field of the profile that is offered as its value."""
    sum: tuple[str, ...] = ()
    """Number fields it adds up as long as nothing is typed."""
    lines: int = 1
    """Dotted lines of a long text in the blank form."""
    dots: int = 0
    """Length of the blank within a line, in ellipses; 0 is the type's own."""
    line: int = 0

    @property
    def blank_dots(self) -> int:
        return self.dots or DOTS.get(self.type, 0)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that repeat, one row for each work, opinion or member."""

    name: str
    label: str
    columns: tuple[Field, ...]
    help: str = ""
    blank_rows: int = 5
    """Rows of the blank form."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed text of the document."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: `{{name}}`, `{{name|format}}`, in a repeat `{{group.column}}`."""

    name: str
    format: SlotFormat = SlotFormat.PLAIN
    is_bold: bool = False
    is_italic: bool = False
    line: int = 0

    @property
    def group(self) -> str:
        return self.name.partition(".")[0] if "." in self.name else ""

    @property
    def column(self) -> str:
        return self.name.partition(".")[2]


Inline = Words | Slot


class ParagraphStyle(Enum):
    BODY = "body"
    HEADING = "heading"
    SUBHEADING = "subheading"
    CENTER = "center"
    GUIDE = "guide"
    """Advice to who fills in; never in a finished document."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    style: ParagraphStyle
    inlines: tuple[Inline, ...]
    is_optional: bool = False
    """Left out of a finished document in which none of its fields was filled in."""
    line: int = 0

    @property
    def is_title(self) -> bool:
        """Tell whether it names what follows: nothing but bold words."""
        return all(isinstance(one, Words) and one.is_bold for one in self.inlines)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Paragraphs that stand once for each row of a group."""

    group: str
    paragraphs: tuple[Paragraph, ...]
    line: int = 0


class Align(Enum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; with a group it stands once for each of the group's rows."""

    cells: tuple[tuple[Inline, ...], ...]
    group: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[tuple[Inline, ...], ...]
    aligns: tuple[Align, ...]
    widths: tuple[int, ...]
    """Shares of the width: the hyphens of the delimiter row."""
    rows: tuple[Row, ...]
    line: int = 0


Block = Paragraph | Repeat | Table


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: `T/M CHI BỘ` where it speaks for the cell, the office, the field of the name."""

    title: str
    name: str = ""
    is_on_behalf: bool = False


class Layout(Enum):
    """What stands above the title."""

    PARTY = "party"
    """The block of a Party document: issuing body left, Party and date right."""
    LIST = "list"
    """The unit's name left; a record, not a document with a number."""
    PLAIN = "plain"
    """Nothing: a slip for a class or a meeting."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as its author wrote it, checked: every slot has its field."""

    lang: str
    slug: str
    title: str
    layout: Layout
    is_landscape: bool
    document: str
    """Its kind in capitals, `NGHỊ QUYẾT`."""
    summary: tuple[Inline, ...]
    has_rule: bool
    """A short rule under the summary, as all documents but minutes have it."""
    symbol: str
    """`NQ/CB`, empty for a form without a number."""
    date: str
    """The field that dates the document, or empty."""
    fields: tuple[Field, ...]
    """The author's own, then those of the profile and the number that it uses."""
    groups: tuple[Group, ...]
    blocks: tuple[Block, ...]
    signers: tuple[Signer, ...]
    recipients: tuple[tuple[Inline, ...], ...]
    file_name: tuple[Inline, ...]

    @property
    def profile_fields(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.name in PROFILE)

    def find_field(self, name: str) -> Field | None:
        """Return a field, or the column of a group by `group.column`."""
        group_name, dot, column = name.partition(".")
        if not dot:
            return next((field for field in self.fields if field.name == name), None)
        group = self.find_group(group_name)
        columns = group.columns if group else ()
        return next((field for field in columns if field.name == column), None)

    def find_group(self, name: str) -> Group | None:
        return next((group for group in self.groups if group.name == name), None)

    def sheet_blocks(self) -> Iterator[tuple[Block, bool]]:
        """Yield every block, and whether it must not be parted from the next one."""
        closing = self._closing
        for place, block in enumerate(self.blocks):
            following = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
            is_lead = isinstance(block, Paragraph) and not isinstance(following, Paragraph | None)
            is_title = isinstance(block, Paragraph) and block.is_title
            yield block, is_lead or is_title or place >= closing

    @property
    def _closing(self) -> int:
        """Return where the text begins that goes along with the signatures to a new page.

        What may be left out of a finished document does not count: something must stand there.
        """
        place = len(self.blocks)
        if not self.signers and not self.recipients:
            return place
        while place and isinstance(block := self.blocks[place - 1], Paragraph):
            place -= 1
            if not block.is_optional and block.style is not ParagraphStyle.GUIDE:
                break
        return place

    def slots(self) -> Iterator[Slot]:
        """Yield every placeholder, in the order of the document."""
        for inlines in (self.summary, *_texts(self.blocks), *self.recipients, self.file_name):
            yield from (inline for inline in inlines if isinstance(inline, Slot))


def _texts(blocks: tuple[Block, ...]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.inlines
            case Repeat():
                yield from (paragraph.inlines for paragraph in block.paragraphs)
            case _:
                yield from block.header
                yield from (cell for row in block.rows for cell in row.cells)


def builtin_field(name: str) -> Field:
    """Return a field every form may use without defining it."""
    if name == NUMBER:
        return Field(name, FieldType.NUMBER)
    kind = FieldType.PERSON if name in PROFILE_PERSONS else FieldType.TEXT
    return Field(name, kind, dots=0 if name in PROFILE_PERSONS else 4)
