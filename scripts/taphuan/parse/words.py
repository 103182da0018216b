"""What a language's folder says of the shared data: `tra-cuu/van-ban.yml`, `tra-cuu/thuat-ngu.yml`.

The data themselves stay in one place; here are only words, by the ids of the entries.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from taphuan.diagnostics import Code, Diagnostic, problem, suggest
from taphuan.model.document import DocumentWords, Register
from taphuan.model.glossary import Glossary, TermWords
from taphuan.parse.data import parse_file
from taphuan.text import nfc

_LONGEST_LIST = 6


class _DocumentWords(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = ""
    note: str = ""


class _RegisterWords(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: dict[str, str] = {}
    issuers: dict[str, str] = {}
    topics: dict[str, str] = {}
    documents: dict[str, _DocumentWords] = {}


class _TermWords(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    meaning: str = ""


class _GlossaryWords(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: dict[str, _TermWords] = {}


def join_register(
    register: Register, text: str, *, path: str, lang: str
) -> tuple[Register, tuple[Diagnostic, ...]]:
    """Return the register with the words of one more language."""
    parsed, problems = parse_file(text, _RegisterWords, Code.REGISTER_INVALID, path)
    if not isinstance(parsed, _RegisterWords):
        return register, problems
    kinds, issuers = _composed(parsed.kinds), _composed(parsed.issuers)
    documents = dict(register.documents)
    for key, document in register.documents.items():
        own = parsed.documents.get(key, _DocumentWords())
        words = DocumentWords(
            type=kinds.get(document.type, ""),
            issuer=issuers.get(document.issuer, ""),
            title=nfc(own.title).strip(),
            note=nfc(own.note).strip(),
        )
        documents[key] = replace(document, words=(*document.words, (lang, words)))
    topics = {**register.topics_in.get(lang, {}), **_composed(parsed.topics)}
    joined = replace(register, documents=documents, topics_in={**register.topics_in, lang: topics})
    if not register.is_complete:
        return joined, problems
    missing = _missing_words(joined, lang)
    known = {
        "kinds": {one.type for one in register.documents.values()},
        "issuers": {one.issuer for one in register.documents.values()},
        "topics": set(register.topics),
        "documents": set(register.documents),
    }
    given: dict[str, Iterable[str]] = {
        "kinds": kinds,
        "issuers": issuers,
        "topics": parsed.topics,
        "documents": parsed.documents,
    }
    return joined, (*problems, *_compare(given, known, missing, path))


def _missing_words(register: Register, lang: str) -> Iterator[str]:
    for document in register.documents.values():
        if document.is_hidden:
            continue
        words = dict(document.words)[lang]
        for name in ("type", "issuer", "title", "note"):
            if getattr(document, name) and not getattr(words, name):
                yield f"{document.id}.{name}"
    yield from (code for code in register.topics if code not in register.topics_in[lang])


def join_glossary(
    glossary: Glossary, text: str, *, path: str, lang: str
) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """Return the glossary with the words of one more language."""
    parsed, problems = parse_file(text, _GlossaryWords, Code.GLOSSARY_INVALID, path)
    if not isinstance(parsed, _GlossaryWords):
        return glossary, problems
    terms = []
    for term in glossary.terms:
        own = parsed.terms.get(term.id, _TermWords())
        words = TermWords(nfc(own.name).strip(), nfc(own.meaning).strip())
        terms.append(replace(term, words=(*term.words, (lang, words))))
    if not terms:  # it could not be read, which has been told
        return glossary, problems
    missing = (term.id for term in terms if not dict(term.words)[lang].meaning)
    known = {"terms": {term.id for term in terms}}
    return Glossary(tuple(terms)), (
        *problems,
        *_compare({"terms": parsed.terms}, known, missing, path),
    )


def _composed(words: Mapping[str, str]) -> dict[str, str]:
    return {nfc(key): nfc(value) for key, value in words.items()}


def _compare(
    given: Mapping[str, Iterable[str]],
    known: Mapping[str, set[str]],
    missing: Iterable[str],
    path: str,
) -> Iterator[Diagnostic]:
    """Yield every name that nothing has, and in one line what has no words yet."""
    for part, names in given.items():
        for name in names:
            if name not in known[part]:
                details = {"name": name, **suggest(name, known[part])}
                yield problem(Code.DATA_TRANSLATION_UNKNOWN, path, 0, **details)
    lacking = list(missing)
    if lacking:
        names = ", ".join(lacking[:_LONGEST_LIST])
        names += ", …" if len(lacking) > _LONGEST_LIST else ""
        count = len(lacking)
        yield problem(Code.DATA_TRANSLATION_MISSING, path, 0, count=count, names=names)
