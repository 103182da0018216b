"""The shared data files: register of documents and the centre's profile."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.document import Centre, Confidence, Document, Register, Session, State
from taphuan.text import nfc


class _Entry(BaseModel):
    """One document, with the keys officials edit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
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
    """Read `van-ban.yml`. An entry that cannot be read stops the whole file: ids are shared."""
    parsed, problems = parse_file(text, _RegisterFile, Code.REGISTER_INVALID, path)
    if not isinstance(parsed, _RegisterFile):
        return Register(), problems
    lines = entry_lines(text, "van_ban")
    documents: dict[str, Document] = {}
    found: list[Diagnostic] = []
    for entry, line in zip(parsed.van_ban, lines, strict=True):
        if entry.id in documents:
            found.append(problem(Code.REGISTER_DUPLICATE, path, line, id=entry.id))
            continue
        documents[entry.id] = _document(entry, line)
    known = {entry.id for entry in parsed.van_ban}
    for document in documents.values():
        for other in (*document.replaces, *document.replaced_by, *document.amended_by):
            if other not in known:
                code = Code.REGISTER_UNKNOWN_LINK
                found.append(problem(code, path, document.line, id=document.id, other=other))
    topics = {code: nfc(words) for code, words in parsed.chu_de.items()}
    latest = parsed.moi_nhat_da_thay
    register = Register(
        documents=documents,
        topics=topics,
        updated=parsed.cap_nhat,
        latest_central=latest.trung_uong,
        latest_local=latest.dia_phuong,
    )
    return register, tuple(found)


def parse_centre(text: str, *, path: str) -> tuple[Centre, tuple[Diagnostic, ...]]:
    """Read `don-vi.yml`."""
    parsed, problems = parse_file(text, _CentreFile, Code.CENTRE_INVALID, path)
    if not isinstance(parsed, _CentreFile):
        return Centre(), problems
    sessions = tuple(
        Session(row.khoa_hoc, row.bat_dau, row.dia_diem, row.ghi_chu) for row in parsed.lich_hoc
    )
    centre = Centre(parsed.ten, parsed.dien_thoai, parsed.email, parsed.dia_chi, sessions)
    return centre, problems


def parse_file(
    text: str, schema: type[BaseModel], code: Code, path: str
) -> tuple[BaseModel | None, tuple[Diagnostic, ...]]:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
        return schema.model_validate(data), ()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        return None, (problem(code, path, mark.line + 1 if mark else 1, key="", reason=reason),)
    except ValueError as error:
        if not isinstance(error, ValidationError):  # an impossible date
            return None, (problem(code, path, 1, key="", reason=str(error)),)
        return None, tuple(
            problem(
                code,
                path,
                _line_of(node, entry["loc"]),
                key=".".join(str(part) for part in entry["loc"]),
                reason=entry["msg"],
            )
            for entry in error.errors(include_url=False)
        )


def _line_of(node: yaml.Node | None, location: Sequence[int | str]) -> int:
    """Return the line of the innermost node on the way to `location`."""
    line = 1
    for part in location:
        if isinstance(node, yaml.MappingNode):
            match = next((pair for pair in node.value if pair[0].value == part), None)
            if match is None:
                break
            line, node = match[0].start_mark.line + 1, match[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line


def entry_lines(text: str, key: str) -> list[int]:
    """Return the line of every entry of the list under `key`."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)  # the schema has just accepted it
    entries = next(value for name, value in node.value if name.value == key)
    return [entry.start_mark.line + 1 for entry in entries.value]


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
    )
