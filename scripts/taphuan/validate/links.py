"""Links, images and citations: do they lead somewhere, and may that be relied on."""

import posixpath
import re
from collections.abc import Iterator

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem, suggest
from taphuan.model.document import CITATION_REMARKS, Document, Register, State
from taphuan.model.page import BankMeta, FormMeta, Link, ModuleMeta, Page, PageMeta
from taphuan.model.site import ORIGINAL, Content

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_NOT_CURRENT = (State.REPLACED, State.ENDED)


def check_links(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield the problems of every link, image and citation of a page."""
    shown = f"docs/{page.path}"
    for link in page.links:
        if link.target.startswith("vb:"):
            written = link.target.removeprefix("vb:")
            yield from _check_document(written, content.register, shown, link.line)
        elif scheme := _SCHEME.match(link.target):
            if link.is_image:  # a page asks no other host for anything
                yield problem(Code.LINK_OUTSIDE, shown, link.line, target=link.target)
            elif scheme[0].lower() not in _SCHEMES:
                yield problem(Code.LINK_SCHEME, shown, link.line, target=link.target)
        else:
            yield from _check_local(link, page, content, shown)
    if isinstance(page.meta, ModuleMeta | FormMeta) and page.form_words is None:
        for number, source in enumerate(page.meta.sources):
            line = page.line_of(f"sources.{number}")
            yield from _check_document(source, content.register, shown, line)
    for question in page.questions:
        if question.source:
            written = "?".join(filter(None, (question.source, question.source_remark)))
            line = question.line_of("source")
            yield from _check_document(written, content.register, shown, line)


def _check_document(
    written: str, register: Register, shown: str, line: int
) -> Iterator[Diagnostic]:
    """Yield why a document may not be named like this: in the text, as a source, by a question."""
    document_id, _, remark = written.partition("?")
    document = register.find(document_id)
    if document is None:
        yield _unknown_document(document_id, register, shown, line)
    elif remark not in ("", *CITATION_REMARKS):
        yield _unknown_document(written, register, shown, line)
    elif remark == "lich-su" and not document.is_hidden:
        return
    elif document.is_unreliable or document.is_hidden or document.state in _NOT_CURRENT:
        yield _not_current(document, register, shown, line)
    elif document.state is State.UNCLEAR and remark != "chua-ro":
        name = document.number or document.title
        yield problem(Code.VB_UNCLEAR, shown, line, id=document_id, name=name)


def _unknown_document(written: str, register: Register, shown: str, line: int) -> Diagnostic:
    near = suggest(written, register.documents)
    return problem(Code.VB_UNKNOWN, shown, line, id=written, **near)


def _not_current(document: Document, register: Register, shown: str, line: int) -> Diagnostic:
    name = document.number or document.title
    details = {"id": document.id, "name": name, **_successor(document, register)}
    return problem(Code.VB_NOT_CURRENT, shown, line, **details)


def _successor(document: Document, register: Register) -> dict[str, object]:
    """Return the details that name the document now in force, followed along the chain."""
    seen: set[str] = set()
    current = document
    while current.replaced_by and current.id not in seen:
        seen.add(current.id)
        following = register.find(current.replaced_by[0])
        if following is None:
            break
        current = following
    if current is document:
        return {"successor": ""}
    return {"successor": Phrase("hint.successor"), "next": current.id}


def _check_local(link: Link, page: Page, content: Content, shown: str) -> Iterator[Diagnostic]:
    target, _, anchor = link.target.partition("#")
    if target.startswith("/"):
        yield problem(Code.LINK_ABSOLUTE, shown, link.line, target=link.target)
        return
    if not target and "#" in link.target:
        yield from _check_anchor(page, anchor, link, content, shown)
        return
    folder = posixpath.dirname(page.name)
    name = posixpath.normpath(posixpath.join(folder, target.partition("?")[0]))
    paths = {f"{page.lang}/{name}", f"{ORIGINAL}/{name}"}
    is_known = content.find_page(name, lang=page.lang) is not None or bool(paths & content.files)
    if is_known and "/ngan-hang/" in f"/{name}" and not (link.is_image and _is_exam(page)):
        yield problem(Code.LINK_BANK, shown, link.line, target=link.target)
    elif name.startswith(".."):
        yield problem(Code.LINK_OUTSIDE, shown, link.line, target=link.target)
    elif paths & content.unreadable:
        return
    elif linked := content.find_page(name, lang=page.lang):
        if anchor:
            yield from _check_anchor(linked, anchor, link, content, shown)
    elif not paths & content.files:
        code = Code.LINK_IMAGE if link.is_image else Code.LINK_BROKEN
        yield _broken(code, link, page, content, shown)


def _is_exam(page: Page) -> bool:
    """Return whether the page is printed only, with images that stay off the site."""
    return isinstance(page.meta, BankMeta) and page.meta.use == "exam"


def _broken(code: Code, link: Link, page: Page, content: Content, shown: str) -> Diagnostic:
    """Return the problem with the nearest file of the same language as a suggestion."""
    written = link.target.partition("#")[0]
    folder = posixpath.dirname(page.path)
    candidates = {
        posixpath.relpath(path, folder)
        for path in (*content.pages, *content.files)
        if path.startswith(f"{page.lang}/")
    }
    near = suggest(written, candidates, cutoff=0.7)
    return problem(code, shown, link.line, target=link.target, **near)


def anchors_of(page: Page, content: Content) -> set[str]:
    """Return every anchor a link to this page may use."""
    anchors = {heading.anchor for heading in page.headings}
    if isinstance(page.meta, ModuleMeta):
        anchors |= {"hoc-xong", "ghi-nho"}
    if isinstance(page.meta, PageMeta) and page.meta.layout == "register":
        documents = content.register.documents.values()
        anchors |= {document.id for document in documents if not document.is_hidden}
    if isinstance(page.meta, PageMeta) and page.meta.layout == "glossary":
        anchors |= {term.id for term in content.glossary.terms}
    return anchors | {f"q-{question.id}" for question in page.questions}


def _check_anchor(
    page: Page, anchor: str, link: Link, content: Content, shown: str
) -> Iterator[Diagnostic]:
    anchors = anchors_of(page, content)
    if anchor and anchor not in anchors:
        near = suggest(anchor, anchors)
        yield problem(Code.LINK_ANCHOR, shown, link.line, target=link.target, **near)
