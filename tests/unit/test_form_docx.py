"""The Word files of forms, measured."""

import re
import zipfile
from io import BytesIO

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from support.forms import FIELDS, HEAD, controls, make_docx, make_form, open_docx, texts
from taphuan.model.form_style import FormStyle
from taphuan.render.form.docx import Variant

TEXT_WIDTH = 11906 - 1701 - 850
"""Of A4 between margins of 30 and 15 mm, in twips as Word rounds them."""


def width_of(table, column: int) -> int:
    grid = table._tbl.find(qn("w:tblGrid"))
    return int(grid[column].get(qn("w:w")))


def test_the_page_is_a4_with_the_margins_of_the_settings() -> None:
    section = open_docx(make_docx(make_form())).sections[0]
    measured = [section.page_width, section.page_height, section.top_margin, section.bottom_margin]
    measured += [section.left_margin, section.right_margin]
    assert [round(length.mm, 1) for length in measured] == [210, 297, 20, 20, 30, 15]


def test_running_text_is_14_point_times_justified_exactly_18_point_and_indented_10_mm() -> None:
    document = open_docx(make_docx(make_form()))
    style = document.styles["Lời văn"]
    assert style.font.size == Pt(14)
    assert style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(style.paragraph_format.first_line_indent.mm, 1) == 10
    assert style.paragraph_format.space_after == Pt(6)
    spacing = document.styles.element.find(f".//{qn('w:pPrDefault')}//{qn('w:spacing')}")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("360", "exact")
    assert style.paragraph_format.line_spacing_rule is not WD_LINE_SPACING.MULTIPLE
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert set(fonts.attrib.values()) == {"Times New Roman"}


def test_no_style_or_run_names_another_font() -> None:
    for variant in Variant:
        parts = zipfile.ZipFile(BytesIO(make_docx(make_form(), variant)))
        for name in ("word/styles.xml", "word/document.xml", "word/fontTable.xml"):
            fonts = re.findall(r'w:(?:ascii|hAnsi|name|cs)="([^"]+)"', parts.read(name).decode())
            assert set(fonts) <= {"Times New Roman"}


def test_issuing_body_stands_left_and_the_party_right_in_one_table_without_lines() -> None:
    document = open_docx(make_docx(make_form()))
    head = document.tables[0]
    left, right = head.rows[0].cells
    assert [one.text for one in left.paragraphs] == [
        "ĐẢNG ỦY XÃ …………",
        "CHI BỘ …………",
        "*",
        "Số ……-NQ/CB",
    ]
    assert [one.text for one in right.paragraphs] == [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "…………, ngày ….. tháng ….. năm 20…..",
    ]
    assert head._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert width_of(head, 0) + width_of(head, 1) == TEXT_WIDTH
    assert document.element.body[0] is head._tbl


def test_superior_is_plain_unit_and_party_bold_date_italic() -> None:
    document = open_docx(make_docx(make_form()))
    left, right = document.tables[0].rows[0].cells
    superior, unit = left.paragraphs[:2]
    assert not superior.runs[0].bold
    assert unit.runs[0].bold
    party, date = right.paragraphs
    assert document.styles[party.style.name].font.bold
    assert document.styles[party.style.name].font.size == Pt(14)
    assert document.styles[date.style.name].font.italic
    assert document.styles[unit.style.name].font.size == Pt(13)
    assert {
        one.alignment or one.style.paragraph_format.alignment for one in (*left.paragraphs, party)
    } == {WD_ALIGN_PARAGRAPH.CENTER}


def test_a_line_as_long_as_the_name_stands_under_the_party() -> None:
    document = open_docx(make_docx(make_form()))
    head = document.tables[0]
    party = head.rows[0].cells[1].paragraphs[0]._p
    assert party.pPr.find(f"{qn('w:pBdr')}/{qn('w:bottom')}") is not None
    indent = party.pPr.find(qn("w:ind"))
    sides = int(indent.get(qn("w:left"))) + int(indent.get(qn("w:right")))
    line = (width_of(head, 1) - sides) / 20
    assert 13.5 * 14 < line < 14 * 14  # the name is 13.8 times its size long


def test_the_number_has_no_colon_and_the_symbol_a_hyphen_and_a_slash() -> None:
    assert "Số ……-NQ/CB" in texts(open_docx(make_docx(make_form())))


def test_kind_and_summary_are_bold_in_the_middle_over_a_short_rule() -> None:
    document = open_docx(make_docx(make_form()))
    title, summary, rule = document.paragraphs[:3]
    assert (title.text, summary.text, rule.text) == ("NGHỊ QUYẾT", f"Về {'…' * 12}", "-----")
    for paragraph in (title, summary):
        assert document.styles[paragraph.style.name].font.bold
        assert document.styles[paragraph.style.name].font.size == Pt(14)


