"""`manifest.json`: a contract with copies and other programs."""

import datetime as dt
import json
from dataclasses import replace

from support.pages import base_files, content, load, page
from taphuan.model.document import Centre
from taphuan.render.manifest import site_manifest

DATE = dt.date(2026, 11, 22)


def test_the_manifest_has_the_keys_of_the_contract() -> None:
    manifest = site_manifest(content(), version="1.2", date=DATE)
    assert list(manifest) == [
        *("name", "version", "date", "languages", "courses", "kits", "downloads")
    ]
    assert manifest["name"] == "Trung tâm chính trị"
    assert (manifest["version"], manifest["date"]) == ("1.2", "2026-11-22")
    assert manifest["languages"] == ["vi", "en"]


def test_a_course_is_listed_in_every_language_with_its_modules() -> None:
    vietnamese, english = site_manifest(content(), version="1", date=DATE)["courses"]
    assert list(vietnamese) == ["id", "lang", "title", "url", "modules"]
    assert (vietnamese["id"], vietnamese["lang"], vietnamese["title"]) == ("thu", "vi", "Khóa thử")
    assert vietnamese["url"] == "khoa-hoc/thu/index.html"
    assert english["url"] == "en/khoa-hoc/thu/index.html"
    (module,) = vietnamese["modules"]
    assert list(module) == ["id", "title", "url", "minutes", "questions", "slides", "plan"]
    assert (module["id"], module["minutes"], module["questions"]) == ("bai-mot", 30, 1)
    assert module["url"] == "khoa-hoc/thu/01-bai-mot.html"


def test_no_address_begins_with_a_slash_or_a_host() -> None:
    text = json.dumps(site_manifest(content(), version="1", date=DATE))
    assert '"/' not in text
    assert "://" not in text


def test_without_git_the_date_is_that_of_the_newest_check() -> None:
    site = content({"vi/a.md": page(reviewed="2026-12-01"), "vi/b.md": page(reviewed="2025-01-01")})
    assert site_manifest(site, version="1", date=None)["date"] == "2026-12-01"
    bare = load({"vi/index.md": page()}).content
    assert site_manifest(bare, version="1", date=None)["date"] == ""


def test_the_same_content_gives_the_same_bytes() -> None:
    forward = load(base_files()).content
    backward = load(dict(reversed(base_files().items()))).content
    one, other = (
        json.dumps(site_manifest(site, version="1", date=DATE)) for site in (forward, backward)
    )
    assert one == other


def test_a_centre_without_a_name_leaves_the_name_to_the_site() -> None:
    bare = replace(content(), centre=Centre())
    manifest = site_manifest(bare, version="1", date=DATE, site_name="Tập huấn cơ sở")
    assert manifest["name"] == "Tập huấn cơ sở"
