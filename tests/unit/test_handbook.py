"""The handbook of a course: what stands on paper, and where the answers are."""

from support.copies import EDITION, VI, bound
from support.pages import content
from taphuan.render.copies.handbook import FontFace, render_handbook
from taphuan.render.copies.plan import CopyKind, say_edition

FACE = FontFace("Handbook", 400, "normal", "file:///x.ttf")


def handbook() -> str:
    copy, binding = bound(CopyKind.COURSE_PDF, has_final=False)
    edition = say_edition(EDITION, content(), VI)
    return render_handbook(copy, binding, VI, edition=edition, fonts=[FACE])


def test_it_has_cover_contents_modules_answers_and_references() -> None:
    html = handbook()
    places = [
        html.index(mark)
        for mark in (
            'class="cover"',
            'class="contents"',
            'id="dau"',
            'id="bai-1"',
            'id="bai-2"',
            'id="dap-an"',
            'id="tra-cuu"',
        )
    ]
    assert places == sorted(places)
    assert "Phiên bản 2026.1" in html
    assert "Trung tâm chính trị" in html


def test_the_contents_lead_to_every_part() -> None:
    contents = handbook().partition('<nav class="contents">')[2].partition("</nav>")[0]
    for goal in ("#dau", "#bai-1", "#bai-2", "#dap-an", "#tra-cuu"):
        assert f'href="{goal}"' in contents
    assert "Bài 1. " in contents


def test_answers_stand_at_the_end_only() -> None:
    before, _, behind = handbook().partition('id="dap-an"')
    assert "Vì thế." not in before
    assert "Vì thế." in behind
    assert "Xem đáp án" not in before + behind
    assert "<h3>Câu 1</h3>" in behind


def test_fields_become_room_to_write_in() -> None:
    chapter = handbook().partition('id="bai-1"')[2].partition('id="bai-2"')[0]
    assert '<span class="blank-ring"></span><span class="tq-text">Một ý</span>' in chapter
    assert '<span class="blank-box"></span> Bước' in chapter
    assert chapter.count('<div class="blank-line"></div>') == 4
    for tag in ("<input", "<select", "<textarea", "<button", "<script", "tq-hint"):
        assert tag not in chapter


def test_the_final_quiz_which_is_drawn_anew_each_time_is_not_printed() -> None:
    assert "tap-final" not in handbook()


def test_fonts_are_the_ones_given() -> None:
    assert 'src: url("file:///x.ttf");' in handbook()


def test_the_course_has_its_timetable_below_its_text() -> None:
    html = handbook()
    assert html.index("Giới thiệu</p>") < html.index("Thời gian biểu") < html.index('id="bai-1"')
