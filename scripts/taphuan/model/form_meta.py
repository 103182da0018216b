"""What an author writes about a form's fields, tables and signatures in its front matter."""

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

_NAME = r"^[a-z][a-z0-9_]*$"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class FieldMeta(_Part):
    """A field, or a column of a table."""

    name: str = Field(pattern=_NAME, examples=["ho_ten"])
    """What placeholders call it: small letters without marks, digits and `_`."""
    label: str = Field(min_length=1)
    type: Literal["text", "longtext", "date", "time", "number", "choice", "person"] = "text"
    required: bool = False
    help: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    """Of a choice."""
    source: str = Field(default="", alias="from")
    """A field of the unit's profile offered as the value: `bi_thu`."""
    sum: tuple[str, ...] = ()
    """Of a number: the fields it adds up until something else is typed."""
    lines: int = Field(default=0, ge=0, le=30)
    """Of a long text: dotted lines in the blank form."""
    dots: int = Field(default=0, ge=0, le=40)
    """Length of the blank within a line."""


class TableMeta(_Part):
    """A group of fields that repeats: in a table of the body, or in paragraphs."""

    name: str = Field(pattern=_NAME, examples=["ho_ten"])
    label: str = Field(min_length=1)
    help: str = ""
    rows: int = Field(default=5, ge=1, le=60)
    """Rows of the blank form."""
    columns: tuple[FieldMeta, ...]


class SignerMeta(_Part):
    title: str = Field(min_length=1)
    """The office, in capitals: `BÍ THƯ`."""
    name: str = ""
    """The field that holds the signer's name."""
    behalf: bool = False
    """Whether `T/M CHI BỘ` stands above the office."""


class FieldWordsMeta(_Part):
    """What a translation says of a field; a plain text is its label."""

    label: str = Field(min_length=1)
    help: str = ""

    @model_validator(mode="before")
    @classmethod
    def _read_label(cls, written: Any) -> Any:
        return {"label": written} if isinstance(written, str) else written


class ChangeMeta(_Part):
    """What is new in a version of a kit, for who holds an older copy."""

    version: str = Field(min_length=1)
    text: tuple[str, ...] = Field(min_length=1)
    date: dt.date | None = None
    """The day of an earlier version; the kit's own is `released`."""
    forms: tuple[str, ...] = ()
    """Slugs of the forms to replace in an older copy."""
