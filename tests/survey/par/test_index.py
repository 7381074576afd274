from decimal import Decimal

import pytest

from survey.par import Item, Scored, claimed, settled


def item(code="1", most="2", scorer="self"):
    node = "overall" if scorer == "survey" else ""
    return Item(code, {"vi": code}, Decimal(most), scorer, node, is_verified=False)


SURVEY = item("8", "10", "survey")
PANEL = item("9", "4", "appraisal")


def test_the_index_is_what_was_achieved_of_what_applies():
    # Hậu Giang 2021: 84.6 % satisfied are 8.46 of 10 points (domain.md 3.2).
    found = settled(
        [
            Scored(item(), own=Decimal(2), appraised=Decimal("1.5")),
            Scored(SURVEY, surveyed=Decimal("8.46")),
            Scored(PANEL, is_exempt=True),
        ]
    )

    assert (found.achieved, found.applicable) == (Decimal("9.96"), Decimal(12))
    assert found.index == Decimal("83.00")


def test_before_the_appraisal_its_own_items_do_not_count():
    scored = [Scored(item(), own=Decimal(1)), Scored(PANEL)]

    assert claimed(scored).index == Decimal("50.00")
    assert settled(scored).missing == ("1", "9")


def test_without_a_figure_of_the_survey_there_is_no_index():
    found = claimed([Scored(item(), own=Decimal(2)), Scored(SURVEY)])

    assert found.missing == ("8",)
    assert found.index is None


def test_where_nothing_applies_there_is_no_index():
    assert claimed([Scored(item(), is_exempt=True)]).index is None


@pytest.mark.parametrize(
    ("achieved", "index"), [("2.005", "66.83"), ("0.00015", "0.01"), ("0", "0.00")]
)
def test_half_a_hundredth_goes_up(achieved, index):
    found = claimed([Scored(item(most="3"), own=Decimal(achieved))])

    assert found.index == Decimal(index)
