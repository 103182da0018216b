"""Forms and kits among other pages: what they name, what the site lists of them."""

from support.forms import BODY, FIELDS, HEAD
from support.pages import base_files, content, labels, load, page, places
from taphuan.model.form_style import FormStyle
from taphuan.parse.form.style import parse_form_style
from taphuan.render.form.kit import kit_files, kit_manifest, kit_pages, view_kit
from taphuan.render.form.views import (
    field_names,
    find_form,
    form_pages,
    guide_links,
    kilobytes,
    view_form,
)
from taphuan.render.manifest import site_manifest
from taphuan.render.views import view_page

FORM = f"---\n{HEAD}{FIELDS}---\n{BODY}"
KIT = """\
---
kind: kit
title: Cặp thử
audience: người thử
version: "2026.2"
released: 2026-11-22
forms: [thu]
guides: [huong-dan.md]
changes:
  - version: "2026.2"
    text: [Sửa bảng giao việc.]
---
Lời giới thiệu.
"""
FILES = {
    "vi/mau-van-ban/mau/thu.md": FORM,
    "vi/mau-van-ban/cap-thu.md": KIT,
    "vi/huong-dan.md": page("Hướng dẫn", "Một lời."),
}


def told(files: dict[str, str]) -> list[tuple[str, int]]:
    return places(load(base_files() | FILES | files).diagnostics)


def test_a_form_and_a_kit_without_a_mistake_say_nothing() -> None:
    assert told({}) == []


def test_a_kit_that_names_an_unknown_form_is_told_with_what_is_near() -> None:
    loaded = load(
        base_files() | FILES | {"vi/mau-van-ban/cap-thu.md": KIT.replace("[thu]", "[thuu]")}
    )
    assert places(loaded.diagnostics) == [("form.unknown", 7)]
    assert ("close", "thu") in loaded.diagnostics[0].details


def test_a_form_somebody_could_not_write_whole_is_not_said_to_be_missing() -> None:
    assert told({"vi/mau-van-ban/mau/thu.md": "---\nkind: form\n---\n"})[0][0] != "form.unknown"
    codes = {code for code, _ in told({"vi/mau-van-ban/mau/thu.md": "---\nkind: form\n---\n"})}
    assert "form.unknown" not in codes


def test_a_guide_that_does_not_exist_is_told_in_kit_and_form() -> None:
    kit = KIT.replace("huong-dan.md", "huong-dann.md")
    form = f"---\n{HEAD}{FIELDS}guides: [khong-co.md]\n---\n{BODY}"
    found = told({"vi/mau-van-ban/cap-thu.md": kit, "vi/mau-van-ban/mau/thu.md": form})
    assert [code for code, _ in found] == ["form.guide", "form.guide"]


def test_a_kit_that_names_something_twice_is_told() -> None:
    kit = KIT.replace("[thu]", "[thu, thu]").replace(
        "[huong-dan.md]", "[huong-dan.md, huong-dan.md]"
    )
    assert told({"vi/mau-van-ban/cap-thu.md": kit}) == [("kit.same-file", 7), ("kit.same-file", 8)]


def test_a_module_that_names_an_unknown_form_is_told() -> None:
    name = "vi/khoa-hoc/thu/01-bai-mot.md"
    module = base_files()[name].replace("---\n", "---\nforms: [khong]\n", 1)
    assert ("form.unknown", 2) in told({name: module})


def test_a_form_citing_an_unknown_source_is_told() -> None:
    form = f"---\n{HEAD}{FIELDS}sources: [khong-co]\n---\n{BODY}"
    assert [code for code, _ in told({"vi/mau-van-ban/mau/thu.md": form})] == ["vb.unknown"]


def test_forms_come_in_their_order_and_fall_back_to_the_original() -> None:
    second = FORM.replace("order: 1", "order: 2")
    first = FORM.replace("order: 1", "order: 1")
    files = FILES | {"vi/mau-van-ban/mau/a.md": second, "vi/mau-van-ban/mau/thu.md": first}
    site = content(files)
    assert [one.slug for one in form_pages(site, lang="vi")] == ["thu", "a"]
    assert [one.slug for one in form_pages(site, lang="en")] == ["thu", "a"]
    assert find_form("thu", site, lang="en") is site.pages["vi/mau-van-ban/mau/thu.md"]
    assert find_form("khong", site, lang="vi") is None