def test_minutes_have_no_rule() -> None:
    document = open_docx(make_docx(make_form(front=FIELDS + "rule: false\n")))
    assert document.paragraphs[2].text == ""


def test_page_numbers_stand_in_the_middle_above_but_not_on_the_first_page() -> None:
    section = open_docx(make_docx(make_form())).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous  # nothing on the first page
    paragraph = section.header.paragraphs[0]
    field = paragraph._p.find(qn("w:fldSimple"))
    assert field.get(qn("w:instr")).strip() == "PAGE"
    assert paragraph.style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.CENTER
    assert paragraph.style.font.size == Pt(13)


def test_recipients_stand_left_and_the_signature_right() -> None:
    document = open_docx(make_docx(make_form()))
    left, right = document.tables[-1].rows[0].cells
    assert [one.text for one in left.paragraphs] == [
        "Nơi nhận",
        "- Đảng ủy xã ………… (để báo cáo),",
        "- Lưu Chi bộ.",
    ]
    assert left.paragraphs[0].runs[0].underline
    assert [one.text for one in right.paragraphs] == ["T/M CHI BỘ", "BÍ THƯ", ""]
    behalf, office, _ = right.paragraphs
    assert behalf.runs[0].bold
    assert not office.runs[0].bold


def test_the_office_is_bold_where_the_settings_say_so() -> None:
    style = FormStyle(has_bold_office=True)
    document = open_docx(make_docx(make_form(), style=style))
    assert document.tables[-1].rows[0].cells[1].paragraphs[1].runs[0].bold


def test_minutes_are_signed_left_by_the_recorder_and_right_by_the_chair() -> None:
    front = FIELDS.replace(
        "signature:\n  - {title: BÍ THƯ, name: bi_thu, behalf: true}\n"
        'recipients:\n  - "{{cap_tren}} (để báo cáo),"\n',
        "signature:\n  - {title: NGƯỜI GHI BIÊN BẢN, name: thu_ky}\n"
        "  - {title: CHỦ TRÌ HỘI NGHỊ}\n",
    )
    left, right = open_docx(make_docx(make_form(front=front))).tables[-1].rows[0].cells
    assert left.paragraphs[0].text == "NGƯỜI GHI BIÊN BẢN"
    assert right.paragraphs[0].text == "CHỦ TRÌ HỘI NGHỊ"


def test_the_blank_form_has_dots_where_something_is_to_be_written() -> None:
    found = texts(open_docx(make_docx(make_form())))
    assert "Chi bộ ………… thấy: \t" in found
    assert found.count("\t") == 3 + 2  # three more lines of one long text, one of each opinion
    assert "- Họp lúc …… giờ ……, chấm …… điểm, xếp loại ☐ Tốt   ☐ Khá." in found
    assert found.count("- Đồng chí …………………………: \t") == 2


def test_dotted_lines_reach_the_right_margin() -> None:
    document = open_docx(make_docx(make_form()))
    stops = list(document.element.body.iter(qn("w:tab")))
    stops = [one for one in stops if one.getparent().tag == qn("w:tabs")]
    assert {one.get(qn("w:leader")) for one in stops} == {"dot"}
    assert {one.get(qn("w:pos")) for one in stops} == {str(TEXT_WIDTH)}


def test_blank_rows_are_numbered_and_high_enough_to_write_in() -> None:
    document = open_docx(make_docx(make_form()))
    table = document.tables[1]
    assert [row.cells[0].text for row in table.rows] == ["TT", "1", "2", "3", ""]
    heights = [row.height.mm for row in table.rows[1:4]]
    assert all(height >= 9 for height in [round(height, 1) for height in heights])
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[4].height is None


def test_a_table_without_a_header_has_none() -> None:
    table = open_docx(make_docx(make_form("|  |  |\n|---|---|\n| x | y |", front=""))).tables[1]
    assert [cell.text for row in table.rows for cell in row.cells] == ["x", "y"]


def test_columns_share_the_width_by_the_hyphens_of_their_delimiter() -> None:
    table = open_docx(make_docx(make_form())).tables[1]
    widths = [width_of(table, column) for column in range(3)]
    assert sum(widths) == TEXT_WIDTH
    assert widths[1] > 5 * widths[0]
    alignments = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert alignments == [WD_ALIGN_PARAGRAPH.CENTER, None, WD_ALIGN_PARAGRAPH.RIGHT]


