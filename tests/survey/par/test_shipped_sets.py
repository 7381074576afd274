from decimal import Decimal

import pytest

from survey.par import (
    criteria_set_of_toml,
    parse_criteria_set,
    shipped_sets,
    to_document,
)


def read(name):
    return criteria_set_of_toml(shipped_sets()[name].read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", shipped_sets())
def test_a_shipped_set_has_a_hundred_points_and_survives_writing(name):
    found = read(name)

    assert found.most == 100
    assert found.languages == ("en", "vi")
    assert f"{found.code}-{found.year}" == name
    assert parse_criteria_set(to_document(found)) == found


def test_of_a_provinces_points_only_what_a_source_says_is_verified():
    found = read("par-province-2023")

    assert [area.most for area in found.areas] == [
        Decimal(points) for points in ("9.5", "10", "13", "10.5", "15", "12")
    ] + [Decimal("13.5"), Decimal("16.5")]
    assert [item.code for item in found.items if item.is_verified] == ["1.1", "8.5"]


def test_the_survey_earns_a_tenth_of_a_provinces_points():
    [item] = [one for one in read("par-province-2023").items if one.node]

    assert (item.code, item.most, item.node) == ("8.5", 10, "overall")


def test_units_without_procedures_are_exempt_from_what_is_about_them():
    found = read("par-unit-example-2025")
    [exemption] = found.exemptions

    assert found.exempted(exemption) == {
        *("3.1", "3.2", "3.3.1", "3.3.2", "3.4"),
        *("7.3", "7.5"),
    }