def test_a_page_shows_its_files_with_their_size_its_guides_and_sources() -> None:
    source = next(iter(content().register.documents))
    form = f"---\n{HEAD}{FIELDS}guides: [huong-dan.md]\nsources: [{source}]\n---\n{BODY}"
    site = content(FILES | {"vi/mau-van-ban/mau/thu.md": form})
    view = view_form(
        site.pages["vi/mau-van-ban/mau/thu.md"],
        site,
        labels("vi"),
        blank_size=1025,
        controls_size=1,
    )
    assert (view.blank.url, view.blank.size) == ("tai-ve/mau/thu.docx", 2)
    assert (view.controls.url, view.controls.size) == ("tai-ve/mau/thu-dien.docx", 1)
    assert view.print_url == "tai-ve/mau/thu.html"
    assert [link.title for link in view.guides] == ["Hướng dẫn"]
    assert [document.id for document in view.sources] == [source]


def test_a_guide_leads_to_the_forms_that_name_it_in_their_order() -> None:
    named = f"---\n{HEAD}{FIELDS}guides: [huong-dan.md]\n---\n{BODY}"
    files = {
        "vi/mau-van-ban/mau/a-sau.md": named.replace("order: 1", "order: 3", 1),
        "vi/mau-van-ban/mau/truoc.md": named,
        "vi/mau-van-ban/mau/khac.md": FORM,
        "en/huong-dan.md": page("A guide", "A word."),
    }
    site = content({"vi/huong-dan.md": page("Hướng dẫn", "Một lời.")} | files)
    shown = view_page(site.pages["vi/huong-dan.md"], site, labels("vi")).forms
    assert [link.url for link in shown] == [
        "mau-van-ban/mau/truoc.html",
        "mau-van-ban/mau/a-sau.html",
    ]
    english = view_page(site.pages["en/huong-dan.md"], site, labels("en")).forms
    assert [link.url for link in english] == [f"en/{link.url}" for link in shown]
    form = site.pages["vi/mau-van-ban/mau/truoc.md"]
    assert view_page(form, site, labels("vi")).forms == ()


def test_a_size_is_never_nothing() -> None:
    assert [kilobytes(size) for size in (0, 1, 1024, 1025)] == [1, 1, 1, 2]


def test_a_guide_that_is_gone_is_left_out() -> None:
    assert guide_links(("khong-co.md",), content(), lang="vi") == ()


def test_a_kit_lists_forms_and_guides_with_their_files() -> None:
    site = content(FILES)
    (kit_page,) = kit_pages(site, lang="vi")
    view = view_kit(kit_page, site, labels("vi"), zip_size=2048)
    assert (view.id, view.version, view.released) == ("cap-thu", "2026.2", "22/11/2026")
    assert (view.zip.url, view.zip.size) == ("tai-ve/cap-thu-2026.2.zip", 2)
    assert [form.blank_file for form in view.forms] == ["mau-trong/01-thu.docx"]
    assert [form.controls_file for form in view.forms] == ["mau-dien/01-thu.docx"]
    assert [guide.file for guide in view.guides] == ["huong-dan/01-huong-dan.html"]
    assert view.changes == (("2026.2", ("Sửa bảng giao việc.",)),)


def test_a_kits_files_begin_with_a_contents_list_that_can_be_printed() -> None:
    site = content(FILES)
    view = view_kit(kit_pages(site, lang="vi")[0], site, labels("vi"), zip_size=1)
    documents = {"tai-ve/mau/thu.docx": b"trong", "tai-ve/mau/thu-dien.docx": b"dien"}
    guides = {"huong-dan.md": "<p>Một lời.</p>"}
    files = kit_files(
        view, labels("vi"), lang="vi", documents=documents, guides=guides, originals={}
    )
    names = [name for name, _ in files]
    assert names == [
        "muc-luc.html",
        "kieu.css",
        "mau-trong/01-thu.docx",
        "mau-dien/01-thu.docx",
        "huong-dan/01-huong-dan.html",
    ]
    contents = dict(files)["muc-luc.html"].decode()
    for name in names[2:]:
        assert f'href="{name}"' in contents
    assert "mẫu tham khảo" in contents
    assert "Sửa bảng giao việc." in contents
    guide = dict(files)["huong-dan/01-huong-dan.html"].decode()
    assert "<p>Một lời.</p>" in guide
    assert 'href="../kieu.css"' in guide


