"""The pure rules: agreement against worked examples from the literature, the draw, the rating."""

from datetime import date

import pytest

from voice.visits.choices import DrawRule
from voice.visits.models import Contest, Criterion, GroupRule, Mark
from voice.visits.rules.agreement import FEWEST_PAIRS, agreement, cohen_kappa, gwet_ac1
from voice.visits.rules.drawing import draw, open_days, shares
from voice.visits.rules.rating import GroupResult, Item, to_put_right


def pairs(both: int, first: int, second: int, neither: int) -> list[tuple[bool, bool]]:
    """Return the pairs of a table: both yes, only the first, only the second, neither."""
    return [(True, True)] * both + [(True, False)] * first + [(False, True)] * second + [(False, False)] * neither


# Published figures. Cohen 1960, Feinstein & Cicchetti 1990 and Byrt, Bishop & Carlin 1993 as collected with their expected
# values in the tests of the CRAN package grassr (rdrr.io/cran/grassr: published-tables.R, test-metrics-core.R). The last
# table is also "table 3" of Gwet 2008, given as the example of AC1() in DiagnosisMed (rdrr.io/rforge/DiagnosisMed/man/AC1).
@pytest.mark.parametrize(
    ("table", "kappa", "ac1"),
    [
        ((88, 14, 10, 88), 0.7601, 0.76),  # both answers equally often: the two coefficients are the same
        ((40, 5, 5, 0), -1 / 9, 0.756),  # the same answer nearly always: kappa falls below zero
        ((118, 5, 2, 0), -0.0234, 0.9408),
    ],
)
def test_both_coefficients_of_published_examples(table: tuple[int, int, int, int], kappa: float, ac1: float) -> None:
    assert cohen_kappa(pairs(*table)) == pytest.approx(kappa, abs=0.0005)
    assert gwet_ac1(pairs(*table)) == pytest.approx(ac1, abs=0.0005)


def test_perfect_agreement_on_one_answer_has_no_kappa_but_an_ac1_of_one() -> None:
    assert (cohen_kappa(pairs(12, 0, 0, 0)), gwet_ac1(pairs(12, 0, 0, 0))) == (None, 1.0)


def test_too_few_pairs_give_no_figure_and_low_agreement_is_marked() -> None:
    few = agreement(pairs(FEWEST_PAIRS - 1, 0, 0, 0))
    assert (few.too_few, few.kappa, few.ac1, few.is_low) == (True, None, None, False)
    assert agreement(pairs(4, 3, 3, 2)).is_low
    assert not agreement(pairs(10, 0, 0, 2)).is_low


POOL = {f"{block}{n:02}": block for block, count in (("A", 60), ("B", 30), ("C", 11)) for n in range(count)}
DAYS = open_days(date(2026, 12, 25), date(2027, 1, 8))


def test_a_draw_can_be_drawn_again_and_another_number_gives_others() -> None:
    def drawn(seed: str) -> list[str]:
        return [lot.office for lot in draw(POOL, DrawRule.RANDOM, 10, seed, DAYS, ["q1", "q2"], 0)]

    assert drawn("7") == drawn("7") != drawn("8")
    assert len(set(drawn("7"))) == 10


def test_each_block_by_its_number_of_offices() -> None:
    assert shares(POOL, 10) == {"A": 6, "B": 3, "C": 1}
    lots = draw(POOL, DrawRule.BY_BLOCK, 10, "7", DAYS, ["q1"], 0)
    assert sorted(POOL[lot.office] for lot in lots) == ["A"] * 6 + ["B"] * 3 + ["C"]


def test_second_raters_go_to_the_stated_share_and_everyone_goes_equally_often() -> None:
    lots = draw(POOL, DrawRule.RANDOM, 21, "7", DAYS, ["q1", "q2", "q3"], 40)
    assert sum(len(lot.raters) == 2 for lot in lots) == 9  # 40 % of 21, rounded up
    assert all(len(set(lot.raters)) == len(lot.raters) for lot in lots)
    turns = [rater for lot in lots for rater in lot.raters]
    assert {turns.count(rater) for rater in ("q1", "q2", "q3")} == {10}


def test_nobody_goes_on_a_day_on_which_offices_are_closed() -> None:
    assert [day.isoformat() for day in DAYS][:3] == ["2026-12-25", "2026-12-28", "2027-01-04"]


def item(*answers: str, required: bool = False, contest: str = "") -> Item:
    found = Contest(state=contest) if contest else None
    return Item(Criterion(is_required=required), [Mark(answer=answer) for answer in answers], found)


@pytest.mark.parametrize(
    ("seen", "answer"),
    [
        (item("yes"), "yes"),
        (item("no", "no"), "no"),
        (item("yes", "no"), "differs"),
        (item("not_observable", "no"), "no"),
        (item("not_observable"), "not_observable"),
        (item("no", contest="overturned"), "yes"),
        (item("no", contest="upheld"), "no"),
    ],
)
def test_what_counts_of_what_was_seen(seen: Item, answer: str) -> None:
    assert seen.answer == answer


def group(percent: int, *items: Item) -> GroupResult:
    return GroupResult("signs", GroupRule(percent=percent), list(items))


def test_the_threshold_is_a_share_of_what_has_a_result() -> None:
    half = group(50, item("yes"), item("no"), item("not_observable"), item("yes", "no"))
    assert (half.met, half.rated, half.reached) == (1, 2, True)
    assert group(51, item("yes"), item("no")).reached is False
    assert group(100, item("not_observable")).reached is None


def test_a_required_criterion_that_fails_misses_the_threshold() -> None:
    assert group(50, item("yes"), item("yes"), item("no", required=True)).reached is False
    assert group(50, item("yes"), item("no", required=True, contest="overturned")).reached is True


def test_whatever_was_not_met_is_put_right_unless_the_objection_was_granted() -> None:
    one, other = item("no"), item("no", required=True)
    groups = [
        group(50, item("yes"), item("yes"), one, item("no", contest="overturned")),
        group(100, item("yes"), other),
    ]
    assert to_put_right(groups) == [one.criterion.pk, other.criterion.pk]
