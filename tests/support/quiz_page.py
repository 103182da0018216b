"""A page of questions for the browser tests, made from the templates and the built bundles."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import material
from markdown import Markdown

from taphuan.adapters.files import read_labels
from taphuan.adapters.web import find_node
from taphuan.model.question import (
    Answer,
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    ObjectiveRef,
    OpenAnswer,
    OrderingAnswer,
    Pair,
    Question,
    ShortAnswer,
    StatementsAnswer,
    Step,
)
from taphuan.render.learner import render_summary, render_words
from taphuan.render.question.html import render_question

ROOT = Path(__file__).parents[2]
THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"

STYLES = ("site", "learner", "quiz")
BUNDLES = ("quiz.js", "final.js", "progress.js", *(f"styles/{name}.css" for name in STYLES))


class PlainMarkdown:
    """Stands in for the site's renderer: no raw HTML, `vb:` links lead to the register."""

    def block(self, text: str) -> str:
        markdown = Markdown()
        markdown.preprocessors.deregister("html_block")
        markdown.inlinePatterns.deregister("html")
        return markdown.convert(text.replace("[](vb:", "[42-HD/BTCTW](#vb-"))

    def inline(self, text: str) -> str:
        return self.block(text).removeprefix("<p>").removesuffix("</p>")


def question(name: str, stem: str, answer: Answer, **rest: object) -> Question:
    values: dict[str, object] = {"hints": (), "explanation": "", "line": 1, "stem_line": 3}
    return Question(id=name, stem=stem, answer=answer, **(values | rest))  # type: ignore[arg-type]