def test_word_fills_in_through_controls_that_bear_the_fields_names() -> None:
    found = controls(open_docx(make_docx(make_form(), Variant.CONTROLS)))
    assert {"so", "cap_tren", "chi_bo", "dia_danh", "viec_gi", "ngay", "bi_thu"} <= set(found)
    properties = found["tinh_hinh"].find(qn("w:sdtPr"))
    assert properties.find(qn("w:alias")).get(qn("w:val")) == "Tình hình"
    assert properties.find(qn("w:text")).get(qn("w:multiLine")) == "1"
    options = found["loai"].iter(qn("w:listItem"))
    assert [one.get(qn("w:value")) for one in options] == ["Tốt", "Khá"]
    text = "".join(one.text for one in found["viec_gi"].iter(qn("w:t")))
    assert text == "[Việc gì]"


def test_rows_and_paragraphs_repeat_in_word() -> None:
    document = open_docx(make_docx(make_form(), Variant.CONTROLS))
    found = controls(document)
    section = "{http://schemas.microsoft.com/office/word/2012/wordml}repeatingSection"
    for tag, kind in (("#viec", "w:tr"), ("#y", "w:p")):
        control = found[tag]
        assert control.find(f"{qn('w:sdtPr')}/{section}") is not None
        items = control.find(qn("w:sdtContent"))
        assert {item.find(f"{qn('w:sdtPr')}/{section}Item") is not None for item in items} == {True}
        assert items[0].find(qn("w:sdtContent"))[0].tag == qn(kind)


def test_rows_added_in_word_go_on_counting() -> None:
    document = open_docx(make_docx(make_form(), Variant.CONTROLS))
    numbered = document.element.body.findall(f".//{qn('w:tc')}//{qn('w:numId')}")
    assert {one.get(qn("w:val")) for one in numbered} == {"1"}
    assert len(numbered) == 3
    numbering = zipfile.ZipFile(BytesIO(make_docx(make_form(), Variant.CONTROLS)))
    assert 'w:numId="1"' in numbering.read("word/numbering.xml").decode()


def test_every_control_has_a_number_of_its_own() -> None:
    for variant in (Variant.CONTROLS, Variant.TEMPLATE):
        document = open_docx(make_docx(make_form(), variant))
        numbers = [one.get(qn("w:val")) for one in document.element.body.iter(qn("w:id"))]
        assert len(numbers) == len(set(numbers)) > 10


def test_a_blank_form_has_no_controls() -> None:
    assert controls(open_docx(make_docx(make_form()))) == {}


def test_every_page_of_a_form_says_that_it_is_a_sample() -> None:
    for variant in (Variant.BLANK, Variant.CONTROLS):
        section = open_docx(make_docx(make_form(), variant)).sections[0]
        for footer in (section.footer, section.first_page_footer):
            assert footer.paragraphs[0].text.startswith("Mẫu tham khảo")


def test_the_browsers_template_says_nothing_of_a_sample() -> None:
    parts = zipfile.ZipFile(BytesIO(make_docx(make_form(), Variant.TEMPLATE)))
    assert not any("footer" in name for name in parts.namelist())
    assert "footer" not in parts.read("word/_rels/document.xml.rels").decode()


def test_the_browsers_template_keeps_format_and_blank_of_every_slot() -> None:
    found = controls(open_docx(make_docx(make_form(), Variant.TEMPLATE)))
    assert {"ngay|long", "loai|boxes", "so|two", "viec.#", "chi_bo|upper", "chi_bo"} <= set(found)
    text = "".join(one.text for one in found["ngay|long"].iter(qn("w:t")))
    assert text == "ngày ….. tháng ….. năm 20….."


def test_optional_paragraphs_and_advice_can_be_told_by_their_style() -> None:
    document = open_docx(make_docx(make_form(), Variant.TEMPLATE))
    styles = [one.get(qn("w:val")) for one in document.element.body.iter(qn("w:pStyle"))]
    assert styles.count("LoiVanTuyChon") == 1
    assert styles.count("LoiHuongDan") == 1


def test_a_title_stays_with_what_it_names() -> None:
    document = open_docx(
        make_docx(make_form("**Giao việc**\n\nSau đây:\n\n| A |\n|---|\n| x |\n", front=""))
    )
    kept = {one.text: one.paragraph_format.keep_with_next for one in document.paragraphs}
    assert kept["Giao việc"]
    assert kept["Sau đây:"]
    assert document.styles["heading 1"].paragraph_format.keep_with_next


def test_a_lying_page_is_wider_than_high() -> None:
    form = make_form(head=HEAD + "landscape: true\n")
    document = open_docx(make_docx(form))
    section = document.sections[0]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    head = document.tables[0]
    assert width_of(head, 0) + width_of(head, 1) == pytest.approx(
        TEXT_WIDTH + 87 * 1440 / 25.4, abs=1
    )


@pytest.mark.parametrize("layout", ["list", "plain"])
def test_other_layouts_do_not_name_the_party(layout: str) -> None:
    head = HEAD.replace("party", layout)
    front = FIELDS.replace("symbol: NQ/CB\nneeds_number: true\n", "")
    found = texts(open_docx(make_docx(make_form(head=head, front=front))))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" not in found
    assert "-----" not in found
    assert ("CHI BỘ …………" in found) is (layout == "list")
    assert "(Ký, ghi rõ họ tên)" in found


