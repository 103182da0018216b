"""The shared data files: register of documents and the centre's profile."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from taphuan.diagnostics import Code, Diagnostic, Phrase, as_reason, problem, suggest
from taphuan.model.document import Centre, Confidence, Document, Register, Session, State
from taphuan.parse.yaml_text import read_yaml
from taphuan.text import nfc

_Schema = TypeVar("_Schema", bound=BaseModel)


class _Entry(BaseModel):
    """One document, with the keys officials edit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    so_hieu: str | None = None
    loai: str
    co_quan: str = ""
    ngay: dt.date | None = None
    ten: str | None = None
    hieu_luc: Literal["in force", "amended", "replaced", "ended", "unknown", "report"]
    khong_dung: bool = False
    an: bool = False
    thay_the: tuple[str, ...] = ()
    thay_the_boi: tuple[str, ...] = ()
    sua_boi: tuple[str, ...] = ()
    ngay_het: dt.date | None = None
    chu_de: tuple[str, ...] = ()
    do_tin_cay: Literal["da_xac_minh", "mot_nguon", "chua_xac_minh", "seed"]
    kiem_tra: dt.date | None = None
    luu_y: str = ""
    nguon: tuple[str, ...] = ()
    ghi_chu: str = ""


class _Latest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    trung_uong: dt.date
    dia_phuong: dt.date


class _RegisterFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    cap_nhat: dt.date
    moi_nhat_da_thay: _Latest
    chu_de: dict[str, str] = {}
    van_ban: tuple[_Entry, ...]


class _Session(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    khoa_hoc: str
    bat_dau: str
    dia_diem: str
    ghi_chu: str = ""


class _CentreFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    ten: str
    dien_thoai: str = ""
    email: str = ""
    dia_chi: str = ""
    lich_hoc: tuple[_Session, ...] = ()


def parse_register(text: str, *, path: str) -> tuple[Register, tuple[Diagnostic, ...]]:
    """Read `van-ban.yml`. An entry with a mistake is known all the same: others cite it."""
    read, problems = read_yaml(text, path=path)
    if read is None:
        return Register(is_complete=False), _reasons(problems, Code.REGISTER_INVALID)
    parsed, problems = read.check(_RegisterFile)
    found = list(_reasons(problems, Code.REGISTER_INVALID))
    documents: dict[str, Document] = {}
    for line, document_id, entry in read.items("van_ban", _Entry):
        if document_id in documents:
            found.append(problem(Code.REGISTER_DUPLICATE, path, line, id=document_id))
        elif document_id:
            documents[document_id] = _document(entry or _unread(document_id), line)
    if parsed is None:
        return Register(documents, is_complete=bool(documents)), tuple(found)
    topics = {code: nfc(words) for code, words in parsed.chu_de.items()}
    for document in documents.values():
        found.extend(_check_references(document, documents, topics, path))
    latest = parsed.moi_nhat_da_thay
    register = Register(
        documents=documents,
        topics=topics,
        updated=parsed.cap_nhat,
        latest_central=latest.trung_uong,
        latest_local=latest.dia_phuong,
    )
    return register, tuple(found)


def _check_references(
    document: Document, documents: dict[str, Document], topics: dict[str, str], path: str
) -> Iterator[Diagnostic]:
    for other in (*document.replaces, *document.replaced_by, *document.amended_by):
        if other not in documents:
            details = {"id": document.id, "other": other, **suggest(other, documents)}
            yield problem(Code.REGISTER_UNKNOWN_LINK, path, document.line, **details)
    for topic in document.topics:
        if topic not in topics:
            details = {"reason": Phrase("register.no-topic"), "id": document.id, "topic": topic}
            yield problem(Code.REGISTER_INVALID, path, document.line, **details)


def parse_centre(text: str, *, path: str) -> tuple[Centre, tuple[Diagnostic, ...]]:
    """Read `don-vi.yml`."""
    parsed, problems = parse_file(text, _CentreFile, Code.CENTRE_INVALID, path)
    if parsed is None:
        return Centre(), problems
    sessions = tuple(
        Session(row.khoa_hoc, row.bat_dau, row.dia_diem, row.ghi_chu) for row in parsed.lich_hoc
    )
    centre = Centre(parsed.ten, parsed.dien_thoai, parsed.email, parsed.dia_chi, sessions)
    return centre, problems


def parse_file(
    text: str, schema: type[_Schema], code: Code, path: str
) -> tuple[_Schema | None, tuple[Diagnostic, ...]]:
    """Read a data file of which nothing is used unless all is right."""
    read, problems = read_yaml(text, path=path)
    if read is None:
        return None, _reasons(problems, code)
    parsed, problems = read.check(schema)
    return parsed, _reasons(problems, code)


def _reasons(problems: tuple[Diagnostic, ...], code: Code) -> tuple[Diagnostic, ...]:
    return tuple(as_reason(found, code) for found in problems)


def entry_lines(text: str, key: str) -> list[int]:
    """Return the line of every entry of the list under `key`."""
    read, _ = read_yaml(text, path="")
    assert read, "expected text that parse_file has accepted"
    return [read.line_of(item) for item in read.list_under(key)]


def _unread(document_id: str) -> _Entry:
    """Return what stands for an entry with a mistake until it is mended."""
    return _Entry.model_construct(
        id=document_id, ten=document_id, loai="", hieu_luc="in force", do_tin_cay="da_xac_minh"
    )


def _document(entry: _Entry, line: int) -> Document:
    return Document(
        id=entry.id,
        number=nfc(entry.so_hieu or ""),
        type=nfc(entry.loai),
        issuer=nfc(entry.co_quan),
        date=entry.ngay,
        title=nfc(entry.ten or ""),
        state=State(entry.hieu_luc),
        confidence=Confidence(entry.do_tin_cay),
        replaces=entry.thay_the,
        replaced_by=entry.thay_the_boi,
        amended_by=entry.sua_boi,
        topics=entry.chu_de,
        is_unreliable=entry.khong_dung,
        is_hidden=entry.an,
        note=nfc(entry.luu_y).strip(),
        checked=entry.kiem_tra,
        line=line,
        ended=entry.ngay_het,
    )
