"""The register as built: a page for each document, announcements, a feed only with an address."""

from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from support.site import SMALL_SITE, run_taphuan, write_project

HTML = "{http://www.w3.org/1999/xhtml}"
NEWS = "---\nkind: page\nlayout: news\ntitle: Thông báo\n---\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("so")
    files = {**SMALL_SITE, "vi/tra-cuu/thong-bao.md": NEWS}
    files["data/van-ban.yml"] = str(files["data/van-ban.yml"]).replace(
        "bai-bao,",
        "bi-an, loai: Luật, ten: Chuyện kín, hieu_luc: unknown, an: true,\n"
        "      do_tin_cay: seed }\n  - { id: bai-bao,",
    )
    files["vi/tra-cuu/ban-goc/vb-moi.pdf"] = "%PDF-1.4"
    write_project(root, files)
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace('site_url: ""', "site_url: https://a.vn/b"))
    done = run_taphuan(root, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def read(site: Path, name: str) -> ElementTree.Element:
    tree: ElementTree.Element = html5lib.parse((site / name).read_text("utf-8"))
    return tree


def words(element: ElementTree.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def main(site: Path, name: str) -> ElementTree.Element:
    article = read(site, name).find(f".//{HTML}article")
    assert article is not None
    return article


def test_every_document_readers_may_see_has_a_page_in_both_languages(site: Path) -> None:
    for folder in ("", "en/"):
        names = {path.stem for path in (site / folder / "tra-cuu" / "van-ban").iterdir()}
        assert names == {"vb-moi", "vb-cu", "bai-bao"}


def test_nothing_of_a_hidden_document_is_published(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert not [path for path in files if "Chuyện kín".encode() in path.read_bytes()]


def test_a_replaced_document_says_so_and_leads_to_its_successor(site: Path) -> None:
    page = main(site, "tra-cuu/van-ban/vb-cu.html")
    text = words(page)
    assert "Đã bị thay thế" in text
    assert "Nay dùng: Hướng dẫn 1-HD/X ngày 01/01/2026" in text
    assert "được thay bằng 1-HD/X ngày 01/01/2026" in text
    assert "vb-moi.html" in {link.get("href") for link in page.iter(f"{HTML}a")}


def test_a_document_names_who_cites_it_and_where_its_original_is(site: Path) -> None:
    page = main(site, "tra-cuu/van-ban/vb-moi.html")
    links = {words(link): link.get("href") for link in page.iter(f"{HTML}a")}
    assert links["Bài 1: Bài một"] == "../../khoa-hoc/mau/01-mot.html"
    assert links["PDF"] == "../ban-goc/vb-moi.pdf"
    assert (site / "tra-cuu" / "ban-goc" / "vb-moi.pdf").is_file()


def test_the_english_page_keeps_vietnamese_names_marked(site: Path) -> None:
    page = main(site, "en/tra-cuu/van-ban/vb-cu.html")
    assert "Replaced" in words(page)
    marked = [words(one) for one in page.iter() if one.get("lang") == "vi"]
    assert "Việc cũ" in marked


def test_the_register_lists_each_document_once_with_a_link_to_its_page(site: Path) -> None:
    entries = [one for one in main(site, "tra-cuu/van-ban.html").iter(f"{HTML}li") if one.get("id")]
    assert [one.get("id") for one in entries] == ["vb-moi", "vb-cu", "bai-bao"]
    links = [one.find(f"{HTML}a") for one in entries]
    assert links[0] is not None
    assert links[0].get("href") == "van-ban/vb-moi.html"
    assert [one.get("data-state") for one in entries] == ["in-force", "replaced", "report"]


def test_home_shows_the_newest_notices_and_leads_to_all(site: Path) -> None:
    text = words(main(site, "index.html"))
    assert "01/01/2026 · Văn bản mới Hướng dẫn 1-HD/X ngày 01/01/2026" in text
    assert "Thay cho Hướng dẫn 9-HD/X ngày 01/01/2020" in text
    assert "Tất cả thông báo" in text
    assert "Văn bản mới" in words(main(site, "tra-cuu/thong-bao.html"))


def test_a_site_with_an_address_has_a_feed_in_each_language(site: Path) -> None:
    for name, root in (("tra-cuu", "https://a.vn/b/"), ("en/tra-cuu", "https://a.vn/b/en/")):
        feed = ElementTree.parse(site / name / "thong-bao.xml").getroot()
        links = [one.get("href", "") for one in feed.iter("{http://www.w3.org/2005/Atom}link")]
        assert f"{root}tra-cuu/van-ban/vb-moi.html" in links
    heads = [one.get("href") for one in read(site, "index.html").iter(f"{HTML}link")]
    assert "tra-cuu/thong-bao.xml" in heads