def test_a_list_without_a_date_has_its_unit_alone() -> None:
    head = HEAD.replace("party", "list")
    document = open_docx(make_docx(make_form("Một đoạn.", head=head, front="")))
    left, right = document.tables[0].rows[0].cells
    assert left.text == "ĐẢNG ỦY XÃ …………\nCHI BỘ …………"
    assert right.text == ""
    assert len(document.tables) == 1


def test_settings_change_every_measure() -> None:
    style = FormStyle(
        left=35,
        text_size=15,
        line_spacing=20,
        indent=12,
        party_size=15,
        unit_size=14,
        font="Tinos",
        behalf="T/M CHI ỦY",
        rule="———",
        superior="ĐẢNG BỘ XÃ",
        last_recipient="Lưu.",
    )
    document = open_docx(make_docx(make_form(), style=style))
    assert round(document.sections[0].left_margin.mm) == 35
    assert document.styles["Lời văn"].font.size == Pt(15)
    assert document.styles["Tên Đảng"].font.size == Pt(15)
    found = texts(document)
    assert {"T/M CHI ỦY", "———", "ĐẢNG BỘ XÃ …………", "- Lưu."} <= set(found)
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert set(fonts.attrib.values()) == {"Tinos"}


def test_the_same_form_gives_the_same_bytes() -> None:
    for variant in Variant:
        assert make_docx(make_form(), variant) == make_docx(make_form(), variant)


def test_the_file_knows_no_clock_and_no_machine() -> None:
    with zipfile.ZipFile(BytesIO(make_docx(make_form()))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in parts.infolist()} == {0o100644}
        core = parts.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "<dc:title>Nghị quyết thử</dc:title>" in core


def test_hostile_words_of_an_author_stay_words() -> None:
    head = HEAD.replace("Nghị quyết thử", "'<a> & \"b\" ]]>'")
    front = "fields:\n  - {name: a, label: '<b> &'}\n"
    form = make_form("Một < hai & ba ]]> {{a}}", head=head, front=front)
    for variant in Variant:
        document = open_docx(make_docx(form, variant))
        assert any(text.startswith("Một < hai & ba ]]>") for text in texts(document))


def kept(document: Document) -> list[str]:
    """Return the text of every paragraph of the body that stays with the next one."""
    return [
        one.text for one in document.paragraphs if one._p.pPr.find(qn("w:keepNext")) is not None
    ]


def test_signatures_never_stand_on_a_page_without_text() -> None:
    body = "Câu một.\n\nCâu hai.\n\n? - Kèm theo: {{kem}}\n\n> Lời dặn.\n"
    front = "fields:\n  - {name: kem, label: Kèm theo}\nsignature:\n  - {title: BÍ THƯ}\n"
    document = open_docx(make_docx(make_form(body, front=front)))
    assert kept(document) == ["Câu hai.", "- Kèm theo: \t", "Lời dặn.", ""]
    foot = document.tables[-1].rows[0]._tr
    assert foot.trPr.find(qn("w:cantSplit")) is not None
    assert document.tables[-1]._tbl.getprevious().pPr.find(qn("w:keepNext")) is not None


def test_dotted_lines_before_the_signatures_go_along_with_them() -> None:
    front = "fields:\n  - {name: sua, label: Sửa, type: longtext, lines: 3}\n"
    front += "signature:\n  - {title: BÍ THƯ}\n"
    document = open_docx(make_docx(make_form("- Sửa: {{sua}}\n", front=front)))
    assert kept(document) == ["- Sửa: \t", "\t", "\t", ""]


def test_a_form_without_signatures_keeps_nothing_together_at_its_end() -> None:
    assert kept(open_docx(make_docx(make_form("Câu một.\n\nCâu hai.\n", front="")))) == []


@pytest.mark.parametrize(("variant", "align"), [(Variant.BLANK, "left"), (Variant.TEMPLATE, None)])
def test_a_line_with_dots_in_it_is_not_torn_wide(variant: Variant, align: str | None) -> None:
    front = "fields:\n  - {name: noi, label: Nơi}\n  - {name: ai, label: Ai}\n"
    form = make_form("Họp tại {{noi}}, đông đủ.\n\nNgười ghi: {{ai}}\n", front=front)
    document = open_docx(make_docx(form, variant))
    paragraphs = [one for one in document.paragraphs if one.style.name == "Lời văn"]
    found = [one._p.pPr.find(qn("w:jc")) for one in paragraphs]
    assert [one if one is None else one.get(qn("w:val")) for one in found] == [align, None]
