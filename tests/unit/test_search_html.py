"""What of a rendered page is searched: its text by heading, and nothing of questions or frames."""

import pytest

from taphuan.adapters.search.html import read_sections
from taphuan.render.search.index import BREAK, SearchKind, SearchSection


def read(html: str, *, lead: str = "") -> list[tuple[str, str, int, str]]:
    sections = read_sections(html, title="Trang", lead=lead)
    return [(part.anchor, part.title, part.level, part.text) for part in sections]


def first_text(html: str) -> str:
    return read(html)[0][3]


def test_text_goes_to_the_heading_above_it() -> None:
    html = (
        '<p>Mở đầu.</p><h2 id="mot">Mục <em>một</em></h2><p>Lời một.</p>'
        '<h3 id="nho">Mục nhỏ</h3><p>Lời nhỏ.</p><h2 id="hai">Mục hai</h2>'
    )
    assert read(html, lead="Một câu tả.") == [
        ("", "Trang", 1, f"Một câu tả.{BREAK}Mở đầu."),
        ("mot", "Mục một", 2, "Lời một."),
        ("nho", "Mục nhỏ", 3, "Lời nhỏ."),
        ("hai", "Mục hai", 2, ""),
    ]


def test_blocks_are_apart_and_inline_tags_are_not() -> None:
    html = "<ul><li><strong>Chi</strong> bộ</li><li>họp<br>xong</li></ul><p>a<sup>2</sup></p>"
    assert first_text(html) == BREAK.join(["Chi bộ", "họp", "xong", "a2"])


def test_cells_of_a_table_are_blocks() -> None:
    html = "<table><tr><th>Việc</th><th>Ai</th></tr><tr><td>Ghi</td><td>Thư ký</td></tr></table>"
    assert first_text(html) == BREAK.join(["Việc", "Ai", "Ghi", "Thư ký"])


def test_white_space_and_entities_are_read_as_they_show() -> None:
    assert first_text("<p>Một\n   hai&nbsp;&amp; <b> ba </b></p>") == "Một hai & ba"


@pytest.mark.parametrize(
    "html",
    [
        '<div class="tap-quiz" data-search-exclude><p>Kín</p><div><p>Kín</p></div></div>',
        "<form><fieldset><legend>Câu 1</legend>Kín</fieldset></form>",
        "<nav><a href='x'>Kín</a></nav>",
        "<script>Kín()</script><style>.kin{}</style><template><p>Kín</p></template>",
        "<button>Kín</button><select><option>Kín</select><textarea>Kín</textarea>",
        "<svg><title>Kín</title></svg>",
        '<p hidden>Kín</p><p aria-hidden="true">Kín</p>',
        '<a class="headerlink" href="#x">¶</a><a class="footnote-ref" href="#fn">1</a>',
        '<p class="tap-kind">Hoạt động</p>',
        "<!-- Kín -->",
    ],
)
def test_what_is_no_text_of_the_page_is_left_out(html: str) -> None:
    assert read(f"<p>Trước</p>{html}<p>Sau</p>") == [("", "Trang", 1, f"Trước{BREAK}Sau")]


def test_a_heading_inside_what_is_left_out_is_no_section() -> None:
    assert len(read("<div data-search-exclude><h2 id='kin'>Kín</h2></div><p>Sau</p>")) == 1


def test_the_alternative_text_of_an_image_is_read() -> None:
    html = '<p>Xem<img alt="sơ đồ họp" src="x.png">đây</p>'
    assert first_text(html) == BREAK.join(["Xem", "sơ đồ họp", "đây"])


def test_a_heading_without_anchor_takes_that_of_the_element_around_it() -> None:
    html = '<article id="vb-1"><h3>Văn bản 1</h3><p>Lời.</p></article>'
    assert read(html)[1] == ("vb-1", "Văn bản 1", 3, "Lời.")


def test_a_heading_without_any_anchor_leads_to_the_section_above() -> None:
    html = '<h2 id="mot">Một</h2><h3>Không neo</h3><p>Lời.</p>'
    assert read(html)[2] == ("mot", "Không neo", 3, "Lời.")


def test_a_term_with_an_anchor_is_a_result_of_its_own() -> None:
    html = (
        '<h2 id="tu">Từ</h2><dl><dt id="chi-bo">chi bộ</dt><dd>Nơi đảng viên sinh hoạt.</dd>'
        "<dt>không neo</dt><dd>Ở lại.</dd></dl><p>Sau danh sách.</p>"
    )
    sections = read_sections(html, title="Trang")
    assert sections[2] == SearchSection(
        "chi bộ",
        BREAK.join(["Nơi đảng viên sinh hoạt.", "không neo", "Ở lại."]),
        anchor="chi-bo",
        level=7,
        kind=SearchKind.TERM,
    )
    assert sections[1].text == "Sau danh sách."


def test_sloppy_markup_loses_no_text() -> None:
    assert first_text("<p>Một<p>Hai</b></div><br/><span/>Ba") == BREAK.join(["Một", "Hai", "Ba"])


def test_an_unclosed_element_that_is_left_out_ends_with_the_one_around_it() -> None:
    assert first_text("<div><button>Kín</div><p>Sau</p>") == "Sau"
