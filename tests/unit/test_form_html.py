"""The document and the fields of a form as HTML."""

import json

from lxml import html

from support.forms import FIELDS, HEAD, make_docx, make_form, open_docx, texts, vietnamese
from taphuan.adapters.files import read_labels
from taphuan.model.form import Form
from taphuan.model.form_style import FormStyle
from taphuan.model.form_words import FormWords
from taphuan.render.form.docx import Variant, docx_parts
from taphuan.render.form.fill import fill_sections, form_data, render_fill
from taphuan.render.form.html import render_measures, render_print_page, render_sheet

STYLE = FormStyle()


def sheet_of(form: Form) -> html.HtmlElement:
    return html.fromstring(render_sheet(form, STYLE, vietnamese()))


def fill_of(form: Form, lang: str = "vi", words: FormWords | None = None) -> html.HtmlElement:
    labels, own = read_labels(lang), vietnamese()
    data = form_data(form, labels, own, docx_parts(form, STYLE, own, Variant.TEMPLATE), words)
    sheet = render_sheet(form, STYLE, own)
    filled = render_fill(form, labels, sheet=sheet, data=data, words=words)
    return html.fromstring(f"<div>{filled}</div>")


def data_of(form: Form) -> dict[str, object]:
    script = fill_of(form).find('.//script[@type="application/json"]')
    data: dict[str, object] = json.loads(script.text)
    return data


