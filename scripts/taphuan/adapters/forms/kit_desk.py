"""The document cases of a build: what their pages show, and their ZIPs."""

import hashlib
import posixpath
from dataclasses import dataclass
from pathlib import Path

from taphuan.adapters.files import read_labels
from taphuan.adapters.forms.form_files import form_docx, form_files
from taphuan.adapters.forms.kit_guides import guide_html
from taphuan.archive import pack
from taphuan.bundle import plan_bundle
from taphuan.model.labels import Labels
from taphuan.model.page import KitMeta, Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.form.kit import KitView, kit_files, kit_name, kit_pages, view_kit, zip_path
from taphuan.render.form.views import find_form

_ZIPS: dict[str, bytes] = {}
"""By what went into them: in `serve` a kit that did not change is not made again."""
_MOST_ZIPS = 64


@dataclass(slots=True)
class KitDesk:
    """Kits in one language's build. Each has one ZIP, in the original language."""

    content: Content
    labels: Labels
    docs: Path

    def view(self, page: Page) -> KitView:
        """Return what the kit's page shows."""
        size = len(self.zip_of(page))
        return view_kit(page, self.content, self.labels, zip_size=size)

    def write(self, site: Path) -> None:
        """Write every ZIP."""
        for page in kit_pages(self.content, lang=ORIGINAL):
            path = site / zip_path(page)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.zip_of(page))

    def zip_of(self, page: Page) -> bytes:
        """Return the kit's ZIP."""
        original = self.content.find_page(page.name, lang=ORIGINAL) or page
        assert isinstance(original.meta, KitMeta)  # asked only of kits
        documents = self._documents(original.meta)
        kit = view_kit(original, self.content, read_labels(ORIGINAL), zip_size=0)
        originals = {one.path: (self.docs / one.path).read_bytes() for one in kit.originals}
        key = self._key(original, original.meta, {**documents, **originals})
        if key not in _ZIPS:
            if len(_ZIPS) >= _MOST_ZIPS:
                _ZIPS.clear()
            _ZIPS[key] = self._zip(original, original.meta, documents, originals)
        return _ZIPS[key]

    def _documents(self, meta: KitMeta) -> dict[str, bytes]:
        pages = (find_form(slug, self.content, lang=ORIGINAL) for slug in meta.forms)
        return {
            path: form_docx(page.form, self.content.form_style, variant)
            for page in pages
            if page and page.form
            for path, variant in form_files(page.slug)
        }

    def _key(self, page: Page, meta: KitMeta, files: dict[str, bytes]) -> str:
        guides = (self.content.find_page(name, lang=ORIGINAL) for name in meta.guides)
        digest = hashlib.sha256(repr((meta, self.content.register)).encode())
        for guide in guides:
            if guide:
                digest.update(repr((guide.name, guide.meta, guide.body)).encode())
        for path, data in files.items():
            digest.update(path.encode() + data)
        return f"{page.name} {digest.hexdigest()}"

    def _zip(
        self,
        page: Page,
        meta: KitMeta,
        documents: dict[str, bytes],
        originals: dict[str, bytes],
    ) -> bytes:
        labels = read_labels(ORIGINAL)
        kit = view_kit(page, self.content, labels, zip_size=0)
        files = {guide.name: posixpath.basename(guide.file) for guide in kit.guides}
        guides = {}
        for name in files:
            guide = self.content.find_page(name, lang=ORIGINAL)
            assert guide  # a view names only pages that exist
            guides[name] = guide_html(guide, labels, docs=self.docs, files=files)
        plan = plan_bundle(
            kit_name(page),
            kit_files(
                kit,
                labels,
                lang=ORIGINAL,
                documents=documents,
                guides=guides,
                originals=originals,
            ),
        )
        return pack(plan.contents(), date=meta.released)
