"""The page of a document: its chain, who cites it, what is said of its check."""

from support.pages import base_files, content, labels, load, page
from taphuan.model.document import Document
from taphuan.model.site import Content
from taphuan.render.reference_views import view_filters, view_register
from taphuan.render.register.chain import find_chain, view_chain
from taphuan.render.register.citing import Citing, find_citing
from taphuan.render.register.entries import EntryView, entry_pages, entry_source, view_entry

VI, EN = labels("vi"), labels("en")
HEAD = """cap_nhat: 2026-11-22
moi_nhat_da_thay: {trung_uong: 2026-08-28, dia_phuong: 2026-09-30}
chu_de: {a: Chủ đề A, b: Chủ đề B}
van_ban:
"""


def entry(document_id: str, **keys: object) -> str:
    fields = {"loai": "Quy định", "hieu_luc": "replaced", "do_tin_cay": "da_xac_minh", **keys}
    lines = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    return f"  - id: {document_id}\n    so_hieu: {document_id.upper()}\n{lines}"


def register(*entries: str) -> Content:
    words = {"en/tra-cuu/van-ban.yml": "topics: {a: Topic A}\n"}
    return load({"data/van-ban.yml": HEAD + "".join(entries), **words}).content


def find(site: Content, document_id: str) -> Document:
    found = site.register.find(document_id)
    assert found
    return found


def view(site: Content, document_id: str) -> EntryView:
    return view_entry(find(site, document_id), site, VI, Citing())


FORK = (
    entry("moi", hieu_luc="in force", ngay="2026-01-01", thay_the="[giua, ben]", chu_de="[a, b]"),
    entry("giua", ngay="2020-01-01", thay_the="[cu]"),
    entry("ben", ngay="2010-01-01"),
    entry("cu", ngay="2015-01-01"),
)
"""`cu` became `giua`; `giua` and `ben` became `moi`."""


def test_a_chain_runs_from_the_oldest_to_the_newest() -> None:
    site = register(*FORK)
    chain = find_chain(find(site, "moi"), site.register)
    assert [one.id for one in chain] == ["ben", "cu", "giua", "moi"]


def test_documents_that_only_share_a_successor_are_no_part_of_a_chain() -> None:
    site = register(*FORK)
    chain = find_chain(find(site, "ben"), site.register)
    assert [one.id for one in chain] == ["ben", "moi"]


def test_a_link_stated_on_one_side_is_seen_from_the_other() -> None:
    site = register(entry("moi", hieu_luc="in force"), entry("cu", thay_the_boi="[moi]"))
    assert [one.id for one in site.register.predecessors(find(site, "moi"))] == ["cu"]
    assert [one.id for one in site.register.successors(find(site, "cu"))] == ["moi"]


def test_a_chain_that_bites_its_tail_ends() -> None:
    site = register(entry("mot", thay_the="[hai]"), entry("hai", thay_the="[mot]"))
    assert {one.id for one in find_chain(find(site, "mot"), site.register)} == {"mot", "hai"}


def test_every_box_of_a_chain_names_what_replaced_it() -> None:
    site = register(*FORK)
    links = view_chain(find(site, "giua"), site.register, VI)
    assert [link.document.title.split()[0] for link in links] == ["CU", "GIUA", "MOI"]
    assert [link.document.is_current for link in links] == [False, True, False]
    assert [[one.title for one in link.replaced_by] for link in links] == [
        ["GIUA ngày 01/01/2020"],
        ["MOI ngày 01/01/2026"],
        [],
    ]


def test_a_document_that_stands_alone_has_no_chain() -> None:
    site = register(entry("mot"), entry("an", an="true", thay_the="[mot]"))
    assert view_chain(find(site, "mot"), site.register, VI) == ()


def test_a_replaced_document_says_what_is_used_now() -> None:
    site = register(*FORK)
    assert [link.title for link in view(site, "cu").current] == ["Quy định MOI ngày 01/01/2026"]
    assert view(site, "moi").current == ()


def test_the_end_of_a_chain_that_may_not_be_used_is_not_offered() -> None:
    site = register(
        entry("moi", hieu_luc="unknown", thay_the="[cu]"),
        entry("cu", thay_the_boi="[moi]"),
    )
    assert view(site, "cu").current == ()


def test_a_document_with_its_amendments_points_both_ways() -> None:
    site = register(
        entry("luat", hieu_luc="amended", sua_boi="[sua]"), entry("sua", hieu_luc="in force")
    )
    assert [link.title for link in view(site, "sua").amends] == ["Quy định LUAT"]
    assert [link.title for link in view(site, "luat").document.amended_by] == ["Quy định SUA"]


def test_topics_lead_to_the_filtered_register() -> None:
    topics = view(register(*FORK), "moi").topics
    assert [(link.title, link.url) for link in topics] == [
        ("Chủ đề A", "tra-cuu/van-ban.html#chu-de=a"),
        ("Chủ đề B", "tra-cuu/van-ban.html#chu-de=b"),
    ]


