"""`thuat-ngu.yml` to a `Glossary`."""

from pydantic import BaseModel, ConfigDict, Field

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.glossary import Glossary, Term
from taphuan.parse.data import entry_lines, parse_file
from taphuan.text import nfc


class _Term(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    ten: str = Field(min_length=1)
    viet_tat: tuple[str, ...] = ()
    ten_khac: tuple[str, ...] = ()
    giai_nghia: str = Field(min_length=1)
    tieng_anh: str = Field(min_length=1)
    bai: tuple[str, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    thuat_ngu: tuple[_Term, ...]


def parse_glossary(text: str, *, path: str) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """Read the glossary; of two entries with one id the first counts."""
    parsed, problems = parse_file(text, _File, Code.GLOSSARY_INVALID, path)
    if not isinstance(parsed, _File):
        return Glossary(), problems
    terms: dict[str, Term] = {}
    found: list[Diagnostic] = []
    for entry, line in zip(parsed.thuat_ngu, entry_lines(text, "thuat_ngu"), strict=True):
        if entry.id in terms:
            found.append(problem(Code.GLOSSARY_DUPLICATE, path, line, id=entry.id))
            continue
        terms[entry.id] = Term(
            id=entry.id,
            name=nfc(entry.ten),
            abbreviations=tuple(nfc(word) for word in entry.viet_tat),
            other_names=tuple(nfc(word) for word in entry.ten_khac),
            meaning=nfc(entry.giai_nghia).strip(),
            english=entry.tieng_anh,
            modules=entry.bai,
            line=line,
        )
    return Glossary(tuple(terms.values())), tuple(found)
