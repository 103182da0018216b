"""An entry of the register of official documents, and the centre that runs the site."""

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import Enum

CITATION_REMARKS = ("lich-su", "chua-ro")
"""Behind an id and `?`: only told as history; cited although its state is unclear."""


class State(Enum):
    """What is known of a document's force; `data/van-ban.yml` writes the English value."""

    IN_FORCE = "in force"
    AMENDED = "amended"
    REPLACED = "replaced"
    ENDED = "ended"
    UNCLEAR = "unknown"
    REPORT = "report"
    """Not a rule but a newspaper report, cited for what it tells of its day."""


class Confidence(Enum):
    """How the number, date and title of an entry were checked."""

    VERIFIED = "da_xac_minh"
    ONE_SOURCE = "mot_nguon"
    UNVERIFIED = "chua_xac_minh"
    REPORT = "seed"


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What is said of a document in another language; empty where nobody has said it yet."""

    type: str = ""
    issuer: str = ""
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One official document, or one report."""

    id: str
    number: str
    """As printed, `42-HD/BTCTW`; empty where unknown."""
    type: str
    issuer: str
    date: dt.date | None
    title: str
    state: State
    confidence: Confidence
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    topics: tuple[str, ...]
    is_unreliable: bool
    """Listed so that it is recognised, never as the basis of a rule."""
    is_hidden: bool
    """Kept for editors only: drafts, and numbers no source confirms."""
    note: str
    """For readers, in plain words."""
    checked: dt.date | None
    line: int
    ended: dt.date | None = None
    """From when it is no longer in use, where a source says so."""
    words: tuple[tuple[str, DocumentWords], ...] = ()
    """By language; numbers and dates need none."""

    def is_said_in(self, lang: str) -> bool:
        """Tell whether its kind and its title have words of a language."""
        words = dict(self.words).get(lang)
        return bool(words and words.type and (words.title or not self.title))

    def said(self, lang: str) -> "Document":
        """Return the document in a language, in the register's own where that has no words."""
        words = dict(self.words).get(lang)
        if words is None or not self.is_said_in(lang):
            return self
        return replace(
            self,
            type=words.type,
            issuer=words.issuer or self.issuer,
            title=words.title,
            note=words.note or self.note,
        )


@dataclass(frozen=True, slots=True)
class Register:
    """All documents by id, in the order of the data file."""

    documents: dict[str, Document] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    """Readers' words for the codes of `Document.topics`."""
    topics_in: dict[str, dict[str, str]] = field(default_factory=dict)
    """The same in other languages."""
    updated: dt.date | None = None
    latest_central: dt.date | None = None
    """Date of the newest central document any source showed."""
    latest_local: dt.date | None = None
    is_complete: bool = True
    """False when the data file could not be read, so that no id can be called unknown."""

    def find(self, document_id: str) -> Document | None:
        return self.documents.get(document_id)

    def topic(self, code: str, *, lang: str) -> str:
        """Return a topic's words in a language, in Vietnamese where it has none of its own."""
        return self.topics_in.get(lang, {}).get(code) or self.topics[code]

    def successors(self, document: Document) -> tuple[Document, ...]:
        """Return what replaces a document, whichever of the two entries says so."""
        return tuple(
            other
            for other in self.documents.values()
            if other.id in document.replaced_by or document.id in other.replaces
        )

    def predecessors(self, document: Document) -> tuple[Document, ...]:
        """Return what a document replaces, whichever of the two entries says so."""
        return tuple(
            other
            for other in self.documents.values()
            if other.id in document.replaces or document.id in other.replaced_by
        )

    def same_number(self, document: Document) -> tuple[Document, ...]:
        """Return other documents that bear the same number, which readers mix up."""
        if not document.number:
            return ()
        return tuple(
            other
            for other in self.documents.values()
            if other.number == document.number and other.id != document.id
        )


@dataclass(frozen=True, slots=True)
class Session:
    """One class of the timetable."""

    course: str
    starts: str
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class Centre:
    """Who runs this site: shown on home and in the footer."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    sessions: tuple[Session, ...] = ()
