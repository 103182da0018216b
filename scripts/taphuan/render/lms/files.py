"""Which LMS files there are: one Moodle XML and one GIFT for every module and bank."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from taphuan.model.labels import Labels
from taphuan.model.lms import Bank, LmsFormat, LmsQuestion
from taphuan.model.page import Course, ModuleMeta, Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.lms.gift import GIFT, render_gift
from taphuan.render.lms.markdown import ExportMarkdown, ImageSource, Links
from taphuan.render.lms.moodle_xml import MOODLE, OLD_MOODLE, image_source, render_moodle_xml
from taphuan.render.lms.questions import LmsMapper, describe_losses

_BANK_FOLDER = "/ngan-hang/"


@dataclass(frozen=True, slots=True)
class LmsFile:
    """One file, its text, and what it could not carry: a line for each kind of loss."""

    path: str
    """Relative to the folder of all LMS files, forward slashes."""
    text: str
    notes: tuple[str, ...]


def lms_files(
    content: Content,
    *,
    labels: Mapping[str, Labels],
    images: Mapping[str, bytes],
    has_ordering: bool = True,
) -> Iterator[LmsFile]:
    """Yield every file. A page that is not translated has one in its own language only.

    Args:
        content: The whole site.
        labels: By language.
        images: Content of images by path under `docs/`.
        has_ordering: Whether the Moodle that reads the files knows ordering questions (4.4 on).
    """
    for course in content.courses:
        own = labels[course.lang]
        moodle = MOODLE if has_ordering else OLD_MOODLE
        taken: set[str] = set()
        for page in (*course.modules, *course.banks):
            if page.lang != course.lang or not page.questions:
                continue
            path = _unique_path(page, taken)
            bank = _bank_of(page, course, own)

            def to_file(source: str) -> str:
                return image_source(source, images)

            mapped = _map(page, bank, moodle, content, own, to_file)
            notes = describe_losses(mapped, own)
            text = render_moodle_xml(mapped, bank=bank, notes=notes, images=images, labels=own)
            yield LmsFile(f"{path}.xml", text, notes)
            mapped = _map(page, bank, GIFT, content, own, _no_image)
            notes = describe_losses(mapped, own)
            yield LmsFile(
                f"{path}.gift", render_gift(mapped, bank=bank, notes=notes, labels=own), notes
            )


def _map(
    page: Page,
    bank: Bank,
    target: LmsFormat,
    content: Content,
    labels: Labels,
    source: ImageSource,
) -> list[LmsQuestion]:
    markdown = ExportMarkdown(
        page=page.path,
        register=content.register,
        labels=labels,
        links=Links.KEPT,
        image_source=source,
    )
    mapper = LmsMapper(bank, target, markdown=markdown, labels=labels)
    return [mapper.map(question) for question in page.questions]


def _no_image(_path: str) -> str:
    return ""


def _bank_of(page: Page, course: Course, labels: Labels) -> Bank:
    is_module = isinstance(page.meta, ModuleMeta)
    title = page.meta.title
    if isinstance(page.meta, ModuleMeta):
        number = labels.fill("module.number", number=page.meta.order)
        title = labels.fill("lms.module", number=number, title=title)
    return Bank(
        course=course.id if course.lang == ORIGINAL else f"{course.id}-{course.lang}",
        course_title=course.page.meta.title,
        module=page.slug if is_module else "",
        title=title,
    )


def _unique_path(page: Page, taken: set[str]) -> str:
    """Return course and file name; a bank named like a module gets its folder before it."""
    folder = page.course_id if page.lang == ORIGINAL else f"{page.lang}/{page.course_id}"
    name = page.path.removesuffix(".md")
    name = name.partition(_BANK_FOLDER)[2] or name.rsplit("/", 1)[-1]
    if name in taken:
        name = f"{_BANK_FOLDER.strip('/')}/{name}"
    taken.add(name)
    return f"{folder}/{name}"