def test_a_topic_without_english_words_keeps_its_own() -> None:
    site = register(*FORK)
    english = view_entry(find(site, "moi"), site, EN, Citing()).topics
    assert [link.title for link in english] == ["Topic A", "Chủ đề B"]


def test_how_a_document_was_checked_is_said_without_marks_of_confidence() -> None:
    site = register(
        entry("hai"), entry("mot", do_tin_cay="mot_nguon"), entry("bai", hieu_luc="report")
    )
    words = [view(site, one).how_checked for one in ("hai", "mot", "bai")]
    assert words == [VI["entry.how-compared"], VI["entry.how-compare"], VI["entry.how-report"]]


def test_every_document_has_a_page_in_each_language_but_the_hidden_ones() -> None:
    site = register(entry("mot", ten='Tên "trong ngoặc"'), entry("an", an="true"))
    assert list(entry_pages(site, EN)) == ["en/tra-cuu/van-ban/mot.md"]
    (made,) = entry_pages(site, VI).values()
    assert made.name == "tra-cuu/van-ban/mot.md"
    assert entry_source(made).splitlines() == [
        "---",
        'title: "Quy định MOT"',
        'description: "Tên \\"trong ngoặc\\". Đã bị thay thế"',
        "---",
    ]


def test_a_document_without_number_and_title_is_called_by_its_id() -> None:
    site = load({"data/van-ban.yml": HEAD + entry("mot").replace("so_hieu: MOT", "ten: null")})
    (made,) = entry_pages(site.content, VI).values()
    assert (made.meta.title, made.meta.description) == ("mot", "Đã bị thay thế")


def test_citing_pages_are_found_in_texts_questions_and_sources() -> None:
    site = content(
        {
            "vi/sinh-hoat-chi-bo/huong-dan.md": page("Hướng dẫn", "[](vb:hd-12-2018?lich-su)\n"),
            "en/sinh-hoat-chi-bo/huong-dan.md": page("Guide"),
        }
    )
    found = find_citing(site, VI)
    assert [link.title for link in found["hd-42-2025"].modules] == ["Bài một"]
    assert [link.title for link in found["hd-12-2018"].guides] == ["Hướng dẫn"]
    assert [link.title for link in find_citing(site, EN)["hd-12-2018"].guides] == ["Guide"]
    assert "qd-99-2019" not in found


def test_an_exam_bank_does_not_show_who_cites() -> None:
    module = base_files()["vi/khoa-hoc/thu/01-bai-mot.md"]
    question = module[module.index("```quiz") :].replace("hop-may-thang", "khac")
    question = question.replace("objective: 1", "objective: bai-mot/1\nsource: nq-21-2022")
    bank = f"---\nkind: bank\ntitle: Đề thi\nuse: exam\n---\n\n{question}"
    site = load(base_files() | {"vi/khoa-hoc/thu/ngan-hang/thi.md": bank}).content
    assert site.pages["vi/khoa-hoc/thu/ngan-hang/thi.md"].questions[0].source
    assert "nq-21-2022" not in find_citing(site, VI)


KIT = """---
kind: kit
title: Cặp
audience: ai
version: "2026.1"
released: 2026-11-22
forms: [mau]
guides: [sinh-hoat-chi-bo/huong-dan.md]
---
"""
FORM = """---
kind: form
title: Mẫu
order: 1
layout: plain
document: ĐƠN
sources: [hd-42-2025]
reviewed: 2026-11-22
---

Chữ.
"""


def test_a_kit_cites_what_its_forms_and_guides_cite() -> None:
    site = content(
        {
            "vi/mau-van-ban/cap.md": KIT,
            "vi/mau-van-ban/mau/mau.md": FORM,
            "vi/sinh-hoat-chi-bo/huong-dan.md": page("Hướng dẫn", "[](vb:hd-12-2018?lich-su)\n"),
        }
    )
    found = find_citing(site, VI)
    assert [link.title for link in found["hd-42-2025"].kits] == ["Cặp"]
    assert [link.title for link in found["hd-42-2025"].forms] == ["Mẫu"]
    assert [link.title for link in found["hd-12-2018"].kits] == ["Cặp"]


def test_the_list_shows_the_newest_first_and_filters_that_find_something() -> None:
    site = register(*FORK, entry("khong-ngay", ngay="null"))
    documents = view_register(site, VI)
    assert [one.id for one in documents] == ["moi", "giua", "cu", "ben", "khong-ngay"]
    filters = view_filters(documents, site, VI)
    assert filters.states == (("in-force", "Đang áp dụng"), ("replaced", "Đã bị thay thế"))
    assert filters.topics == (("a", "Chủ đề A"), ("b", "Chủ đề B"))
    assert filters.years == ("2026", "2020", "2015", "2010")
