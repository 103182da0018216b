"""What an import makes of a file: questions or a module to go on with, and what needs a hand."""

from dataclasses import dataclass

from taphuan.model.question import Question


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person must look at; its words are in the label files under `key`."""

    key: str
    line: int = 0
    """Of the file read, or the row of a sheet; 0 where the file as a whole is meant."""
    details: tuple[tuple[str, str], ...] = ()


def remark(key: str, line: int = 0, **details: object) -> Remark:
    """Return a remark; `details` fill the fields of its words."""
    return Remark(key, line, tuple((name, str(value)) for name, value in details.items()))


@dataclass(frozen=True, slots=True)
class ImportedBank:
    questions: tuple[Question, ...]
    """`line` is where the question begins in the file read."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of a Word document, with the name it gets beside the module."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word document as HTML, and what its HTML does not show."""

    html: str
    pictures: tuple[Picture, ...] = ()
    boxes: tuple[str, ...] = ()
    """Texts of text boxes, which stand somewhere on the page."""
    equations: int = 0
    drawings: int = 0
    """Charts and diagrams, of which nothing is left."""
    comments: int = 0
    header: str = ""
    old_fonts: tuple[str, ...] = ()
    """Fonts of the time before Unicode: their letters come out wrong."""


@dataclass(frozen=True, slots=True)
class ModuleDraft:
    """A module as far as a document says what is in it."""

    title: str
    minutes: int
    """0 where the document says nothing."""
    objectives: tuple[str, ...]
    keypoints: tuple[str, ...]
    sources: tuple[str, ...]
    body: str
    """Markdown; a remark stands as `REMARK_MARK` with its number where it belongs."""
    remarks: tuple[Remark, ...]


REMARK_MARK = "\ue0ff"
"""Stands around the number of a remark within `ModuleDraft.body`."""
