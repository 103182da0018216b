"""Papers: what is asked in which order; the test without answers, the key with the right ones."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import islice
from xml.etree.ElementTree import Element

import html5lib
import pytest

from support.exports import BANK, IMAGE, LABELS, PNG, bank, content, markdown, words
from support.node import run_node
from taphuan.model.paper import Paper, PaperQuestion, PaperSection
from taphuan.model.question import (
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
from taphuan.render.lms.markdown import ExportMarkdown, Links
from taphuan.render.paper.draw import Source, draw_questions, plan_papers, random_from
from taphuan.render.paper.target import blank_paper, paper_sources, paper_targets
from taphuan.render.paper.texts import image_data, render_key_html, render_test_html
from taphuan.render.paper.view import PaperView, paper_view, share_text

VI = LABELS["vi"]
VERSIONS = 6


@cache
def papers(seed: str = "thu") -> tuple[Paper, ...]:
    target = paper_targets(content())["mau/moi-dang"]
    blank = blank_paper(target, content(), seed=seed, labels=VI)
    return tuple(islice(plan_papers(blank, paper_sources(target, VI), count=0), VERSIONS))


def view_of(paper: Paper) -> PaperView:
    def markdown_of(page: str) -> ExportMarkdown:
        return ExportMarkdown(
            page=page,
            register=content().register,
            labels=VI,
            links=Links.WRITTEN,
            image_source=lambda path: image_data(path, {IMAGE: PNG}),
        )

    return paper_view(paper, markdown_of=markdown_of, labels=VI)


@cache
def pages(version: int) -> tuple[Element, Element]:
    """Return test and key of a version, parsed."""
    view = view_of(papers()[version - 1])
    made = render_test_html(view, VI), render_key_html(view, VI)
    test, key = (html5lib.parse(page, namespaceHTMLElements=False) for page in made)
    return test, key


def text_of(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def with_class(root: Element, name: str) -> list[Element]:
    return [node for node in root.iter() if name in (node.get("class") or "").split()]


def simple(count: int, **fields: object) -> Question:
    choices = tuple(Choice(f"ý {n}", n == 0, "", 1) for n in range(count))
    made = Question("thu", "Gì?", ChoiceAnswer(choices, is_multiple=False), (), "", 1, 1)
    return replace(made, **fields)  # type: ignore[arg-type]


def plan(*questions: Question, seed: str = "s", count: int = 0) -> Iterator[Paper]:
    blank = Paper("vi", "Thử", "", "", 0, seed, 0, 0, ())
    return plan_papers(blank, [Source("Bài", "bai", BANK, questions)], count=count)


# ---- drawing -------------------------------------------------------------------------------


def test_a_seed_draws_the_same_questions_as_on_the_site() -> None:
    banks = [
        {f"cau-{n}": ["", "mot/1", "mot/2", "hai/1", "ba/10"][n * 7 % 5] for n in range(size)}
        for size in (1, 2, 5, 20, 47)
    ]
    cases = [
        {"objectives": bank, "count": count, "seed": seed}
        for bank in banks
        for count in (0, 1, 3, 10, 99)
        for seed in ("1", "thu-2026", "mùa thu 😀", "")
    ]
    asked = [
        {
            "bank": [{"id": name, "objective": o} for name, o in case["objectives"].items()],
            "count": case["count"],
            "seed": case["seed"],
        }
        for case in cases
    ]
    for case, drawn in zip(cases, run_node("draw.mjs", asked), strict=True):
        random = random_from(case["seed"])
        assert [random(1000) for _ in range(20)] == drawn["numbers"]
        assert draw_questions(**case) == drawn["ids"]


def test_fewer_questions_still_ask_every_objective() -> None:
    objectives = {f"{o}-{n}": o for o in ("mot/1", "mot/2", "hai/1", "ba/1") for n in range(9)}
    for seed in range(20):
        drawn = draw_questions(objectives, count=4, seed=str(seed))
        assert {objectives[one] for one in drawn} == set(objectives.values())


def test_all_versions_ask_the_same_questions() -> None:
    questions = [simple(4, id=f"cau-{n}") for n in range(12)]
    made = list(islice(plan(*questions, count=5), 4))
    asked = [{one.question.id for one in paper.questions} for paper in made]
    assert asked[0] == asked[1] == asked[2] == asked[3]
    assert len(asked[0]) == 5


def test_objectives_of_two_modules_are_not_mixed_up_in_a_draw() -> None:
    one = tuple(simple(3, id=f"a-{n}", objective=ObjectiveRef(1)) for n in range(5))
    other = tuple(simple(3, id=f"b-{n}", objective=ObjectiveRef(1)) for n in range(5))
    sources = [Source("A", "a", BANK, one), Source("B", "b", BANK, other)]
    for seed in range(10):
        blank = Paper("vi", "Thử", "", "", 0, str(seed), 0, 0, ())
        paper = next(plan_papers(blank, sources, count=2))
        assert [len(section.questions) for section in paper.sections] == [1, 1]


# ---- arranging -----------------------------------------------------------------------------


def test_the_same_seed_makes_the_same_papers_however_many_are_asked() -> None:
    first = papers()
    papers.cache_clear()
    assert papers() == first
    assert papers("khác") != first
    assert list(islice(plan(simple(4)), 2)) == list(islice(plan(simple(4)), 5))[:2]


def test_no_two_versions_are_alike_while_there_is_another_order() -> None:
    made = list(islice(plan(simple(4)), 24))
    assert len({paper.sections for paper in made}) == 24
    assert [paper.version for paper in made] == list(range(1, 25))


def test_versions_go_on_where_there_are_no_more_orders() -> None:
    made = list(islice(plan(simple(2, shuffle=False)), 3))
    assert len({paper.sections for paper in made}) == 1


def test_questions_stand_in_another_order_but_within_their_section() -> None:
    questions = [tuple(simple(3, id=f"{s}-{n}") for n in range(8)) for s in "ab"]
    sources = [Source(s, s, BANK, part) for s, part in zip("ab", questions, strict=True)]
    blank = Paper("vi", "Thử", "", "", 0, "x", 0, 0, ())
    one, two = islice(plan_papers(blank, sources, count=0), 2)
    for paper in (one, two):
        assert [section.title for section in paper.sections] == ["a", "b"]
        assert [q.number for q in paper.questions] == list(range(1, 17))
        for section, part in zip(paper.sections, questions, strict=True):
            ids = [q.question.id for q in section.questions]
            assert sorted(ids) == sorted(q.id for q in part)
            assert ids != [q.id for q in part]
    assert one.sections[0] != two.sections[0]


def test_options_keep_their_order_where_the_author_says_so() -> None:
    for paper in islice(plan(simple(6, shuffle=False)), 5):
        assert paper.questions[0].order == (0, 1, 2, 3, 4, 5)


def test_every_place_is_equally_likely_for_the_right_option() -> None:
    places = [0, 0, 0, 0]
    for seed in range(2000):
        paper = next(plan(simple(4), seed=str(seed)))
        places[paper.questions[0].order.index(0)] += 1
    assert min(places) > 430
    assert max(places) < 570


@pytest.mark.parametrize("count", [2, 3, 5])
def test_steps_never_stand_in_the_right_order_and_pairs_never_side_by_side(count: int) -> None:
    steps = OrderingAnswer(tuple(Step(f"b {n}", "", 1) for n in range(count)))
    pairs = MatchingAnswer(tuple(Pair(f"t {n}", f"p {n}", "", 1) for n in range(count)))
    for seed in range(60):
        for shuffle in (True, False):
            ordering = next(plan(simple(2, answer=steps, shuffle=shuffle), seed=str(seed)))
            assert ordering.questions[0].order != tuple(range(count))
            matching = next(plan(simple(2, answer=pairs, shuffle=shuffle), seed=str(seed)))
            assert matching.questions[0].order != matching.questions[0].rights


# ---- the test ------------------------------------------------------------------------------


def test_the_test_has_lines_for_name_class_and_date_and_says_which_version_it_is() -> None:
    test, _ = pages(2)
    text = text_of(test)
    for label in ("Họ và tên:", "Lớp:", "Ngày làm bài:", "Điểm:", "Đề số 2", "Trung tâm mẫu"):
        assert label in text
    assert "11 câu · 12 điểm · 25 phút" in text


def test_every_question_has_its_instruction_and_something_to_write_into() -> None:
    test, _ = pages(1)
    questions = with_class(test, "question")
    assert len(questions) == 11
    for one, shown in zip(papers()[0].questions, questions, strict=True):
        assert VI[f"paper.do-{one.question.form.value}"] in text_of(shown)
        boxes, lines = len(with_class(shown, "box")), len(with_class(shown, "rule"))
        match one.question.answer:
            case ChoiceAnswer(choices=choices):
                assert boxes == len(choices)
            case StatementsAnswer(statements=statements):
                assert boxes == 2 * len(statements)
            case MatchingAnswer(pairs=pairs):
                assert boxes == len(pairs)
            case OrderingAnswer(steps=steps):
                assert boxes == len(steps)
            case OpenAnswer():
                assert lines >= 4
            case _:
                assert len(with_class(shown, "written")) == 1


def test_the_test_gives_no_answer_away() -> None:
    test, _ = pages(1)
    text = text_of(test)
    for question in bank().questions:
        secrets = [question.explanation, *question.hints]
        match question.answer:
            case ChoiceAnswer(choices=parts) | StatementsAnswer(statements=parts):
                secrets.extend(part.feedback for part in parts)
            case ShortAnswer(accepted=accepted, feedback=feedback):
                secrets.extend((*accepted, feedback))
            case NumberAnswer(feedback=feedback):
                secrets.append(feedback)
            case OpenAnswer(model_answer=model, feedback=feedback):
                secrets.extend((model, feedback))
            case _:
                pass
        for secret in filter(None, secrets):
            assert words(secret) not in text or words(secret) == "Đúng.", secret
    assert "4,5" not in text
    assert papers()[0].seed not in text


def test_stems_keep_table_list_code_and_picture() -> None:
    test, _ = pages(1)
    shown = next(q for q in with_class(test, "question") if "Xem bảng" in text_of(q))
    assert [text_of(cell) for cell in shown.iter("td")] == ["Đậm", "1"]
    assert shown.find(".//li/em") is not None
    assert "".join(shown.find(".//pre").itertext()) == "mã {giữ} = nguyên\n  dòng hai"  # type: ignore[union-attr]
    assert shown.find(".//img").get("src", "").startswith("data:image/png;base64,")  # type: ignore[union-attr]


def test_the_page_needs_nothing_beside_itself() -> None:
    for page in pages(1):
        tags = {node.tag for node in page.iter() if isinstance(node.tag, str)}
        assert not tags & {"script", "iframe", "a"}
        assert [link.get("href") for link in page.iter("link")] == ["data:,"]
        for image in page.iter("img"):
            assert image.get("src", "").startswith("data:")


def test_citations_stand_in_short_form_and_links_with_their_address() -> None:
    on_paper = markdown(Links.WRITTEN)
    assert on_paper.inline("Theo [](vb:vb-moi)") == "Theo 1-HD/X ngày 01/01/2026"
    assert on_paper.inline("[Hướng dẫn](vb:vb-moi)") == "Hướng dẫn (1-HD/X ngày 01/01/2026)"
    assert on_paper.inline("[Hướng dẫn 1-HD/X](vb:vb-moi?lich-su)") == "Hướng dẫn 1-HD/X"
    assert on_paper.inline("[trang](https://a.vn/b)") == "trang (https://a.vn/b)"
    assert on_paper.inline("<https://a.vn/b>") == "https://a.vn/b"
    assert on_paper.inline("[**Bài 1**](../01-mot.md#x), đọc") == "<strong>Bài 1</strong>, đọc"
    assert on_paper.inline("[x](javascript:alert)") == "x"


# ---- the key -------------------------------------------------------------------------------


@pytest.mark.parametrize("version", range(1, VERSIONS + 1))
def test_the_short_key_is_right_when_read_against_the_printed_test(version: int) -> None:
    test, key = pages(version)
    shown = with_class(test, "question")
    rows = list(key.find(".//table/tbody").iter("tr"))  # type: ignore[union-attr]
    for one, question, row in zip(papers()[version - 1].questions, shown, rows, strict=True):
        number, answer, points = (text_of(cell) for cell in row.iter("td"))
        assert number == str(one.number)
        assert points == f"{one.question.points}".replace(".", ",") + " điểm"
        assert read_key(answer, question, one) == right_answer(one)


def read_key(answer: str, shown: Element, one: PaperQuestion) -> object:
    """Do what a marker does: look the letters and numbers up on the paper."""
    marked = [
        (text_of(mark).rstrip("."), text_of(after))
        for item in shown.iter()
        for mark, after in zip(list(item), list(item)[1:], strict=False)
        if mark.get("class") == "mark"
    ]
    by_mark = dict(marked)
    match one.question.answer:
        case ChoiceAnswer():
            return {by_mark[mark] for mark in answer.split(", ")}
        case StatementsAnswer():
            rows = [text_of(cell) for cell in shown.iter("td") if not cell.get("class")]
            texts = dict(row.split(") ", 1) for row in rows)
            pairs = [part.split(" – ") for part in answer.split(", ")]
            return {(texts[mark], sign) for mark, sign in pairs}
        case MatchingAnswer():
            pairs = [part.split(" – ") for part in answer.split(", ")]
            return {(by_mark[left], by_mark[right]) for left, right in pairs}
        case OrderingAnswer():
            items = [text_of(item) for item in shown.iter("li")]
            numbers = [int(part) for part in answer.split(" – ")]
            return [item for _, item in sorted(zip(numbers, items, strict=True))]
        case _:
            return answer


def right_answer(one: PaperQuestion) -> object:
    match one.question.answer:
        case ChoiceAnswer(choices=choices):
            return {words(choice.text) for choice in choices if choice.is_correct}
        case StatementsAnswer(statements=statements):
            return {(words(s.text), "Đ" if s.is_correct else "S") for s in statements}
        case MatchingAnswer(pairs=pairs):
            return {(words(pair.left), words(pair.right)) for pair in pairs}
        case OrderingAnswer(steps=steps):
            return [words(step.text) for step in steps]
        case ShortAnswer(accepted=accepted):
            return "; ".join(accepted)
        case NumberAnswer(value=value, tolerance=tolerance):
            shown = f"{value} ± {tolerance}" if tolerance else str(value)
            return shown.replace(".", ",")
        case OpenAnswer():
            return VI["paper.key-see-model"]


def test_the_key_explains_and_says_how_points_are_given() -> None:
    _, key = pages(1)
    text = text_of(key)
    for question in bank().questions:
        if question.explanation:
            assert text_of(html5lib.parseFragment(on_paper(question.explanation))) in text
    assert "Ông A sửa hàng rào {nhà văn hóa}" in text
    assert "Mức đạt: 70% số điểm, tức là từ 8,4 điểm." in text
    assert "mã in đề: thu" in text
    assert "Căn cứ: 1-HD/X ngày 01/01/2026" in text
    assert VI.fill("paper.rule-multiple", points="2/3") in text


def on_paper(text: str) -> str:
    return markdown(Links.WRITTEN).inline(text)


def test_points_of_a_part_are_a_short_decimal_or_a_fraction() -> None:
    assert share_text(Decimal(1), 4, VI) == "0,25"
    assert share_text(Decimal(1), 3, VI) == "1/3"
    assert share_text(Decimal("0.5"), 2, VI) == "0,25"
    assert share_text(Decimal(10), 1, VI) == "10"
    assert share_text(Decimal(2), 3, LABELS["en"]) == "2/3"
    assert share_text(Decimal(1), 2, LABELS["en"]) == "0.5"


def test_an_english_paper_is_english_throughout() -> None:
    question = simple(2, stem="Which one?")
    section = PaperSection("Module", BANK, (PaperQuestion(question, 1, (0, 1)),))
    paper = Paper("en", "Sample", "", "", 1, "s", 0, 70, (section,))
    labels = LABELS["en"]
    view = paper_view(paper, markdown_of=lambda _page: markdown(Links.WRITTEN), labels=labels)
    text = render_test_html(view, labels) + render_key_html(view, labels)
    assert 'lang="en"' in text
    assert "Full name" in text
    assert "Pass mark: 70% of the points, that is 0.7 points or more." in text
    assert "Đề số" not in text


# ---- what can be asked ---------------------------------------------------------------------


def test_papers_are_found_by_course_module_bank_and_path() -> None:
    targets = paper_targets(content())
    assert targets["mau"].questions == 2
    assert targets["mau/mot"] is targets["mau/01-mot"] is targets["vi/khoa-hoc/mau/01-mot.md"]
    assert targets["mau/moi-dang"] is targets[BANK]
    assert targets["en/mau"].questions == 0  # nothing of the course is translated


def test_a_paper_is_headed_by_its_page_and_the_course() -> None:
    target = paper_targets(content())["mau/mot"]
    blank = blank_paper(target, content(), seed="1", labels=VI)
    assert (blank.title, blank.course, blank.centre) == (
        "Bài 1. Bài một",
        "Khóa mẫu",
        "Trung tâm mẫu",
    )
    whole = blank_paper(paper_targets(content())["mau"], content(), seed="1", labels=VI)
    assert (whole.title, whole.course) == ("Khóa mẫu", "")


def test_a_bank_says_how_many_questions_a_paper_asks() -> None:
    target = paper_targets(content())["mau/moi-dang"]
    assert target.draw == 0
    meta = bank().meta.model_copy(update={"draw": 3})
    drawing = replace(target, page=replace(bank(), meta=meta))
    assert drawing.draw == 3
    assert paper_targets(content())["mau"].draw == 0


def test_pages_without_questions_leave_no_empty_section() -> None:
    sources = [Source("A", "a", BANK, ()), Source("B", "b", BANK, (simple(3),))]
    paper = next(plan_papers(Paper("vi", "", "", "", 0, "s", 0, 0, ()), sources, count=0))
    assert [section.title for section in paper.sections] == ["B"]
    both = replace(paper, sections=(paper.sections[0], paper.sections[0]))
    assert "<h2>B</h2>" in render_test_html(view_of(both), VI)
    assert "<h2>" not in render_test_html(view_of(paper), VI)


def test_a_paper_without_a_pass_mark_or_time_says_nothing_of_them() -> None:
    paper = next(plan(simple(2)))
    view = view_of(paper)
    assert view.pass_line == ""
    assert view.facts == ("1 câu", "1 điểm")
    assert "Mức đạt" not in render_key_html(view, VI)


def test_options_beyond_the_alphabet_are_numbered() -> None:
    view = view_of(next(plan(simple(28, shuffle=False))))
    marks = [part.mark for part in view.questions[0].parts]
    assert marks[:2] + marks[25:] == ["A", "B", "Z", "27", "28"]


@pytest.mark.parametrize("path", ["a/b.exe", "a/c.png"])
def test_only_known_pictures_that_exist_are_put_into_a_page(path: str) -> None:
    assert image_data(path, {"a/b.exe": b"x"}) == ""
