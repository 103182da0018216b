"""The built site, read with an HTML parser: what readers get and what they never get."""

import hashlib
import json
from pathlib import Path

import html5lib
import pytest

from support.site import SMALL_SITE, run_taphuan, write, write_project

HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("project"))
    done = run_taphuan(root, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


def read(site: Path, path: str):  # type: ignore[no-untyped-def] # an ElementTree of html5lib
    return html5lib.parse((site / path).read_text(encoding="utf-8"))


def text_of(element) -> str:  # type: ignore[no-untyped-def]
    return " ".join("".join(element.itertext()).split())


MODULE = "khoa-hoc/mau/01-mot.html"
ADDRESS = "https://example.org/tap-huan/"


def test_a_module_page_has_its_parts_in_order(site: Path) -> None:
    headings = [text_of(found) for found in read(site, MODULE).iter(f"{HTML}h2")]
    assert headings == ["Học xong, bạn làm được", "Phần đầu", "Ghi nhớ", "Tự kiểm tra"]


@pytest.mark.parametrize(
    "secret",
    ["chi-giang-vien-thay", "chi-tren-trang-chieu", "loi-nguoi-noi", "ghi-chu-kin"],
)
def test_trainer_text_and_comments_reach_no_trainee(site: Path, secret: str) -> None:
    teaching = ("-trinh-chieu.html", "-giao-an.html", "giao-an.html")  # the trainer's own pages
    names = (path for path in site.rglob("*") if not path.name.endswith(teaching))
    files = [path for path in names if path.is_file()]
    assert len(files) > 20
    assert not [path for path in files if secret.encode() in path.read_bytes()]


def test_a_citation_without_words_shows_number_and_date_and_links_to_the_entry(
    site: Path,
) -> None:
    links = [a for a in read(site, MODULE).iter(f"{HTML}a") if a.get("class") == "tap-cite"]
    assert links
    assert {text_of(link) for link in links} == {"1-HD/X ngày 01/01/2026"}
    assert {link.get("href") for link in links} == {"../../tra-cuu/van-ban/vb-moi.html"}


def test_a_button_of_the_header_is_called_what_it_shows(site: Path) -> None:
    buttons = [one for one in read(site, MODULE).iter(f"{HTML}button") if one.get("data-step")]
    names = [(str(one.get("aria-label")), text_of(one)) for one in buttons]
    assert [shown for _, shown in names] == ["A−", "A+"]
    assert all(name.startswith(shown) for name, shown in names)


def test_questions_are_numbered_fieldsets_with_their_stem_as_description(site: Path) -> None:
    tree = read(site, MODULE)
    fieldsets = [f for f in tree.iter(f"{HTML}fieldset") if f.find(f"{HTML}legend") is not None]
    legends = [text_of(fieldset.find(f"{HTML}legend")) for fieldset in fieldsets]
    assert legends[0].startswith("Câu 1")
    assert any(legend.startswith("Câu 2") for legend in legends)
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    described = [fieldset.get("aria-describedby") for fieldset in fieldsets]
    assert all(description and set(description.split()) <= ids for description in described)


def test_every_page_has_a_twin_and_an_untranslated_one_says_so(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    pages -= {path for path in pages if path.startswith("tai-ve/")}  # copies of one language
    originals = {path for path in pages if not path.startswith("en/")}
    assert {f"en/{path}" for path in originals} == pages - originals
    english = read(site, f"en/{MODULE}")
    assert english.get("lang") == "en"
    parents = {child: parent for parent in english.iter() for child in parent}

    def language_of(element) -> str | None:  # type: ignore[no-untyped-def]
        while element is not None and not element.get("lang"):
            element = parents.get(element)
        return None if element is None else element.get("lang")

    by_text = {text_of(e): e for e in english.iter() if text_of(e) and not len(e)}
    for authors in ("Bài một", "Phần đầu", "Làm một việc.", "Khóa mẫu"):
        assert language_of(by_text[authors]) == "vi", authors
    for ours in ("Trainers", "Print · Download", "Skip to content", "Sources"):
        assert language_of(by_text[ours]) == "en", ours
    notices = [p for p in english.iter(f"{HTML}p") if p.get("class") == "tap-notice"]
    assert text_of(notices[0]).startswith("This page is not available in English")


def test_a_translated_page_has_no_notice_and_no_second_language(site: Path) -> None:
    english = read(site, "en/index.html")
    assert not [p for p in english.iter(f"{HTML}p") if p.get("class") == "tap-notice"]
    article = next(d for d in english.iter(f"{HTML}div") if "tap-page" in d.get("class", ""))
    assert article.get("lang") is None


def test_home_and_footer_say_who_runs_the_classes(site: Path) -> None:
    home = read(site, "index.html")
    contact = next(h for h in home.iter(f"{HTML}h2") if h.get("id") == "lien-he")
    assert text_of(contact) == "Liên hệ"
    phones = [a.get("href") for a in home.iter(f"{HTML}a") if a.get("href", "").startswith("tel:")]
    assert phones == ["tel:0123456789"] * 2


def test_a_course_says_for_whom_it_is(site: Path) -> None:
    page = read(site, "khoa-hoc/mau/index.html")
    assert "Dành cho: Người thử" in [text_of(p) for p in page.iter(f"{HTML}p")]


def test_every_page_offers_to_erase_what_is_kept_on_the_device(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if "tap-page" in text:  # decks and sheets to print have frames of their own
            ways = [name for name in ("<tap-erase", "<tap-device", "<tap-drafts") if name in text]
            assert len(ways) == 1, path


def test_no_page_names_another_host_to_load_from(site: Path) -> None:
    loading = {"script": "src", "link": "href", "img": "src", "iframe": "src"}
    for path in site.rglob("*.html"):
        for element in read(site, path.relative_to(site).as_posix()).iter():
            attribute = loading.get(str(element.tag).removeprefix(HTML))
            value = element.get(attribute, "") if attribute else ""
            assert not value.startswith(("http:", "https:", "//")), (path, value)


def test_links_inside_the_site_lead_to_files_that_exist(site: Path) -> None:
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        for link in read(site, path.relative_to(site).as_posix()).iter(f"{HTML}a"):
            target = link.get("href", "#").partition("#")[0].partition("?")[0]
            if target and ":" not in target:
                assert (path.parent / target).resolve().exists(), (path, target)


def test_the_manifest_names_courses_modules_and_counts(site: Path) -> None:
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["name"] == "Trung tâm mẫu"
    assert manifest["date"] == "2026-01-02"
    assert manifest["languages"] == ["vi", "en"]
    course = manifest["courses"][0]
    assert (course["id"], course["lang"], course["url"]) == ("mau", "vi", "khoa-hoc/mau/index.html")
    module = course["modules"][0]
    assert (module["id"], module["minutes"], module["questions"]) == ("mot", 45, 2)
    assert (site / module["url"]).is_file()
    assert manifest["courses"][1]["url"] == "en/khoa-hoc/mau/index.html"


def test_the_404_page_is_in_the_original_language(site: Path) -> None:
    assert read(site, "404.html").get("lang") == "vi"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that has a public address, and a page that is older than its original."""
    old = "---\nkind: page\nlayout: register\ntitle: Register\ntranslates: 0123456789ab\n---\n"
    files = {**SMALL_SITE, "en/tra-cuu/van-ban.md": old}
    root = write_project(tmp_path_factory.mktemp("addressed"), files)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    changed = config.replace('site_url: ""', f"site_url: {ADDRESS}")
    (root / "mkdocs.yml").write_text(changed, encoding="utf-8")
    assert run_taphuan(root, "site").returncode == 0
    return root / "site"


def test_no_sitemap_without_an_address_and_one_with_it(site: Path, addressed: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    assert not list(site.rglob("thong-bao.xml"))
    sitemap = (addressed / "sitemap.xml").read_text(encoding="utf-8")
    assert f"{ADDRESS}{MODULE}" in sitemap
    assert f'hreflang="en" href="{ADDRESS}en/index.html"' in sitemap
    assert f"{ADDRESS}en/{MODULE}" not in sitemap  # there it only repeats the original


def links(site: Path, path: str, kind: str) -> dict[str | None, str]:
    """Return addresses by language; the feed, which has a type, is left out."""
    found = (link for link in read(site, path).iter(f"{HTML}link") if link.get("rel") == kind)
    return {link.get("hreflang"): link.get("href") for link in found if not link.get("type")}


def test_only_a_page_that_is_translated_names_its_twin_to_search_engines(
    site: Path, addressed: Path
) -> None:
    twins = {"vi": f"{ADDRESS}index.html", "en": f"{ADDRESS}en/index.html"}
    assert links(addressed, "index.html", "alternate") == twins
    assert links(addressed, "en/index.html", "alternate") == twins
    assert links(addressed, MODULE, "alternate") == {}
    assert links(site, "index.html", "alternate") == {}


def test_a_copy_of_the_original_names_the_original_as_its_address(addressed: Path) -> None:
    for prefix in ("", "en/"):
        canonical = links(addressed, f"{prefix}{MODULE}", "canonical")
        assert canonical == {None: f"{ADDRESS}{MODULE}"}
    assert links(addressed, "en/index.html", "canonical") == {None: f"{ADDRESS}en/index.html"}


def test_a_translation_older_than_its_original_says_so_and_leads_there(addressed: Path) -> None:
    tree = read(addressed, "en/tra-cuu/van-ban.html")
    (notice,) = (p for p in tree.iter(f"{HTML}p") if p.get("class") == "tap-notice")
    assert text_of(notice).startswith("The original of this page has changed")
    (link,) = notice.iter(f"{HTML}a")
    assert (link.get("href"), link.get("hreflang")) == ("../../tra-cuu/van-ban.html", "vi")
    assert tree.get("lang") == "en"
    original = read(addressed, "tra-cuu/van-ban.html")
    assert not [p for p in original.iter(f"{HTML}p") if p.get("class") == "tap-notice"]


def test_courses_and_modules_say_what_they_are_to_search_engines(site: Path) -> None:
    def kinds(path: str) -> list[str]:
        scripts = (one for one in read(site, path).iter(f"{HTML}script"))
        data = [one.text for one in scripts if one.get("type") == "application/ld+json"]
        return [json.loads(text)["@type"] for text in data]

    assert kinds("khoa-hoc/mau/index.html") == ["Course"]
    assert kinds(MODULE) == ["LearningResource"]
    assert kinds(f"en/{MODULE}") == kinds("index.html") == []


def test_two_builds_of_the_same_sources_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    root = write_project(tmp_path / "thư mục khác")
    assert run_taphuan(root, "site").returncode == 0

    def digests(site: Path) -> dict[str, str]:
        return {
            path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(site.rglob("*"))
            if path.is_file()
        }

    assert digests(root / "site") == digests(project / "site")


def test_check_says_what_the_build_says(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    write(root, "vi/hong.md", "---\nkind: page\ntitle: Hỏng\n---\n\n/// case | Mở\n\n[x](mat.md)\n")
    checked, built = run_taphuan(root, "check"), run_taphuan(root, "site")
    assert checked.returncode == built.returncode == 1
    assert checked.stdout == built.stdout
    assert "docs/vi/hong.md:6:" in checked.stdout
    assert "docs/vi/hong.md:8:" in checked.stdout


def test_messages_are_english_when_asked(tmp_path: Path) -> None:
    root = write_project(tmp_path, {**SMALL_SITE, "vi/trong.md": ""})
    assert (
        "docs/vi/trong.md: the file is empty" in run_taphuan(root, "check", "--lang", "en").stdout
    )
