"""Which minute of the class belongs to which slide."""

from taphuan.model.deck import Deck, DeckSection, Slide, SlideKind, Span
from taphuan.model.lesson import Guide


def slide(minutes: int = 0, *, guides: tuple[Guide, ...] = (), parts: int = 1) -> Slide:
    return Slide(SlideKind.TEXT, "", "", 1, minutes=minutes, guides=guides, parts=parts)


def guide(minutes: int) -> Guide:
    return Guide("", "", minutes, 1)


def deck(*sections: tuple[tuple[Guide, ...], tuple[Slide, ...]]) -> Deck:
    return Deck(tuple(DeckSection("", guides, slides) for guides, slides in sections))


def test_a_sections_minutes_are_shared_by_its_slides() -> None:
    made = deck(((guide(6), guide(2)), (slide(), slide())))
    assert made.spans(90) == (Span(0, 4), Span(4, 8))


def test_the_minutes_of_an_activity_belong_to_its_own_slides() -> None:
    made = deck(((guide(4),), (slide(), slide(10, parts=2), slide(10, parts=2), slide())))
    assert made.spans(90) == (Span(0, 2), Span(2, 7), Span(7, 12), Span(12, 14))


def test_what_the_trainer_does_inside_an_activity_takes_its_time_there() -> None:
    made = deck(((guide(4),), (slide(), slide(10, guides=(guide(3),)))))
    assert made.spans(90) == (Span(0, 4), Span(4, 17))


def test_what_the_trainer_does_inside_a_case_is_time_of_its_section() -> None:
    made = deck(((guide(4),), (slide(), slide(guides=(guide(2),)))))
    assert made.spans(90)[-1] == Span(3, 6)


def test_slides_without_a_trainers_block_take_no_time() -> None:
    made = deck(((), (slide(), slide())), ((guide(5),), (slide(),)))
    assert made.spans(90) == (Span(0, 0), Span(0, 0), Span(0, 5))


def test_without_any_minutes_all_slides_share_the_modules() -> None:
    made = deck(((), (slide(), slide())), ((), (slide(),)))
    assert made.spans(90)[1] == Span(30, 60)


def test_a_deck_without_slides_has_no_times() -> None:
    assert deck(((guide(3),), ())).spans(90) == ()
