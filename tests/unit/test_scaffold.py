"""What `taphuan new` writes passes the check as it is, however often it is asked for."""

import datetime as dt

import pytest

from support.site import SMALL_SITE
from taphuan.build import Loaded, SourceFile, load_content
from taphuan.model.page import CourseMeta, ModuleMeta
from taphuan.model.question import AnswerForm
from taphuan.render.authoring.new_file import NewFile, ScaffoldError
from taphuan.render.authoring.scaffold import Scaffold

TODAY = dt.date(2026, 11, 22)
BASE = {name: text for name, text in SMALL_SITE.items() if not name.startswith("en/")}
HOSTILE = 'Việc “khó”: #1 a < b "đúng" | \\ & {a}'


class Project:
    """A site in memory that new files are added to."""

    def __init__(self) -> None:
        self.files = dict(BASE)

    @property
    def loaded(self) -> Loaded:
        sources = [SourceFile(path, text.encode()) for path, text in self.files.items()]
        return load_content(sources, languages=("vi",))[0]

    @property
    def scaffold(self) -> Scaffold:
        return Scaffold(self.loaded.content, today=TODAY)

    def add(self, *files: NewFile) -> None:
        for one in files:
            assert one.path not in self.files
            self.files[one.path] = one.text

    def told(self) -> list[str]:
        """Return what is said of files that were added."""
        found = self.loaded.diagnostics
        return [
            f"{one.path}:{one.line} {one.code_value}"
            for one in found
            if one.path.removeprefix("docs/") not in BASE
        ]


@pytest.mark.parametrize("title", ["Giao một việc cho rõ", HOSTILE, "2026", "true"])
def test_everything_new_passes_the_check_without_a_warning(title: str) -> None:
    project = Project()
    project.add(*project.scaffold.course("khoa-moi", title, report="", module=title))
    project.add(project.scaffold.module("khoa-moi", f"{title} hai", minutes=45))
    project.add(project.scaffold.module("mau", title, minutes=10))
    for use, is_private in (("practice", False), ("exam", False), ("exam", True)) * 2:
        project.add(project.scaffold.bank("khoa-moi", use, title="", is_private=is_private))
    project.add(project.scaffold.form(title))
    project.add(project.scaffold.kit(title, forms=()))
    assert project.told() == []


def test_a_new_module_comes_after_the_last_and_asks_in_every_form() -> None:
    project = Project()
    project.add(project.scaffold.module("mau", "Giao một việc cho rõ", minutes=90))
    page = project.loaded.content.pages["vi/khoa-hoc/mau/02-giao-mot-viec-cho-ro.md"]
    assert isinstance(page.meta, ModuleMeta)
    assert (page.meta.order, page.meta.minutes) == (2, 90)
    assert page.meta.sources == ("bai-bao",)
    assert {question.form for question in page.questions} == set(AnswerForm)
    assert {block.name for block in page.blocks} == {
        *("activity", "case", "notes", "slide", "trainer")
    }


def test_a_number_in_a_file_name_is_never_given_twice() -> None:
    project = Project()
    text = project.files.pop("vi/khoa-hoc/mau/01-mot.md")
    project.files["vi/khoa-hoc/mau/07-mot.md"] = text
    assert project.scaffold.module("mau", "Hai", minutes=30).path.endswith("/08-hai.md")


def test_a_course_takes_the_newest_report_and_its_audience_from_its_title() -> None:
    project = Project()
    register = project.files["data/van-ban.yml"]
    newer = "  - { id: bai-hai, loai: Bài viết, ngay: 2024-05-06, ten: Bài hai,\n"
    newer += "      hieu_luc: report, do_tin_cay: seed }\n"
    hidden = (
        newer.replace("bai-hai", "bai-an").replace("2024", "2025").replace(" }", ", an: true }")
    )
    project.files["data/van-ban.yml"] = register + newer + hidden
    index = project.scaffold.course("moi", "Dành cho bí thư", report="", module="Một")[0]
    project.add(index)
    meta = project.loaded.content.pages[index.path].meta
    assert isinstance(meta, CourseMeta)
    assert (meta.report, meta.audience, meta.order) == ("bai-hai", "Bí thư", 1)


def test_a_bank_has_a_free_name_and_free_ids() -> None:
    project = Project()
    project.add(project.scaffold.bank("mau", "practice", title="", is_private=False))
    second = project.scaffold.bank("mau", "practice", title="", is_private=False)
    assert second.path == "vi/khoa-hoc/mau/ngan-hang/luyen-tap-2.md"
    private = project.scaffold.bank("mau", "exam", title="", is_private=True)
    assert private.path == "vi/khoa-hoc/mau/ngan-hang/rieng/de-thi.md"


@pytest.mark.parametrize(
    ("ask", "key", "details"),
    [
        (lambda new: new.module("mua", "Một", minutes=30), "new.unknown-course", " (→ mau)"),
        (lambda new: new.module("mau", "Một", minutes=30), "new.module-there", "01-mot.md"),
        (lambda new: new.module("mau", "  ", minutes=30), "new.no-title", ""),
        (
            lambda new: new.course("Khóa", "Ai", report="", module="Một"),
            "new.bad-slug",
            "khoa",
        ),
        (
            lambda new: new.course("mau", "Ai", report="", module="Một"),
            "new.there",
            "docs/vi/khoa-hoc/mau/01-mot.md",
        ),
        (
            lambda new: new.course("moi", "Ai", report="bai-bo", module="Một"),
            "new.unknown-report",
            " (→ bai-bao)",
        ),
        (lambda new: new.kit("Cặp", forms=()), "new.no-forms", ""),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_may_be_meant(ask, key, details) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScaffoldError) as refused:
        ask(Project().scaffold)
    assert refused.value.key == key
    assert details in " ".join(str(value) for value in refused.value.details.values())


def test_a_form_that_is_there_is_not_written_over_and_a_kit_names_known_forms() -> None:
    project = Project()
    project.add(project.scaffold.form("Phiếu việc"))
    with pytest.raises(ScaffoldError) as refused:
        project.scaffold.form("Phiếu việc")
    assert refused.value.key == "new.there"
    with pytest.raises(ScaffoldError) as refused:
        project.scaffold.kit("Cặp", forms=["phieu-viecc"])
    assert refused.value.details == {"form": "phieu-viecc", "close": " (→ phieu-viec)"}
