"""Makes the copies of a built site and tells its downloads page and manifest of them."""

import base64
import datetime as dt
import json
import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from taphuan.adapters.copies.files import FolderFiles, write_whole
from taphuan.adapters.copies.pdf import PdfMaker
from taphuan.adapters.files import read_labels
from taphuan.adapters.rendering import Rendered
from taphuan.adapters.search.sections import SiteSearch, abbreviations_of, search_words
from taphuan.adapters.workers import spread
from taphuan.archive import pack
from taphuan.bundle import plan_bundle
from taphuan.model.labels import Labels
from taphuan.model.page import Page
from taphuan.model.release import Edition
from taphuan.model.site import Content
from taphuan.render.copies.book import PageText
from taphuan.render.copies.downloads import download_entries, render_downloads, view_devices
from taphuan.render.copies.handbook import render_handbook
from taphuan.render.copies.one_file import Binding, bind, render_one_file
from taphuan.render.copies.plan import (
    Copy,
    CopyKind,
    MadeCopy,
    measure,
    plan_copies,
    say_edition,
)
from taphuan.render.copies.site_copy import (
    DOWNLOADS,
    SiteFiles,
    fill_list,
    pick_pages,
    zip_files,
)
from taphuan.render.learning import practice_bank, wrap_final
from taphuan.render.link_view import url_of


@dataclass(slots=True)
class CopyMaker:
    """Makes every copy of one built site; nothing is written before it is whole."""

    content: Content
    site: SiteFiles
    """As built, without copies."""
    searches: Mapping[str, SiteSearch]
    """What was indexed, by language."""
    site_names: Mapping[str, str]
    edition: Edition
    texts: Mapping[str, Rendered]
    """What pages hold without the frame, by their address."""
    bundles: Mapping[str, str]
    """Text of style sheets and scripts, by the name of their source."""
    pdf: PdfMaker | None
    """What makes PDFs, where it is installed."""

    def plan(self) -> Iterator[Copy]:
        """Yield the copies of all languages."""
        for lang in self.content.languages:
            labels = read_labels(lang)
            name = self.site_names[lang]
            planned = plan_copies(self.content, labels, site_name=name, edition=self.edition)
            is_pdf = CopyKind.COURSE_PDF
            yield from (copy for copy in planned if self.pdf or copy.kind is not is_pdf)

    def make(self, copy: Copy) -> bytes:
        """Return the bytes of a copy."""
        labels = read_labels(copy.lang)
        if copy.kind in (CopyKind.SITE_ZIP, CopyKind.COURSE_ZIP):
            return self._zip(copy, labels)
        if copy.kind is CopyKind.COURSE_PDF:
            return self._handbook(copy, labels)
        return self._file(copy, labels)

    def _handbook(self, copy: Copy, labels: Labels) -> bytes:
        assert self.pdf is not None  # or none would have been planned
        edition = say_edition(self.edition, self.content, labels)
        bound = self._bind(copy, labels, has_final=False)
        fonts = self.pdf.fonts()
        html = render_handbook(copy, bound, labels, edition=edition, fonts=fonts)
        return self.pdf.make(html)

    def _file(self, copy: Copy, labels: Labels) -> bytes:
        return render_one_file(
            copy,
            self._bind(copy, labels, has_final=True),
            labels,
            edition=say_edition(self.edition, self.content, labels),
            bundles=self.bundles,
            search_words=search_words(labels),
            abbreviations=sorted(abbreviations_of(self.content.glossary)),
        )

    def _bind(self, copy: Copy, labels: Labels, *, has_final: bool) -> Binding:
        return bind(
            copy,
            self.content,
            labels,
            texts=lambda page: self._text(page, copy.lang),
            image=self._image,
            site_url=self.edition.site_url,
            has_final=has_final,
        )

    def _text(self, page: Page, lang: str) -> PageText:
        text = self.texts[url_of(page.name, lang)]
        bank = practice_bank(page, self.content, lang=lang)
        html = wrap_final(text.html, page, bank, self.content, lang=lang) if bank else text.html
        return PageText(html, text.sections)

    def _image(self, path: str) -> str:
        """Return an image as an address that holds it."""
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(self.site.files[path]).decode()}"

    def _zip(self, copy: Copy, labels: Labels) -> bytes:
        picked = pick_pages(copy, self.content, frozenset(self.site.files))
        search = self.searches[copy.lang]
        index = search.encode(content=self.content, labels=labels, only=picked.pages)
        files = zip_files(
            copy,
            self.site,
            picked,
            edition=say_edition(self.edition, self.content, labels),
            labels=labels,
            search_index=(search.index_name(copy.lang), index),
            others=[one.id for one in self.content.courses if one.id != copy.course_id],
        )
        plan = plan_bundle(copy.stem, files)
        return pack(plan.contents(), date=self.edition.date or dt.date.min)


def add_copies(folder: Path, maker: CopyMaker) -> list[MadeCopy]:
    """Write all copies into a built site, then its downloads pages and its manifest.

    Args:
        folder: Of the built site; not published yet.
        maker: Of its copies.
    """
    made: list[MadeCopy] = []
    planned = list(maker.plan())
    for copy, data in zip(planned, spread(maker.make, planned, fewest=1), strict=True):
        if (folder / copy.path).exists():
            raise FileExistsError(f"expected a name of its own for each copy, got {copy.path}")
        write_whole(folder / copy.path, data)
        made.append(measure(copy, data))
    for lang in maker.content.languages:
        _fill_page(folder, lang, made, maker)
    manifest = folder / "manifest.json"
    data = json.loads(manifest.read_text(encoding="utf-8"))
    data["downloads"] = download_entries(made)
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    manifest.write_text(text, encoding="utf-8", newline="\n")
    return made


def _fill_page(folder: Path, lang: str, made: list[MadeCopy], maker: CopyMaker) -> None:
    url = url_of(DOWNLOADS, lang)
    if url not in maker.site.files:
        return
    labels = read_labels(lang)
    devices = view_devices(made, labels, from_root="../" * url.count("/"))
    edition = say_edition(maker.edition, maker.content, labels)
    page = fill_list(maker.site.page(url)[0], render_downloads(devices, edition, labels))
    (folder / url).write_text(page, encoding="utf-8", newline="\n")


def folder_files(folder: Path) -> SiteFiles:
    """Return a built site; every file of it is read when it is needed."""
    return SiteFiles(FolderFiles(folder))
