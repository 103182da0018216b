"""Every Word file of the real forms: valid, measured, free of forbidden words."""

from pathlib import Path

import pytest

from support.docx_audit import audit
from support.forms import open_docx, texts
from support.real_forms import real_content, real_docx, real_slugs
from taphuan.model.form import FieldType, Slot, Table
from taphuan.render.form.docx import Variant
from taphuan.render.form.package import text_width
from taphuan.render.form.views import find_form

FIRST_EIGHT = [
    "quy-che-lam-viec",
    "bien-ban-thuong-ky",
    "bien-ban-chuyen-de",
    "nghi-quyet-thang",
    "nghi-quyet-chuyen-de",
    "ke-hoach-chuyen-de-nam",
    "ke-hoach-kiem-tra-giam-sat",
    "phan-cong-dang-vien",
]


def test_the_eight_forms_of_the_case_come_first_and_all_seventeen_are_there() -> None:
    assert real_slugs()[:8] == FIRST_EIGHT
    assert len(real_slugs()) == 17


@pytest.mark.parametrize("variant", [Variant.BLANK, Variant.CONTROLS], ids=lambda one: one.value)
@pytest.mark.parametrize("slug", real_slugs())
def test_two_validators_find_nothing(slug: str, variant: Variant, tmp_path: Path) -> None:
    path = tmp_path / f"{slug}.docx"
    path.write_bytes(real_docx(slug, variant))
    assert audit(path) == []


def test_the_validators_do_find_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "hong.docx"
    document = open_docx(real_docx("giay-moi", Variant.BLANK))
    body = document.element.body
    body.append(body[0])  # a table behind the page's own settings
    document.save(str(path))
    assert len(audit(path)) >= 2


@pytest.mark.parametrize("slug", real_slugs())
def test_every_real_form_has_the_margins_and_says_that_it_is_a_sample(slug: str) -> None:
    for variant in (Variant.BLANK, Variant.CONTROLS):
        section = open_docx(real_docx(slug, variant)).sections[0]
        margins = [section.top_margin, section.bottom_margin]
        margins += [section.left_margin, section.right_margin]
        assert [round(length.mm, 1) for length in margins] == [20, 20, 30, 15]
        assert "Mẫu tham khảo" in section.first_page_footer.paragraphs[0].text


@pytest.mark.parametrize("slug", FIRST_EIGHT)
def test_a_document_of_the_cell_has_both_heads_and_its_signature(slug: str) -> None:
    found = texts(open_docx(real_docx(slug, Variant.BLANK)))
    assert found[:2] == ["ĐẢNG ỦY XÃ …………", "CHI BỘ …………"]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in found
    assert ("T/M CHI BỘ" in found) is not ("CHỦ TRÌ HỘI NGHỊ" in found)


@pytest.mark.parametrize("slug", real_slugs())
def test_no_form_names_a_district_or_a_kind_of_document_a_cell_cannot_issue(slug: str) -> None:
    page = find_form(slug, real_content(), lang="vi")
    assert page
    whole = f"{page.body} {page.meta.model_dump_json()}".lower()
    for word in ("huyện ủy", "cấp huyện", "ủy ban nhân dân huyện", "emblem"):
        assert word not in whole
    assert page.form
    assert page.form.document not in ("QUY ĐỊNH", "HƯỚNG DẪN", "CHỈ THỊ", "THÔNG TRI")


@pytest.mark.parametrize("slug", real_slugs())
def test_every_field_somebody_may_not_understand_has_help_or_an_example(slug: str) -> None:
    page = find_form(slug, real_content(), lang="vi")
    assert page
    assert page.form
    explained = [field for field in page.form.fields if field.help or field.example]
    assert explained or slug in ("phieu-quan-sat",)


@pytest.mark.parametrize("slug", real_slugs())
def test_the_same_sources_give_the_same_bytes(slug: str) -> None:
    for variant in Variant:
        assert real_docx(slug, variant) == real_docx(slug, variant)


@pytest.mark.parametrize("slug", real_slugs())
def test_every_form_has_english_words_beside_its_fields(slug: str) -> None:
    page = find_form(slug, real_content(), lang="en")
    assert page
    assert page.form
    assert page.form_words
    names = [field.name for field in page.form.fields if field.label]
    names += [f"{group.name}.{one.name}" for group in page.form.groups for one in group.columns]
    assert [name for name in names if not page.form_words.label(name)] == []


@pytest.mark.parametrize("slug", real_slugs())
def test_a_whole_date_fits_into_every_column_of_dates(slug: str) -> None:
    page = find_form(slug, real_content(), lang="vi")
    assert page
    assert page.form
    style = real_content().form_style
    width = text_width(page.form, style) / 20
    date = (8 * 0.5 + 2 * 0.28) * style.table_size  # 13/12/2026 in Times New Roman
    for table in (one for one in page.form.blocks if isinstance(one, Table)):
        cells = [cell for row in table.rows for cell in zip(row.cells, table.widths, strict=True)]
        for inlines, share in cells:
            fields = [page.form.find_field(one.name) for one in inlines if isinstance(one, Slot)]
            if any(field and field.type is FieldType.DATE for field in fields):
                assert width * share / sum(table.widths) > date + 8, inlines  # 7 points of margin