def test_originals_of_documents_the_guides_cite_are_in_the_kit_once() -> None:
    guide = page("Hướng dẫn", "Theo [](vb:hd-42-2025) và [](vb:hd-42-2025). Xem [](vb:nq-21-2022).")
    originals = {
        "vi/tra-cuu/ban-goc/hd-42-2025.pdf": "",
        "vi/tra-cuu/ban-goc/hd-42-2025.docx": "",
        "vi/tra-cuu/ban-goc/hd-12-2018.pdf": "",
    }
    site = content(FILES | {"vi/huong-dan.md": guide} | originals)
    view = view_kit(kit_pages(site, lang="en")[0], site, labels("en"), zip_size=1)
    assert [(one.path, one.file) for one in view.originals] == [
        ("vi/tra-cuu/ban-goc/hd-42-2025.docx", "ban-goc/hd-42-2025.docx"),
        ("vi/tra-cuu/ban-goc/hd-42-2025.pdf", "ban-goc/hd-42-2025.pdf"),
    ]


def test_the_names_of_a_forms_fields_are_those_of_its_page() -> None:
    loaded = content(FILES | {ENGLISH: WORDS})
    vietnamese = field_names(loaded.pages["vi/mau-van-ban/mau/thu.md"])
    assert vietnamese[:3] == ("Việc gì", "Ngày ký", "Tình hình")
    assert vietnamese[7:10] == ("Giao việc", "Tên việc", "Hạn")
    assert field_names(loaded.pages[ENGLISH])[:2] == ("What about", "Date signed")


def test_the_manifest_lists_kits_in_every_language_as_the_contract_says() -> None:
    site = content(FILES)
    vietnamese, english = site_manifest(site, version="1", date=None)["kits"]
    assert vietnamese == {
        "id": "cap-thu",
        "lang": "vi",
        "version": "2026.2",
        "url": "mau-van-ban/cap-thu.html",
        "zip": "tai-ve/cap-thu-2026.2.zip",
        "forms": [{"id": "thu", "url": "mau-van-ban/mau/thu.html", "docx": "tai-ve/mau/thu.docx"}],
    }
    assert english["url"] == "en/mau-van-ban/cap-thu.html"
    assert english["zip"] == vietnamese["zip"]
    assert kit_manifest(content(), "vi") == []


def test_settings_are_read_and_a_mistake_leaves_the_defaults() -> None:
    assert parse_form_style("co_dong_dang: 15\n", path="x")[0].party_size == 15
    style, problems = parse_form_style("le_trai: 3\nco_bang: 2\n", path="x.yml")
    assert style == FormStyle()
    assert places(problems) == [("meta.unknown-key", 2), ("meta.bad-value", 1)]
    style, problems = parse_form_style("[", path="x.yml")
    assert style == FormStyle()
    assert [one.code_value for one in problems] == ["meta.invalid-yaml"]


def test_settings_reach_the_content() -> None:
    site = content({"data/the-thuc.yml": "co_ten_to_chuc: 14\n"})
    assert site.form_style.unit_size == 14
    loaded = load(base_files() | {"data/the-thuc.yml": "co_loi_van: to\n"})
    assert places(loaded.diagnostics) == [("meta.wrong-type", 1)]


def test_the_settings_of_this_repository_are_the_defaults_it_states() -> None:
    from support.real_forms import DOCS

    text = (DOCS / "data" / "the-thuc.yml").read_text("utf-8")
    style, problems = parse_form_style(text, path="x")
    assert problems == ()
    assert style == FormStyle()
    aliases = {field.alias for field in FormStyle.model_fields.values()}
    stated = {line.partition(":")[0] for line in text.splitlines() if line[:1].islower()}
    assert stated == aliases


