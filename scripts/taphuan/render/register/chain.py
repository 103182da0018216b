"""Which document replaced which, as far as the data say: no link is inferred."""

from collections.abc import Callable
from dataclasses import dataclass

from taphuan.model.document import Document, Register
from taphuan.model.labels import Labels
from taphuan.render.citations import cite, lang_of, say_state
from taphuan.render.link_view import LinkView
from taphuan.render.reference_views import document_url


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One document of a chain, the oldest first."""

    document: LinkView
    """`is_current` on the page that shows the chain."""
    title: str
    state: str
    state_key: str
    replaced_by: tuple[LinkView, ...]


def find_chain(document: Document, register: Register) -> tuple[Document, ...]:
    """Return what led to a document and what came of it, every one before its successors.

    Documents that merely share a successor are no part of it. A chain that bites its tail, which
    the check reports, still ends.
    """
    found = {document.id: document}
    for follow in (register.predecessors, register.successors):
        _collect(document, follow, found)
    order = [one.id for one in register.documents.values() if one.id in found]
    waiting, done = sorted(order, key=lambda key: str(found[key].date or "")), list[str]()
    while waiting:
        ready = next((key for key in waiting if _is_next(key, found, register, done)), waiting[0])
        waiting.remove(ready)
        done.append(ready)
    return tuple(found[key] for key in done)


def _collect(
    document: Document,
    follow: Callable[[Document], tuple[Document, ...]],
    found: dict[str, Document],
) -> None:
    waiting = [document]
    while waiting:
        for other in follow(waiting.pop()):
            if other.id not in found and not other.is_hidden:
                found[other.id] = other
                waiting.append(other)


def _is_next(key: str, found: dict[str, Document], register: Register, done: list[str]) -> bool:
    before = register.predecessors(found[key])
    return all(other.id in done for other in before if other.id in found)


def view_chain(document: Document, register: Register, labels: Labels) -> tuple[ChainLink, ...]:
    """Return a document's chain for its page; empty when it stands alone."""
    chain = find_chain(document, register)
    if len(chain) < 2:
        return ()
    return tuple(
        ChainLink(
            document=LinkView(
                cite(one, labels),
                document_url(one, labels.lang),
                one.id == document.id,
                lang=lang_of(one, labels),
            ),
            title=one.said(labels.lang).title if one.number else "",
            state=say_state(one, labels),
            state_key="unreliable" if one.is_unreliable else one.state.name.lower(),
            replaced_by=tuple(
                LinkView(
                    cite(other, labels),
                    document_url(other, labels.lang),
                    lang=lang_of(other, labels),
                )
                for other in register.successors(one)
                if other in chain
            ),
        )
        for one in chain
    )