def choices(*rows: tuple[bool, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(text, is_right, why, 1) for is_right, text, why in rows)


SINGLE = question(
    "muc-dich",
    "Buổi họp kéo dài hai giờ, phổ biến ba văn bản. Hôm sau bạn hỏi, không ai nói được mình phải "
    "làm gì. Buổi họp còn thiếu điều gì **trước hết**?",
    ChoiceAnswer(
        choices(
            (
                False,
                "Thiếu thời gian, lần sau nên họp lâu hơn.",
                "Chưa đúng: họp lâu hơn theo lối cũ thì vẫn không ai rõ việc của mình.",
            ),
            (
                True,
                "Thiếu phần giao việc: ai làm, khi nào xong, ai hỏi lại.",
                "Đúng: thông tin chỉ có ích khi thành việc của một người cụ thể.",
            ),
            (
                False,
                "Thiếu văn bản, lần sau nên đọc toàn văn.",
                "Chưa đúng: đọc thêm thì càng ít thời gian bàn. Xem lại [Giao việc](#giao-viec).",
            ),
        ),
        is_multiple=False,
    ),
    hints=("Nhìn lại bốn câu hỏi ở đầu bài.", "Nghĩ tới *việc ngày mai* của từng người."),
    explanation="Buổi họp xong khi mỗi việc có người làm. Xem lại [Giao việc](#giao-viec).",
    source="hd-42-btctw-2025",
    objective=ObjectiveRef(1),
)
MULTIPLE = question(
    "giao-viec-ro",
    "Những câu giao việc nào đã đủ để tháng sau hỏi lại được?",
    ChoiceAnswer(
        choices(
            (False, "Chi bộ tiếp tục tăng cường nắm tình hình các hộ.", "Chưa đủ: không có người."),
            (True, "Đảng viên phụ trách ngõ A nộp danh sách trước ngày 25.", "Đủ: có người, ngày."),
            (False, "Các đoàn thể phối hợp, hoàn thành sớm.", "Chưa đủ: “sớm” không phải ngày."),
            (
                True,
                "Phó bí thư gặp ba đảng viên vắng họp, ngày 15 báo lại.",
                "Đủ: có điều báo lại.",
            ),
            (True, "Trưởng thôn gửi biên bản cho xã trước thứ sáu.", ""),
        ),
        is_multiple=True,
    ),
    explanation="Việc hỏi lại được là việc có người, có ngày và dấu hiệu đã xong.",
    objective=ObjectiveRef(1),
    points=Decimal(2),
)
TRUE_FALSE = question(
    "bieu-quyet",
    "Chi bộ bàn một nghị quyết. Mỗi câu sau đúng hay sai?",
    StatementsAnswer(
        choices(
            (
                True,
                "Đảng viên dự bị có thể phát biểu khi chi bộ thảo luận.",
                "Đúng: được thảo luận.",
            ),
            (
                False,
                "Đảng viên dự bị biểu quyết như đảng viên chính thức.",
                "Câu này sai: chưa có quyền.",
            ),
            (True, "Người không tán thành được bảo lưu ý kiến.", "Đúng: ý kiến được ghi lại."),
        )
    ),
    explanation="Bàn thì mọi người được nói; đã quyết thì mọi người cùng làm.",
    objective=ObjectiveRef(2),
)
MATCHING = question(
    "ghep-viec",
    "Ghép mỗi việc với người chịu trách nhiệm.",
    MatchingAnswer(
        (
            Pair("Ghi biên bản", "Thư ký cuộc họp", "Thư ký ghi, chủ trì cùng ký.", 1),
            Pair("Dự thảo kết luận", "Bí thư hoặc phó bí thư chi bộ, bàn trước với chi ủy", "", 1),
            Pair("Báo tình hình từng ngõ", "Đảng viên được giao phụ trách hộ", "", 1),
        )
    ),
    explanation="Mỗi việc một người chính.",
    objective=ObjectiveRef(2),
)
ORDERING = question(
    "thu-tu",
    "Xếp các việc sau theo đúng thứ tự, từ trước đến sau ngày họp.",
    OrderingAnswer(
        (
            Step(
                "Gọi hỏi kết quả việc tháng trước.", "Biết việc cũ rồi mới chọn được việc mới.", 1
            ),
            Step("Chi ủy họp, chọn nội dung.", "", 1),
            Step("Gửi tài liệu cho đảng viên đọc trước.", "", 1),
            Step("Họp chi bộ, thông qua kết luận.", "", 1),
        )
    ),
    hints=("Bắt đầu từ việc cũ.",),
    explanation="Việc cũ trước, việc mới sau.",
    objective=ObjectiveRef(3),
)
SHORT = question(
    "hoa-giai",
    "Việc thuyết phục hai bên tự thỏa thuận gọi là gì?",
    ShortAnswer(("hòa giải", "hòa giải ở cơ sở"), "Luật gọi việc này là hòa giải ở cơ sở.", 1),
    explanation="Tổ hòa giải của thôn làm việc này.",
    objective=ObjectiveRef(3),
)
NUMBER = question(
    "so-phut",
    "Buổi họp thường kỳ ít nhất bao nhiêu phút?",
    NumberAnswer(Decimal(90), Decimal(0), "", 1),
    explanation="Ít nhất 90 phút.",
    objective=ObjectiveRef(3),
)
OPEN = question(
    "tu-viet",
    "Viết một câu giao việc cho tháng tới.",
    OpenAnswer(
        "Đảng viên phụ trách ngõ B gặp **năm hộ** chưa nối nước sạch, báo lại ngày 20.", "", 1
    ),
    explanation="Câu tốt có người, việc, ngày.",
)
ALL_FORMS = (SINGLE, MULTIPLE, TRUE_FALSE, MATCHING, ORDERING, SHORT, NUMBER, OPEN)


def build_assets(outdir: Path) -> None:
    """Bundle scripts and styles, and put the theme's style sheet beside them."""
    command = [find_node(), str(ROOT / "scripts" / "web" / "build.mjs"), str(outdir), *BUNDLES]
    subprocess.run(command, check=True, cwd=ROOT)
    theme = next(THEME.glob("main.*.min.css"))
    (outdir / "theme.css").write_bytes(theme.read_bytes())


def render_all(
    questions: Iterable[Question], *, lang: str = "vi", course: str = "dong-trieu"
) -> str:
    labels = read_labels(lang)
    return "\n".join(
        render_question(one, number=number, course=course, markdown=PlainMarkdown(), labels=labels)
        for number, one in enumerate(questions, start=1)
    )


def page(
    body: str,
    manifest: dict[str, str],
    *,
    lang: str = "vi",
    scripts: Sequence[str] = ("quiz.js",),
    words: str = "",
) -> str:
    """Return a page in the theme's frame that loads the bundles from its own folder."""
    words = words or render_words(read_labels(lang))
    styles = ("theme.css", *(manifest[f"{name}.css"] for name in STYLES))
    return f"""<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Bài thử</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
{"".join(f'<link rel="stylesheet" href="{name}">' for name in styles)}</head>
<body dir="ltr" data-md-color-scheme="default"><main class="md-content"><article
 class="md-content__inner md-typeset"><h1>Bài thử</h1>
<h2 id="giao-viec">Giao việc</h2><p>Đoạn cần đọc lại.</p>
<h2>Tự kiểm tra</h2>
{body}
{render_summary(title="Bài 3. Sinh hoạt chi bộ")}
</article></main>
{words}
{"".join(f'<script src="{manifest[name]}" defer></script>' for name in scripts)}
</body></html>
"""


def write_page(folder: Path, name: str, body: str, **options: object) -> Path:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    path = folder / name
    path.write_text(page(body, manifest, **options), encoding="utf-8")  # type: ignore[arg-type]
    return path
