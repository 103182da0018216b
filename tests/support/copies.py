"""A small course bound as one document, for tests of one-file copies and handbooks."""

import re

from support.pages import base_files, content, labels, page
from taphuan.model.page import Page
from taphuan.model.release import Edition
from taphuan.render.copies.book import PageText
from taphuan.render.copies.one_file import Binding, bind
from taphuan.render.copies.plan import Copy, CopyKind, plan_copies
from taphuan.render.search.index import SearchSection

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYA"
    "AjCB0C8AAAAASUVORK5CYII="
)
EDITION = Edition("2026.1", None, "")
VI = labels("vi")
FINAL = page("Kiểm tra", layout="final")
GLOSSARY = """thuat_ngu:
  - { id: chi-bo, ten: Chi bộ, giai_nghia: Tổ chức nhỏ nhất của Đảng., tieng_anh: party cell }
"""
QUESTION = """
<div class="tap-quiz" id="q-mot"><tap-question data-question="mot" data-number="1"><form>
<fieldset><legend class="tq-legend">Câu 1</legend><div class="tq-stem"><p>Hỏi → gì?</p></div>
<div class="tq-item"><label class="tq-option"><input class="tq-input" type="radio" name="q-mot"
 value="a"><span class="tq-text">Một ý</span></label></div>
<div class="tq-item"><select class="tq-input"><option>1</option></select> Bước</div>
<input class="tq-input" id="q-mot-typed" type="text"> <textarea rows="5"></textarea></fieldset>
<div class="tq-hints"><details class="tq-hint"><summary>Gợi ý</summary><p>x</p></details></div>
<div class="tq-outcome" role="status"></div>
<div class="tq-actions"><button type="submit">Kiểm tra</button></div>
<details class="tq-answer"><summary>Xem đáp án</summary><p class="tq-explanation">Vì thế.</p>
</details><script type="application/json">{}</script></form></tap-question></div>
"""
TEXTS = {
    "khoa-hoc/thu/index.md": "<p>Giới thiệu</p>",
    "khoa-hoc/thu/01-bai-mot.md": f"""
        <h2 id="hoc-xong">Học xong</h2>
        <a href="#hoc-xong">lên</a> <a href="02-bai-hai.html#hoc-xong">hai</a>
        <a href="index.html">khóa</a> <a href="kiem-tra/index.html">thi</a>
        <a href="../../tra-cuu/van-ban/hd-42-2025.html">vb</a>
        <a href="../../tra-cuu/van-ban.html#nq-21-2022">mục</a>
        <a href="../../tra-cuu/van-ban.html">cả sổ</a>
        <a href="../../tra-cuu/thuat-ngu.html#chi-bo">tn</a>
        <a href="../../mau-van-ban/index.html">mẫu</a>
        <a href="https://a.example/x">ngoài</a> <img src="hinh.png" alt="Hình">
        <label for="q-mot-typed">1</label>{QUESTION}
        """,
    "khoa-hoc/thu/02-bai-hai.md": '<h2 id="hoc-xong">Học xong</h2>',
    "khoa-hoc/thu/kiem-tra/index.md": "<tap-final></tap-final>",
}


def text_of(shown: Page) -> PageText:
    sections = (
        SearchSection(shown.meta.title, "Mở đầu"),
        SearchSection("Học xong", "chi bộ họp", "hoc-xong", level=2),
    )
    return PageText(TEXTS[shown.name], sections)


def bound(
    kind: CopyKind = CopyKind.COURSE_FILE, *, site_url: str = "", has_final: bool = True
) -> tuple[Copy, Binding]:
    """Return a copy of the trial course, and its pages put together."""
    first = base_files()["vi/khoa-hoc/thu/01-bai-mot.md"]
    second = re.sub("order: 1", "order: 2", first).replace("id: ", "id: hai-")
    site = content(
        {
            "vi/khoa-hoc/thu/02-bai-hai.md": second,
            "vi/khoa-hoc/thu/kiem-tra/index.md": FINAL,
            "vi/mau-van-ban/index.md": page("Mẫu văn bản", layout="room"),
            "data/thuat-ngu.yml": GLOSSARY,
        }
    )
    copies = plan_copies(site, VI, site_name="Tập huấn", edition=EDITION)
    copy = next(one for one in copies if one.kind is kind)
    binding = bind(
        copy,
        site,
        VI,
        texts=text_of,
        image=lambda path: f"{PIXEL}#{path}",
        site_url=site_url,
        has_final=has_final,
    )
    return copy, binding
