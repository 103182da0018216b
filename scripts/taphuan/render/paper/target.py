"""What may be asked for a paper by name: a course, a module, a bank."""

from collections.abc import Iterator
from dataclasses import dataclass

from taphuan.model.labels import Labels
from taphuan.model.page import BankMeta, Course, ModuleMeta, Page
from taphuan.model.paper import Paper
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.paper.draw import Source

_BANK_FOLDER = "/ngan-hang/"


@dataclass(frozen=True, slots=True)
class Target:
    """A course with those of its pages whose questions are meant."""

    name: str
    course: Course
    pages: tuple[Page, ...]
    page: Page | None = None
    """The one page that is meant; None for the whole course."""

    @property
    def questions(self) -> int:
        return sum(len(page.questions) for page in self.pages)

    @property
    def draw(self) -> int:
        """Return how many questions are asked where nobody says: what the bank says, or all."""
        meta = self.page.meta if self.page else None
        return meta.draw if isinstance(meta, BankMeta) else 0


def paper_targets(content: Content) -> dict[str, Target]:
    """Return everything a paper can be made of, by each of its names.

    `huong-khe` is the course's modules, `huong-khe/luyen-tap` a bank, `huong-khe/vai-tro` a
    module; a translation is `en/huong-khe`. The path under `docs/` names a page, too.
    """
    targets: dict[str, Target] = {}
    for course in content.courses:
        prefix = "" if course.lang == ORIGINAL else f"{course.lang}/"
        own = [page for page in (*course.modules, *course.banks) if page.lang == course.lang]
        modules = tuple(page for page in own if isinstance(page.meta, ModuleMeta))
        name = f"{prefix}{course.id}"
        targets.setdefault(name, Target(course.id, course, modules))
        for page in own:
            target = Target(f"{course.id}/{next(_names(page))}", course, (page,), page)
            targets[page.path] = target
            for short in _names(page):
                targets.setdefault(f"{name}/{short}", target)
    return targets


def blank_paper(target: Target, content: Content, *, seed: str, labels: Labels) -> Paper:
    """Return a paper without questions: what stands at its head."""
    course_title = target.course.page.meta.title
    page = target.page
    bank = page.meta if page and isinstance(page.meta, BankMeta) else None
    return Paper(
        lang=target.course.lang,
        title=_title(page, labels) if page else course_title,
        course=course_title if page and course_title not in page.meta.title else "",
        centre=content.centre.name,
        version=0,
        seed=seed,
        minutes=bank.minutes if bank else 0,
        pass_mark=bank.pass_ if bank else 0,
        sections=(),
    )


def paper_sources(target: Target, labels: Labels) -> tuple[Source, ...]:
    """Return the pages with questions, in the order of the course."""
    return tuple(
        Source(_title(page, labels), page.slug, page.path, page.questions)
        for page in target.pages
        if page.questions
    )


def _title(page: Page, labels: Labels) -> str:
    if not isinstance(page.meta, ModuleMeta):
        return page.meta.title
    number = labels.fill("module.number", number=page.meta.order)
    return labels.fill("lms.module", number=number, title=page.meta.title)


def _names(page: Page) -> Iterator[str]:
    """Yield what a page is called in its course: a bank by its file, a module without number."""
    path = page.path.removesuffix(".md")
    if _BANK_FOLDER in path:
        yield path.partition(_BANK_FOLDER)[2]
    else:
        yield page.slug
        yield path.rsplit("/", 1)[-1]