WORDS = """\
---
kind: form
title: A resolution to try
description: For the test.
translates: "abc"
fields:
  viec_gi: What about
  ngay: Date signed
  tinh_hinh: {label: The situation, help: What you saw.}
  gio: Time
  diem: Points
  loai: {label: Grade, help: "Tốt = good, Khá = fair."}
  kem: Enclosed
  viec: Tasks
  viec.ten: Task
  viec.han: By when
  y: Views
  y.nguoi: Speaker
  y.noi_dung: Main point
---
"""
ENGLISH = "en/mau-van-ban/mau/thu.md"


def test_a_translation_gives_the_words_and_the_original_the_document() -> None:
    loaded = content(FILES | {ENGLISH: WORDS})
    page_in_english = loaded.pages[ENGLISH]
    original = loaded.pages["vi/mau-van-ban/mau/thu.md"]
    assert page_in_english.meta.title == "A resolution to try"
    assert page_in_english.form is original.form
    assert page_in_english.form_words
    assert page_in_english.form_words.label("viec.ten") == "Task"
    assert page_in_english.form_words.help("tinh_hinh") == "What you saw."


def test_a_whole_translation_says_only_that_it_is_older_than_its_original() -> None:
    assert told({ENGLISH: WORDS}) == [("translation.outdated", 5)]


def test_a_translation_naming_a_field_the_form_does_not_have_is_told_its_line() -> None:
    loaded = load(base_files() | FILES | {ENGLISH: WORDS.replace("viec.han:", "viec.hann:")})
    assert ("form.translation-unknown", 16) in places(loaded.diagnostics)
    found = next(one for one in loaded.diagnostics if one.code_value == "form.translation-unknown")
    assert found.is_error
    assert ("close", "viec.han") in found.details


def test_fields_help_and_notes_without_words_are_one_warning() -> None:
    form = f"---\n{HEAD}{FIELDS}notes: [Một lời dặn.]\n---\n{BODY}".replace(
        "{name: gio, label: Giờ", "{name: gio, help: Gõ giờ., label: Giờ"
    )
    words = WORDS.replace("  kem: Enclosed\n", "")
    loaded = load(base_files() | FILES | {"vi/mau-van-ban/mau/thu.md": form, ENGLISH: words})
    found = [one for one in loaded.diagnostics if one.code_value == "form.translation-missing"]
    assert [dict(one.details)["names"] for one in found] == ["kem, gio.help, notes"]
    assert not found[0].is_error


def test_a_translation_with_a_document_of_its_own_is_told() -> None:
    assert ("form.translation-body", 22) in told({ENGLISH: f"{WORDS}\nA text.\n"})


def test_a_misspelt_key_within_the_words_of_a_field_is_told_its_line() -> None:
    words = WORDS.replace("help: What", "hlep: What")
    assert ("meta.unknown-key", 9) in told({ENGLISH: words})


def test_a_translation_of_what_is_no_form_is_told() -> None:
    files = {"en/huong-dan.md": WORDS}
    assert ("form.unknown", 2) in told(files)


def test_a_translation_without_an_original_is_told_as_any_other() -> None:
    assert ("translation.orphan", 0) in told({"en/mau-van-ban/mau/hai.md": WORDS})


def test_what_is_wrong_with_an_original_is_not_said_of_its_translation() -> None:
    form = f"---\n{HEAD}{FIELDS}sources: [khong-co]\nguides: [khong.md]\n---\n{BODY}"
    loaded = load(base_files() | FILES | {"vi/mau-van-ban/mau/thu.md": form, ENGLISH: WORDS})
    assert [one.code_value for one in loaded.diagnostics if "/en/" in one.path] == [
        "translation.outdated"
    ]


def test_a_form_with_a_mistake_leaves_its_translation_in_peace() -> None:
    form = f"---\n{HEAD}{FIELDS}---\n{BODY}{{{{khong_co}}}}\n"
    found = told({"vi/mau-van-ban/mau/thu.md": form, ENGLISH: WORDS})
    assert [code for code, _ in found if code.startswith("form.")] == ["form.unknown-field"]
