from collections import Counter

from survey.demo.province import (
    FACTORS,
    FORMERLY,
    MARK,
    NAME,
    PREDECESSORS,
    RENAMED,
    SUCCESSOR,
    read_names_of_services,
    read_offices,
)
from survey.manage.service_rows import read_service_rows

OFFICES = {office.code: office for office in read_offices()}


def test_some_thirty_offices_have_ninety_counters() -> None:
    assert len(OFFICES) == 34
    others = [office for office in OFFICES.values() if office.code != RENAMED]
    assert sum(len(office.counters) for office in others) == 90
    assert all(office.counters for office in OFFICES.values())


def test_the_province_says_that_it_is_invented() -> None:
    assert MARK == "dữ liệu minh họa"
    assert MARK in NAME


def test_two_communes_make_way_for_one() -> None:
    for code in PREDECESSORS:
        assert OFFICES[code].moods[1] is None
    assert OFFICES[SUCCESSOR].moods[0] is None
    reformed = {*PREDECESSORS, SUCCESSOR, FORMERLY, RENAMED}
    lasting = [office for office in OFFICES.values() if office.code not in reformed]
    assert all(None not in office.moods for office in lasting)


def test_an_office_goes_on_under_another_name() -> None:
    before, after = OFFICES[FORMERLY], OFFICES[RENAMED]
    assert (before.moods[1], after.moods[0]) == (None, None)
    assert before.counters == after.counters
    assert before.name != after.name


def test_every_ranking_group_has_something_to_rank() -> None:
    groups = Counter(office.ranking_group for office in OFFICES.values())
    assert set(groups) == {"Sở, ban", "Cơ quan ngành dọc", "Xã, phường"}
    assert min(groups.values()) >= 3


def test_every_text_is_given_in_both_languages() -> None:
    for office in OFFICES.values():
        assert office.name
        assert office.name_en
        assert len(office.profile) == len(FACTORS)
        for counter in office.counters:
            assert counter.name
            assert counter.name_en
            assert counter.room


def test_a_counter_is_called_once_in_its_office() -> None:
    for office in OFFICES.values():
        names = [counter.name for counter in office.counters]
        assert len(names) == len(set(names))


def test_every_service_has_a_name_in_both_languages() -> None:
    names = {row.code: row for row in read_service_rows(read_names_of_services())}
    assert set(names) == {code for o in OFFICES.values() for code in o.services}
    assert all(row.name and row.name_en for row in names.values())


def test_totals_by_service_add_up_to_those_of_the_office() -> None:
    by_service = [office for office in OFFICES.values() if office.services]
    assert len(by_service) == 18
    for office in by_service:
        assert sum(office.services.values()) == office.transactions
        asked = {counter.service for counter in office.counters}
        assert asked <= set(office.services)
    for office in OFFICES.values():
        if not office.services:
            assert {counter.service for counter in office.counters} == {""}