def text_of(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_the_sheet_says_what_the_word_file_says() -> None:
    form = make_form()
    in_word = [
        " ".join(text.replace("\t", "").split()) for text in texts(open_docx(make_docx(form)))
    ]
    on_sheet = [text_of(node) for node in sheet_of(form).iter("p", "th", "td")]
    assert [text for text in on_sheet if text] == [text for text in in_word if text]


def test_every_slot_can_be_found_by_its_name_and_format() -> None:
    found = {
        (node.get("data-slot"), node.get("data-format", ""))
        for node in sheet_of(make_form()).xpath("//*[@data-slot]")
    }
    wanted = {(slot.name, slot.format.value) for slot in make_form().slots()}
    file_only: set[tuple[str, str]] = set()
    assert wanted - found == file_only
    assert {("so", "two"), ("cap_tren", "upper"), ("ngay", "long"), ("bi_thu", "")} <= found


def test_a_template_and_a_sheet_have_the_same_slots() -> None:
    form = make_form()
    parts = docx_parts(form, STYLE, vietnamese(), Variant.TEMPLATE)
    document = parts["word/document.xml"]
    for node in sheet_of(form).xpath("//*[@data-slot]"):
        ending = f"|{node.get('data-format')}" if node.get("data-format") else ""
        assert f'w:val="{node.get("data-slot")}{ending}"' in document


def test_rows_and_paragraphs_say_which_table_they_repeat_for() -> None:
    sheet = sheet_of(make_form())
    assert len(sheet.xpath('//tr[@data-repeat="viec"]')) == 3
    assert len(sheet.xpath('//div[@data-repeat="y"]')) == 2


def test_optional_paragraphs_and_advice_are_marked() -> None:
    sheet = sheet_of(make_form())
    assert [text_of(one) for one in sheet.xpath("//*[@data-optional]")] == ["- Kèm theo:"]
    assert [text_of(one) for one in sheet.find_class("tp-guide")] == ["Nói điều đã thấy."]


def test_a_lying_form_lies() -> None:
    assert "tp-sheet--landscape" in sheet_of(make_form(head=HEAD + "landscape: true\n")).get(
        "class"
    )


def test_nothing_in_the_sheet_has_a_style_of_its_own() -> None:
    assert sheet_of(make_form()).xpath("//@style") == []


def test_every_field_has_a_label_and_says_if_it_is_required() -> None:
    fill = fill_of(make_form())
    for control in fill.xpath("//*[@data-field or @data-profile or @data-column]"):
        label = fill.xpath(f'//label[@for="{control.get("id")}"]')
        assert len(label) == 1
        described = control.get("aria-describedby").split()
        assert all(fill.xpath(f'//*[@id="{one}"]') for one in described)
    assert text_of(fill.xpath('//label[@for="f-viec_gi"]')[0]) == "Việc gì (cần điền)"


def test_types_become_controls_one_can_type_into() -> None:
    fill = fill_of(make_form())
    kinds = {
        name: fill.xpath(f'//*[@data-field="{name}"]')[0].tag
        for name in ("viec_gi", "tinh_hinh", "loai", "ngay")
    }
    assert kinds == {"viec_gi": "input", "tinh_hinh": "textarea", "loai": "select", "ngay": "input"}
    calendar = fill.xpath('//*[@data-field="ngay"]/following-sibling::input')[0]
    assert calendar.get("type") == "date"
    assert "Ngày ký" in calendar.get("aria-label")
    options = fill.xpath('//*[@data-field="loai"]/option')
    assert [text_of(one) for one in options] == ["– chọn –", "Tốt", "Khá"]


def test_fields_follow_the_headings_of_the_document() -> None:
    sections = fill_sections(make_form(), vietnamese())
    assert [(one.title, [item.name for item in one.items]) for one in sections] == [
        ("Đầu văn bản", ["so", "ngay", "viec_gi"]),
        ("I. TÌNH HÌNH", ["tinh_hinh", "kem", "gio", "diem", "loai"]),
        ("II. GIAO VIỆC", ["viec", "y"]),
    ]


def test_a_field_only_a_signature_or_the_file_names_is_asked_for_last() -> None:
    front = """\
file: Tệp {{b}}
fields:
  - {name: a, label: A}
  - {name: b, label: B}
  - {name: c, label: C, type: person}
signature:
  - {title: KÝ, name: c}
"""
    form = make_form("## Mục {{a}}\n\nLời.", front=front.replace("party", "plain"))
    sections = fill_sections(form, vietnamese())
    assert [(one.title, [item.name for item in one.items]) for one in sections] == [
        ("Mục", ["a"]),
        ("Chỗ ký", ["c", "b"]),
    ]


def test_a_field_of_a_sum_or_recipient_is_asked_for_where_it_first_stands() -> None:
    front = """\
fields:
  - {name: a, label: A, type: number, example: "2"}
recipients: ["nơi {{a}}"]
"""
    form = make_form("Lời.", front=front)
    assert [item.name for one in fill_sections(form, vietnamese()) for item in one.items] == ["a"]
    assert data_of(form)["fields"]["a"] == {"type": "number", "label": "A"}  # type: ignore[index]


def test_a_person_is_offered_from_the_unit() -> None:
    front = "fields:\n  - {name: a, label: A, type: person, from: bi_thu}\n"
    form = make_form("{{a}}", front=front, head=HEAD.replace("party", "plain"))
    assert data_of(form)["fields"]["a"]["source"] == "bi_thu"  # type: ignore[index]
    assert data_of(form)["profile"] == ["bi_thu"]


def test_the_unit_is_asked_for_once_and_apart() -> None:
    fill = fill_of(make_form())
    asked = [one.get("data-profile") for one in fill.xpath("//*[@data-profile]")]
    assert asked == ["cap_tren", "chi_bo", "dia_danh", "bi_thu"]
    assert fill.xpath('//*[@data-field="chi_bo"]') == []


def test_the_page_works_without_a_script_as_far_as_it_can() -> None:
    fill = fill_of(make_form())
    assert fill.find_class("tf-form")[0].get("hidden") is not None
    assert fill.find_class("tp-sheet")[0].getparent().get("hidden") is None


def test_the_script_knows_types_options_and_what_adds_up() -> None:
    front = FIELDS.replace(
        "  - {name: diem, label: Điểm, type: number}\n",
        "  - {name: diem, label: Điểm, type: number, sum: [so_mot]}\n"
        "  - {name: so_mot, label: Một, type: number}\n",
    )
    data = data_of(
        make_form(
            "{{so_mot}} {{viec_gi}} "
            + " ".join(("{{tinh_hinh}}", "{{gio}}", "{{diem}}", "{{loai}}", "{{kem}}"))
            + "\n\n| A |\n|---|\n| {{viec.ten}}{{viec.han}} |\n| {{y.nguoi}}{{y.noi_dung}} |\n",
            front=front,
        )
    )
    fields = data["fields"]
    assert isinstance(fields, dict)
    assert fields["diem"] == {"type": "number", "label": "Điểm", "sum": ["so_mot"]}
    assert fields["viec_gi"] == {"type": "text", "label": "Việc gì", "required": True}
    assert fields["loai"]["options"] == ["Tốt", "Khá"]
    assert data["profile"] == ["cap_tren", "chi_bo", "dia_danh", "bi_thu"]
    assert data["file"] == ["Nghị quyết về ", ["viec_gi", ""]]


def test_an_english_page_speaks_english_around_a_vietnamese_document() -> None:
    fill = fill_of(make_form(), "en")
    assert text_of(fill.xpath('//button[@data-do="docx"]')[0]) == "Download as Word"
    assert fill.find_class("tp-sheet")[0].get("lang") == "vi"
    data = json.loads(fill.find('.//script[@type="application/json"]').text)
    assert data["words"]["sheet.date-long"] == "ngày {day} tháng {month} năm {year}"


def test_an_authors_words_cannot_leave_their_place() -> None:
    front = (
        'fields:\n  - {name: a, label: "</script><b>", help: "<i>", example: "\\"x", type: text}\n'
    )
    form = make_form("1 < 2 {{a}} &amp;", front=front, head=HEAD.replace("party", "plain"))
    fill = fill_of(form)
    assert fill.xpath("//b | //i") == []
    assert text_of(fill.xpath('//label[@for="f-a"]')[0]) == "</script><b>"
    assert text_of(fill.find_class("tp-body")[0]).startswith("1 < 2")
    assert "&amp;" in text_of(fill.find_class("tp-body")[0])


def test_the_print_page_is_the_sheet_and_says_that_it_is_a_sample() -> None:
    form = make_form()
    sheet = render_sheet(form, STYLE, vietnamese())
    styles = ("../a.css", "../b.css")
    page = html.fromstring(
        render_print_page(
            form, vietnamese(), sheet=sheet, styles=styles, back="x.html", script="s.js"
        )
    )
    assert [one.get("href") for one in page.xpath("//link[@rel='stylesheet']")] == [
        "../a.css",
        "../b.css",
    ]
    assert text_of(page.find_class("tp-sample")[0]).startswith("Mẫu tham khảo")
    assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
    assert len(page.find_class("tp-sheet")) == 1
    assert [one.get("src") for one in page.xpath("//script")] == ["s.js"]


def test_a_print_page_without_a_script_has_no_button() -> None:
    form = make_form()
    sheet = render_sheet(form, STYLE, vietnamese())
    page = render_print_page(form, vietnamese(), sheet=sheet, styles=(), back="x.html", script="")
    assert "<button" not in page
    assert "<script" not in page


def test_the_measures_are_those_of_the_settings() -> None:
    css = render_measures(FormStyle(left=35, text_size=13.5))
    assert "--tp-left: 35;" in css
    assert "--tp-text: 13.5;" in css
    assert "margin: 20mm 15mm 20mm 35mm;" in css


ENGLISH = FormWords(
    "en",
    labels=(("viec_gi", "What about"), ("viec", "Tasks"), ("viec.ten", "Task")),
    helps=(("viec_gi", "In a few words."), ("viec", "One row each.")),
)


def test_an_english_page_has_english_words_beside_vietnamese_ones() -> None:
    page = fill_of(make_form(), "en", ENGLISH)
    label = page.find('.//label[@for="f-viec_gi"]')
    assert text_of(label) == "What about (required) Việc gì"
    assert label.findall("span")[-1].get("lang") == "vi"
    assert text_of(page.find('.//p[@id="h-viec_gi"]')) == "In a few words."
    group = page.find('.//fieldset[@data-group="viec"]')
    assert text_of(group.find("legend")) == "Tasks Giao việc"
    assert text_of(group.find('p[@class="tf-help"]')) == "One row each."
    assert text_of(group.find('.//label[@for="f-viec-ten"]')) == "Task (required) Tên việc"


def test_what_nobody_translated_stays_in_vietnamese() -> None:
    page = fill_of(make_form(), "en", ENGLISH)
    assert text_of(page.find('.//label[@for="f-kem"]')) == "Kèm theo"


def test_an_english_page_says_which_of_its_words_are_vietnamese() -> None:
    page = fill_of(make_form(), "en", ENGLISH)
    titles = {text_of(one): one.get("lang") for one in page.findall(".//fieldset/legend")}
    assert titles["Head of the document"] is None
    assert titles["I. TÌNH HÌNH"] == "vi"
    assert page.find('.//*[@data-field="loai"]').get("lang") == "vi"
    assert page.find('.//*[@data-field="viec_gi"]').get("lang") == "vi"


def test_gaps_are_listed_in_the_words_of_the_page() -> None:
    data = json.loads(fill_of(make_form(), "en", ENGLISH).find(".//script").text)
    assert data["fields"]["viec_gi"]["label"] == "What about"
    assert data["groups"]["viec"]["label"] == "Tasks"
    assert data["groups"]["viec"]["columns"]["ten"]["label"] == "Task"


def test_a_vietnamese_page_has_no_second_label() -> None:
    page = fill_of(make_form())
    assert page.find('.//span[@class="tf-original"]') is None
    assert page.find('.//*[@data-field="viec_gi"]').get("lang") is None
