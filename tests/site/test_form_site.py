"""Forms and kits of a built site: pages, files, ZIPs and what the manifest says of them."""

import hashlib
import json
import zipfile
from pathlib import Path

import html5lib
import pytest

from support.forms import BODY, FIELDS, HEAD, open_docx, texts
from support.site import SMALL_SITE, run_taphuan, write, write_project

HTML = "{http://www.w3.org/1999/xhtml}"
FORM = f"---\n{HEAD}{FIELDS}notes: ['Theo [](vb:vb-moi).']\nsources: [vb-moi]\n---\n{BODY}"
KIT = """\
---
kind: kit
title: Cặp thử
audience: người thử
version: "2026.1"
released: 2026-11-22
forms: [thu]
guides: [mau-van-ban/huong-dan.md, mau-van-ban/hai.md]
---
Lời giới thiệu.
"""
GUIDE = """\
---
kind: page
title: Hướng dẫn thử
---
Xem [trang hai](hai.md#muc), [mẫu](mau/thu.md), [](vb:vb-moi), [nơi khác](https://example.org/).

/// trainer | Kín
chi-giang-vien
///

![hình](anh.png)
"""
ENGLISH = """\
---
kind: form
title: A resolution to try
description: For the test.
fields:
  viec_gi: {label: What about, help: In a few words.}
---
"""
FILES = SMALL_SITE | {
    "vi/mau-van-ban/index.md": "---\nkind: page\nlayout: room\ntitle: Mẫu văn bản\n---\n",
    "vi/mau-van-ban/mau/thu.md": FORM,
    "vi/mau-van-ban/cap-thu.md": KIT,
    "vi/mau-van-ban/huong-dan.md": GUIDE,
    "vi/mau-van-ban/hai.md": "---\nkind: page\ntitle: Trang hai\n---\n## Mục\n",
    "vi/mau-van-ban/anh.png": b"\x89PNG",
    "vi/tra-cuu/ban-goc/vb-moi.pdf": b"%PDF-1.7 ban goc",
    "vi/tra-cuu/ban-goc/vb-cu.pdf": b"%PDF-1.7 khong duoc dan",
    "en/mau-van-ban/mau/thu.md": ENGLISH,
    "data/the-thuc.yml": "co_dong_dang: 15\n",
}
PAGE = "mau-van-ban/mau/thu.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("project"), FILES)
    done = run_taphuan(root, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def read(site: Path, path: str):  # type: ignore[no-untyped-def] # an ElementTree of html5lib
    return html5lib.parse((site / path).read_text(encoding="utf-8"))


def links_of(tree) -> list[str]:  # type: ignore[no-untyped-def]
    return [link.get("href", "") for link in tree.iter(f"{HTML}a")]


def test_a_forms_page_offers_its_files_and_they_exist(site: Path) -> None:
    links = links_of(read(site, PAGE))
    for name in ("thu.docx", "thu-dien.docx", "thu.html"):
        assert f"../../tai-ve/mau/{name}" in links
        assert (site / "tai-ve" / "mau" / name).is_file()


def test_the_page_shows_the_blank_document_and_its_notes_without_a_script(site: Path) -> None:
    tree = read(site, PAGE)
    text = " ".join("".join(tree.itertext()).split())
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "1-HD/X" in text
    assert "Mẫu tham khảo" in text
    assert len(list(tree.iter(f"{HTML}h1"))) == 1


def test_fill_in_code_and_styles_are_on_form_pages_only(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        is_form = path.name == "thu.html" and "tai-ve" not in path.parts
        assert ("/form-" in text) is is_form, path
        assert ("<tap-form" in text) is is_form, path


def test_the_settings_reach_word_file_and_style_sheet(site: Path) -> None:
    document = open_docx((site / "tai-ve" / "mau" / "thu.docx").read_bytes())
    assert document.styles["Tên Đảng"].font.size.pt == 15
    (measures,) = (site / "assets" / "tap").glob("measures-*.css")
    assert "--tp-party: 15" in measures.read_text(encoding="utf-8")
    assert measures.name in (site / PAGE).read_text(encoding="utf-8")


def test_the_page_to_print_needs_no_script_and_finds_its_styles(site: Path) -> None:
    tree = read(site, "tai-ve/mau/thu.html")
    styles = [one.get("href") for one in tree.iter(f"{HTML}link") if one.get("rel") == "stylesheet"]
    assert len(styles) == 2
    assert all((site / "tai-ve" / "mau" / style).is_file() for style in styles)
    assert (site / "tai-ve" / "mau" / links_of(tree)[0]).resolve() == (site / PAGE).resolve()


def test_the_room_lists_every_form(site: Path) -> None:
    assert "mau/thu.html" in links_of(read(site, "mau-van-ban/index.html"))


def test_an_english_page_has_english_words_and_the_vietnamese_document(site: Path) -> None:
    tree = read(site, f"en/{PAGE}")
    assert [one.text for one in tree.iter(f"{HTML}h1")] == ["A resolution to try"]
    labels = {one.get("for"): "".join(one.itertext()) for one in tree.iter(f"{HTML}label")}
    assert labels["f-viec_gi"].startswith("What about")
    assert "../../../tai-ve/mau/thu.docx" in links_of(tree)
    text = " ".join("".join(tree.itertext()).split())
    assert "Download as Word" in text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text


def test_the_kits_page_says_for_whom_which_version_and_what_is_inside(site: Path) -> None:
    tree = read(site, "mau-van-ban/cap-thu.html")
    text = " ".join("".join(tree.itertext()).split())
    assert "Dành cho: người thử" in text
    assert "Bản 2026.1, ngày 22/11/2026" in text
    links = links_of(tree)
    for link in ("../tai-ve/cap-thu-2026.1.zip", "mau/thu.html", "huong-dan.html"):
        assert link in links


@pytest.fixture(scope="module")
def kit(site: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(site / "tai-ve" / "cap-thu-2026.1.zip")


def test_a_kit_unpacks_into_one_folder_of_ascii_names(kit: zipfile.ZipFile) -> None:
    names = kit.namelist()
    assert {name.partition("/")[0] for name in names} == {"cap-thu-2026.1"}
    assert all(name.isascii() for name in names)
    assert [name.partition("/")[2] for name in names] == [
        "muc-luc.html",
        "kieu.css",
        "mau-trong/01-thu.docx",
        "mau-dien/01-thu.docx",
        "huong-dan/01-huong-dan.html",
        "huong-dan/02-hai.html",
        "ban-goc/vb-moi.pdf",
        "SHA256SUMS",
    ]
    assert {entry.date_time for entry in kit.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_the_sums_of_a_kit_are_right(kit: zipfile.ZipFile) -> None:
    folder = "cap-thu-2026.1/"
    for line in kit.read(f"{folder}SHA256SUMS").decode().splitlines():
        wanted, _, name = line.partition("  ")
        assert hashlib.sha256(kit.read(folder + name)).hexdigest() == wanted
    assert len(kit.read(f"{folder}SHA256SUMS").decode().splitlines()) == len(kit.namelist()) - 1


def test_the_word_files_of_a_kit_are_those_of_the_site(kit: zipfile.ZipFile, site: Path) -> None:
    folder = "cap-thu-2026.1"
    for inside, outside in (("mau-trong/01-thu", "thu"), ("mau-dien/01-thu", "thu-dien")):
        data = kit.read(f"{folder}/{inside}.docx")
        assert data == (site / "tai-ve" / "mau" / f"{outside}.docx").read_bytes()
        assert "NGHỊ QUYẾT" in texts(open_docx(data))


def test_links_of_a_guide_lead_into_the_kit_or_nowhere(kit: zipfile.ZipFile) -> None:
    tree = html5lib.parse(kit.read("cap-thu-2026.1/huong-dan/01-huong-dan.html").decode())
    assert links_of(tree) == ["../muc-luc.html", "02-hai.html#muc", "https://example.org/"]
    text = " ".join("".join(tree.itertext()).split())
    assert "mẫu, 1-HD/X ngày 01/01/2026, nơi khác" in text
    assert "chi-giang-vien" not in text
    assert list(tree.iter(f"{HTML}img")) == []


def test_the_contents_list_leads_to_files_of_the_kit(kit: zipfile.ZipFile) -> None:
    tree = html5lib.parse(kit.read("cap-thu-2026.1/muc-luc.html").decode())
    links = links_of(tree)
    assert len(links) == 5
    assert {f"cap-thu-2026.1/{link}" for link in links} <= set(kit.namelist())


def test_the_manifest_names_files_that_exist(site: Path) -> None:
    kits = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["kits"]
    assert [(kit["id"], kit["lang"]) for kit in kits] == [("cap-thu", "vi"), ("cap-thu", "en")]
    for kit in kits:
        forms = [form[key] for form in kit["forms"] for key in ("url", "docx")]
        for path in (kit["url"], kit["zip"], *forms):
            assert (site / path).is_file(), path


def test_two_builds_give_the_same_word_files_and_zips(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = write_project(tmp_path_factory.mktemp("nơi khác"), FILES)
    done = run_taphuan(root, "site", umask=0o077, TZ="Pacific/Auckland", LC_ALL="C")
    assert done.returncode == 0, done.stdout + done.stderr
    files = [*(site / "tai-ve").rglob("thu*.docx"), *(site / "tai-ve").rglob("cap-thu*.zip")]
    assert len(files) == 3
    for path in files:
        assert path.read_bytes() == (root / "site" / path.relative_to(site)).read_bytes()


def test_a_form_with_a_mistake_stops_the_build_with_its_line(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = write_project(tmp_path_factory.mktemp("bad"), FILES)
    write(root, "vi/mau-van-ban/mau/thu.md", FORM.replace("{{tinh_hinh}}", "{{tinh_hinhh}}"))
    done = run_taphuan(root, "check")
    assert done.returncode == 1
    assert "docs/vi/mau-van-ban/mau/thu.md:" in done.stdout
    assert "“tinh_hinhh” (có phải ý bạn là “tinh_hinh”?)" in done.stdout
