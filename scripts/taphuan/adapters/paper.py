"""Makes the files of a paper: the test and its key, as pages and for Word."""

from collections.abc import Iterator, Mapping

from taphuan.model.labels import Labels
from taphuan.model.page import Course, Page
from taphuan.model.paper import Paper
from taphuan.model.site import Content
from taphuan.render.lms.markdown import ExportMarkdown, Links
from taphuan.render.paper import docx, texts
from taphuan.render.paper.draw import plan_papers
from taphuan.render.paper.target import Target, blank_paper, paper_sources
from taphuan.render.paper.view import PaperView, paper_view
from taphuan.render.policy import with_policy
from taphuan.render.teaching.files import PAPER_PARTS, PaperPart

PRACTICE_SEED = "1"
"""Of the paper on the site: typed as the code of the final quiz it draws the same questions."""


class PaperMaker:
    """Makes the files of papers in one language."""

    def __init__(self, content: Content, labels: Labels, images: Mapping[str, bytes]) -> None:
        self.content, self.labels, self.images = content, labels, images
        self.missing_images: set[str] = set()

    def files(self, one: Paper, kind: str) -> Iterator[tuple[str, bytes]]:
        """Yield names and contents of a version; `kind` is `html`, `docx` or `both`."""
        for ending in ("html", "docx") if kind == "both" else (kind,):
            view = self._view(one, ending)
            for part in PAPER_PARTS:
                name = self.labels.fill(f"paper.file-{part}", version=one.version)
                yield f"{name}.{ending}", self._file(view, part, ending)

    def practice(self, course: Course, bank: Page, *, part: PaperPart, ending: str) -> bytes:
        """Return the one paper of a practice bank that the site has, or its key."""
        target = Target(f"{course.id}/{bank.slug}", course, (bank,), bank)
        blank = blank_paper(target, self.content, seed=PRACTICE_SEED, labels=self.labels)
        sources = paper_sources(target, self.labels)
        one = next(plan_papers(blank, sources, count=target.draw))
        return self._file(self._view(one, ending), part, ending)

    def _file(self, view: PaperView, part: PaperPart, ending: str) -> bytes:
        if ending == "html":
            page = texts.render_test_html if part == "test" else texts.render_key_html
            return with_policy(page(view, self.labels)).encode()
        document = docx.render_test_docx if part == "test" else docx.render_key_docx
        return document(view, self.labels, self.images)

    def _view(self, one: Paper, ending: str) -> PaperView:
        source = texts.image_data if ending == "html" else docx.image_path
        made: dict[str, ExportMarkdown] = {}

        def markdown_of(page: str) -> ExportMarkdown:
            if page not in made:
                made[page] = ExportMarkdown(
                    page=page,
                    register=self.content.register,
                    labels=self.labels,
                    links=Links.WRITTEN,
                    image_source=lambda path: source(path, self.images),
                )
            return made[page]

        view = paper_view(one, markdown_of=markdown_of, labels=self.labels)
        for markdown in made.values():
            self.missing_images.update(markdown.missing_images)
        return view
