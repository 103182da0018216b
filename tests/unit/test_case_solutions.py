"""What a case says after its question is marked, so that a handout can leave it out."""

import markdown
import pytest


def render(text: str, *, lang: str = "vi") -> str:
    configs = {"taphuan": {"lang": lang}}
    return markdown.markdown(text, extensions=["taphuan"], extension_configs=configs)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", "**Gợi ý xử lý.** Hỏi trước."), ("en", "**A suggestion**\n\nAsk first.")],
)
def test_the_suggestion_and_all_after_it_are_the_solution(lang: str, words: str) -> None:
    text = f"/// case | A\n\nChuyện.\n\n**Hỏi**\n\n- Ai?\n\n{words}\n\n- Cuối.\n///\n\nSau."
    html = render(text, lang=lang)
    before, marked, solution = html.partition('<div class="tap-solution">')
    assert marked
    assert "Ai?" in before
    inside, _, after = solution.partition("</section>")
    assert "Cuối." in inside
    assert "Sau." in after


def test_outside_a_case_and_without_the_words_nothing_is_marked() -> None:
    assert "tap-solution" not in render("**Gợi ý xử lý.** Hỏi trước.")
    assert "tap-solution" not in render("/// case | A\n\nXem **Gợi ý xử lý** ở dưới.\n///")
