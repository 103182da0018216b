"""The register as a whole: do its chains of replacement hold, and is it still looked after."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem
from taphuan.model.document import Document, Register, State

_CURRENT = (State.IN_FORCE, State.AMENDED)
_A_YEAR = dt.timedelta(days=365)


def check_register(register: Register, *, path: str) -> Iterator[Diagnostic]:
    """Yield every broken link of a chain and every pair that cannot both be right."""
    for document in register.documents.values():
        yield from _check_state(document, register, path)
        yield from _check_order(document, register, path)
        if register.topics and not document.topics:
            yield problem(Code.REGISTER_NO_TOPIC, path, document.line, id=document.id)
        if _leads_to_itself(document, register):
            yield problem(Code.REGISTER_CYCLE, path, document.line, id=document.id)
    yield from _check_numbers(register, path)


def _check_state(document: Document, register: Register, path: str) -> Iterator[Diagnostic]:
    successors = register.successors(document)
    if document.state is State.REPLACED and not successors:
        yield problem(Code.REGISTER_NO_SUCCESSOR, path, document.line, id=document.id)
    for successor in successors:
        details = {"id": document.id, "other": successor.id}
        if document.state in _CURRENT:
            yield problem(Code.REGISTER_STILL_CURRENT, path, document.line, **details)
        if successor.id not in document.replaced_by:
            yield _one_sided(document, "thay_the_boi", successor, path)
        if document.id not in successor.replaces:
            yield _one_sided(successor, "thay_the", document, path)


def _one_sided(document: Document, key: str, other: Document, path: str) -> Diagnostic:
    details = {"id": document.id, "key": key, "other": other.id}
    return problem(Code.REGISTER_ONE_SIDED, path, document.line, **details)


def _check_order(document: Document, register: Register, path: str) -> Iterator[Diagnostic]:
    if document.date is None:
        return
    for successor in register.successors(document):
        if successor.date and successor.date < document.date:
            details = {"id": document.id, "other": successor.id}
            yield problem(Code.REGISTER_EARLIER, path, document.line, **details)
    if document.ended and document.ended < document.date:
        yield problem(Code.REGISTER_ENDED_EARLIER, path, document.line, id=document.id)


def _leads_to_itself(document: Document, register: Register) -> bool:
    waiting, seen = list(register.successors(document)), set[str]()
    while waiting:
        current = waiting.pop()
        if current.id == document.id:
            return True
        if current.id not in seen:
            seen.add(current.id)
            waiting.extend(register.successors(current))
    return False


def _check_numbers(register: Register, path: str) -> Iterator[Diagnostic]:
    """Yield documents in force that one number, issuer and year make indistinguishable."""
    found: dict[tuple[str, str, int], list[Document]] = defaultdict(list)
    for document in register.documents.values():
        if document.state in _CURRENT and document.number and document.date:
            key = (document.number, document.issuer, document.date.year)
            found[key].append(document)
    for first, *others in found.values():
        for other in others:
            details = {"id": other.id, "other": first.id, "number": other.number}
            yield problem(Code.REGISTER_SAME_NUMBER, path, other.line, **details)


def check_age(register: Register, *, path: str, as_of: dt.date) -> Iterator[Diagnostic]:
    """Yield entries that nobody has looked at for a year before `as_of`, the last commit's day."""
    for document in register.documents.values():
        if document.checked is None or as_of - document.checked > _A_YEAR:
            when = Phrase("unchecked.old" if document.checked else "unchecked.never")
            details = {"id": document.id, "when": when, "date": document.checked or ""}
            yield problem(Code.REGISTER_UNCHECKED, path, document.line, **details)
