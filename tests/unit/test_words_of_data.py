"""The register and the glossary in other languages: words beside the data, by their ids."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from support.pages import labels, load
from taphuan.adapters.files import read_glossary, read_register
from taphuan.model.site import ORIGINAL
from taphuan.render.citations import cite, lang_of, name_document
from taphuan.render.reference_views import view_document, view_glossary

ROOT = Path(__file__).parents[2]
EN = labels("en")
REGISTER = """cap_nhat: 2026-11-22
moi_nhat_da_thay: {trung_uong: 2026-08-28, dia_phuong: 2026-09-30}
chu_de: {a: Chủ đề A}
van_ban:
  - {id: mot, so_hieu: 1-QĐ/TW, loai: Quy định, co_quan: Ban Bí thư, ngay: 2026-01-02,
     ten: Một việc, hieu_luc: in force, chu_de: [a], do_tin_cay: da_xac_minh, luu_y: Hỏi xã.}
  - {id: hai, so_hieu: 2-QĐ/TW, loai: Quy định, ngay: 2026-01-03, ten: Hai việc,
     hieu_luc: in force, chu_de: [a], do_tin_cay: da_xac_minh}
"""
WORDS = """kinds: {Quy định: Regulation}
issuers: {Ban Bí thư: Secretariat}
topics: {a: Topic A}
documents: {mot: {title: One matter, note: Ask the commune.}}
"""
GLOSSARY = """thuat_ngu:
  - {id: chi-bo, ten: chi bộ, giai_nghia: Tập thể đảng viên., tieng_anh: cell}
  - {id: thon, ten: thôn, giai_nghia: Nơi cùng sống., tieng_anh: village}
"""


def test_a_document_is_named_in_the_language_of_the_page() -> None:
    content = load({"data/van-ban.yml": REGISTER, "en/tra-cuu/van-ban.yml": WORDS}).content
    view = view_document(content.register.documents["mot"], content, EN)
    assert view.name == "Regulation 1-QĐ/TW of 2 January 2026"
    assert (view.title, view.issuer, view.note) == ("One matter", "Secretariat", "Ask the commune.")
    assert (view.lang, view.original_name) == ("", "Quy định 1-QĐ/TW. Một việc")
    assert view.topics == ("Topic A",)
    vietnamese = view_document(content.register.documents["mot"], content, labels(ORIGINAL))
    assert (vietnamese.title, vietnamese.original_name) == ("Một việc", "")


def test_a_document_without_words_stays_vietnamese_and_says_so() -> None:
    content = load({"data/van-ban.yml": REGISTER, "en/tra-cuu/van-ban.yml": WORDS}).content
    view = view_document(content.register.documents["hai"], content, EN)
    assert (view.title, view.lang, view.original_name) == ("Hai việc", ORIGINAL, "")


def test_missing_and_unknown_words_are_told() -> None:
    found = load(
        {
            "data/van-ban.yml": REGISTER,
            "en/tra-cuu/van-ban.yml": WORDS.replace("{mot:", "{ba: {title: Three}, mot:"),
        }
    ).diagnostics
    told = {(one.path, one.code_value, dict(one.details).get("names")) for one in found}
    path = "docs/en/tra-cuu/van-ban.yml"
    assert (path, "data.translation-missing", "hai.title") in told
    assert (path, "data.translation-unknown", None) in told


def test_a_term_is_explained_in_the_language_of_the_page() -> None:
    words = "terms: {chi-bo: {name: the cell, meaning: All the members.}}\n"
    content = load({"data/thuat-ngu.yml": GLOSSARY, "en/tra-cuu/thuat-ngu.yml": words}).content
    cell, village = view_glossary(content, EN)
    assert (cell.meaning, cell.lang, cell.own_name) == ("All the members.", "", "the cell")
    assert (village.meaning, village.lang) == ("Nơi cùng sống.", ORIGINAL)


# --- the words of this site -------------------------------------------------------------------


@cache
def _english_words() -> dict[str, str]:
    register = read_register(str(ROOT / "docs/data/van-ban.yml"), "en")
    glossary = read_glossary(str(ROOT / "docs/data/thuat-ngu.yml"), "en")
    found = {term.id: term.said("en").meaning for term in glossary.terms}
    for document in register.documents.values():
        said = document.said("en")
        if not document.is_hidden:
            found[document.id] = f"{said.type}. {said.issuer}. {said.title}. {said.note}"
    return found


def _is_vietnamese(word: str) -> bool:
    marked = any(unicodedata.combining(one) for one in unicodedata.normalize("NFD", word))
    return word[0].islower() and (marked or "đ" in word)


@pytest.mark.parametrize("entry", sorted(_english_words()))
def test_every_entry_of_the_data_is_said_in_english(entry: str) -> None:
    text = re.sub(r"“[^”]*”|\([^()]*\)", "", _english_words()[entry])
    allowed = {  # what villages are called elsewhere; a committee of a former level
        "thon": {"làng", "bản", "ấp", "buôn"},
        "huyen-uy": {"thị", "ủy"},
        "thuong-truc-cap-uy": {"trực", "ủy"},
    }
    words = {word for word in re.findall(r"[^\W\d_]+", text) if _is_vietnamese(word)}
    assert words - allowed.get(entry, set()) == set()


def test_the_statutes_are_cited_by_their_english_name() -> None:
    register = read_register(str(ROOT / "docs/data/van-ban.yml"), "en")
    statutes = register.documents["dieu-le-dang-2011"]
    assert name_document(statutes, EN) == "Statutes of the Communist Party of Vietnam"
    assert cite(statutes, EN).endswith("of 19 January 2011")
    assert lang_of(statutes, EN) == ""
