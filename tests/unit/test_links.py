"""Links of a line, and where they lead."""

import pytest

from support.pages import base_files, load, page, places
from taphuan.model.page import Link
from taphuan.parse.inline import hide_code, plain_text
from taphuan.parse.links import find_links
from taphuan.validate.links import anchors_of


def targets(line: str) -> list[str]:
    return [link.target for link in find_links(line, number=7)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("không có gì", []),
        ("[a](b.md)", ["b.md"]),
        ("[a](b.md), [c](d.md#e)!", ["b.md", "d.md#e"]),
        ("[a]( b.md )", ["b.md"]),
        ("[a](<b c.md>)", ["b c.md"]),
        ("[a](<b.md> 'Tên')", ["b.md"]),
        ('[a](b.md "Tên (riêng)")', ["b.md"]),
        ("[a](b_(c).md)", ["b_(c).md"]),
        ("([a](b.md))", ["b.md"]),
        ("[a](b.md", ["b.md"]),
        ("[](vb:hd-42)", ["vb:hd-42"]),
        ("[a]()", [""]),
        ("một](b.md)", ["b.md"]),
        ("`[a](b.md)` [c](d.md)", ["d.md"]),
        ("``[a](b.md) ` `` [c](d.md)", ["d.md"]),
        ("\\`[a](b.md)\\`", ["b.md"]),
        ("` [a](b.md)", ["b.md"]),
        ("[![a](b.png)](c.md)", ["b.png", "c.md"]),
        ("[a]: b.md", []),
        ("[^1]: Xem trang năm.", []),
        ("[^1]: Xem [a](b.md).", ["b.md"]),
        ("*[UBND]: Ủy ban nhân dân", []),
        ("[a][b] và [c]", []),
    ],
)
def test_the_targets_of_a_line_are_found(line: str, found: list[str]) -> None:
    assert targets(line) == found


def test_an_image_is_told_from_a_link() -> None:
    found = list(find_links("![a](b.png) [c](d.md) ![](e.png)", number=7))
    assert found == [
        Link("b.png", is_image=True, line=7),
        Link("d.md", is_image=False, line=7),
        Link("e.png", is_image=True, line=7),
    ]


def test_hidden_code_leaves_every_other_sign_in_its_place() -> None:
    assert hide_code("a `b` c") == "a     c"
    assert hide_code("a \\`b` c") == "a \\`b` c"
    assert hide_code("không") == "không"


@pytest.mark.parametrize(
    ("inline", "plain"),
    [
        ("**Đậm** và *nghiêng*", "Đậm và nghiêng"),
        ("***cả hai***", "cả hai"),
        ("_nghiêng_ a_b_c __đậm__", "nghiêng a_b_c đậm"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("`a_b` `` ` ``", "a_b `"),
        ("[a *b*](c.md) [d][e]", "a b d"),
        ("![a](b.png)c", "c"),
        ("A &amp; B &lt;", "A & B <"),
        ("a < b > c <u>d</u>", "a < b > c d"),
        ("<https://a.vn> <br/>", "https://a.vn"),
        ("a[^1] b", "a b"),
        ("1\\. a \\*b\\*", "1. a *b*"),
        ("\x020\x03", "0"),
        ("  a   b ", "a b"),
        ("", ""),
    ],
)
def test_the_words_of_a_heading_are_those_a_reader_sees(inline: str, plain: str) -> None:
    assert plain_text(inline) == plain


def check(body: str, **more: str) -> list[tuple[str, int]]:
    files = base_files() | {"vi/a.md": page(body=body), **more}
    return places(load(files).diagnostics)


def test_links_to_everything_a_page_may_link_to_are_well() -> None:
    body = "\n".join(
        (
            "## Mục",
            "[a](#muc) [b](#) [c](index.md) [d](khoa-hoc/thu/01-bai-mot.md#tu-kiem-tra)",
            "[e](khoa-hoc/thu/01-bai-mot.md#hoc-xong) [f](khoa-hoc/thu/01-bai-mot.md#ghi-nho)",
            "[g](khoa-hoc/thu/01-bai-mot.md#q-hop-may-thang) [h](so.md#hd-42-2025) [i](so.md#ubnd)",
            "[j](https://a.vn) [k](mailto:a@b.vn) [l](tel:1) ![m](h.png) [n](mau.docx)",
        )
    )
    glossary = (
        "thuat_ngu:\n  - {id: ubnd, ten: Ủy ban, viet_tat: [UBND], giai_nghia: G, tieng_anh: E}\n"
    )
    files = {
        "vi/so.md": page(layout="register"),
        "vi/h.png": "",
        "vi/mau.docx": "",
        "data/thuat-ngu.yml": glossary,
    }
    assert (
        check(
            body.replace("so.md#ubnd", "tu.md#ubnd"),
            **files,
            **{"vi/tu.md": page(layout="glossary")},
        )
        == []
    )


def test_an_entry_readers_cannot_see_is_no_place_to_send_them() -> None:
    register = base_files()["data/van-ban.yml"].replace("    khong_dung: true", "    an: true")
    files = {"data/van-ban.yml": register, "vi/so.md": page(layout="register")}
    assert check(
        "[a](vb:qd-99-2019)\n[b](vb:qd-99-2019?lich-su)\n[c](so.md#qd-99-2019)", **files
    ) == [
        ("vb.not-current", 5),
        ("vb.not-current", 6),
        ("link.anchor", 7),
    ]
    module = base_files()["vi/khoa-hoc/thu/01-bai-mot.md"]
    files["vi/khoa-hoc/thu/01-bai-mot.md"] = module.replace("  - hd-42-2025", "  - qd-99-2019")
    assert ("vb.not-current", 11) in check("", **files)


def test_a_chain_of_successors_is_followed_to_its_end() -> None:
    register = base_files()["data/van-ban.yml"]
    register = register.replace("hieu_luc: in force", "hieu_luc: replaced").replace(
        "thay_the: [hd-12-2018]", "thay_the_boi: [nq-21-2022]"
    )
    files = base_files() | {"data/van-ban.yml": register, "vi/a.md": page(body="[](vb:hd-12-2018)")}
    found = [one for one in load(files).diagnostics if one.path == "docs/vi/a.md"]
    assert dict(found[0].details)["next"] == "nq-21-2022"


def test_documents_that_replace_each_other_are_no_endless_loop() -> None:
    register = base_files()["data/van-ban.yml"].replace(
        "thay_the: [hd-12-2018]", "thay_the_boi: [hd-12-2018]"
    )
    files = base_files() | {"data/van-ban.yml": register, "vi/a.md": page(body="[](vb:hd-12-2018)")}
    found = [one for one in load(files).diagnostics if one.code_value == "vb.not-current"]
    assert dict(found[0].details)["successor"] == ""


def test_a_successor_that_is_not_in_the_register_ends_the_chain() -> None:
    register = base_files()["data/van-ban.yml"].replace(
        "thay_the_boi: [hd-42-2025]", "thay_the_boi: [mat-roi]"
    )
    files = base_files() | {"data/van-ban.yml": register, "vi/a.md": page(body="[](vb:hd-12-2018)")}
    found = [one for one in load(files).diagnostics if one.code_value == "vb.not-current"]
    assert dict(found[0].details)["successor"] == ""


def test_questions_have_anchors() -> None:
    loaded = load(base_files())
    module = loaded.content.pages["vi/khoa-hoc/thu/01-bai-mot.md"]
    assert "q-hop-may-thang" in anchors_of(module, loaded.content)
