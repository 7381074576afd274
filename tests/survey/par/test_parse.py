from copy import deepcopy

import pytest

from survey.par import CriteriaSetError, criteria_set_of_toml, parse_criteria_set

DOCUMENT = {
    "code": "small",
    "year": 2026,
    "scope": "unit",
    "title": {"vi": "Bộ nhỏ"},
    "area": [
        {
            "code": "1",
            "name": {"vi": "Lĩnh vực"},
            "points": 3.5,
            "criterion": [
                {
                    "code": "1.1",
                    "name": {"vi": "Không chia"},
                    "points": 2.25,
                    "scored_by": "self",
                },
                {
                    "code": "1.2",
                    "name": {"vi": "Có chia"},
                    "part": [
                        {
                            "code": "1.2.1",
                            "name": {"vi": "Phần"},
                            "points": 1.25,
                            "scored_by": "survey",
                            "node": "F2",
                        }
                    ],
                },
            ],
        }
    ],
    "exemption": [{"code": "new", "name": {"vi": "Năm đầu"}, "of": ["1.2"]}],
}


@pytest.fixture
def document():
    return deepcopy(DOCUMENT)


def refusal(document):
    with pytest.raises(CriteriaSetError) as caught:
        parse_criteria_set(document)
    return caught.value.problems


def test_a_criterion_that_is_not_divided_is_its_own_item(document):
    found = parse_criteria_set(document)

    assert [item.code for item in found.items] == ["1.1", "1.2.1"]
    assert [item.node for item in found.items] == ["", "F2"]
    assert found.exempted(found.exemptions[0]) == {"1.2.1"}


@pytest.mark.parametrize("points", [0, -1, 0.125, 1000.01, 1e300, "2", True])
def test_points_have_two_decimals_and_are_above_nothing(document, points):
    document["area"][0]["criterion"][0]["points"] = points

    assert any("points" in line and "1.1" in line for line in refusal(document))


def test_an_area_whose_criteria_do_not_add_up_is_refused(document):
    document["area"][0]["points"] = 4

    assert refusal(document) == (
        'area "1": points là 4, nhưng các tiêu chí cộng lại được 3.50',
    )


def test_what_is_divided_has_its_points_in_the_parts(document):
    document["area"][0]["criterion"][1]["points"] = 1.25

    [line] = refusal(document)
    assert "chỉ ghi ở các tiêu chí thành phần" in line


def test_a_node_goes_with_the_survey_alone(document):
    document["area"][0]["criterion"][0]["node"] = "overall"

    assert 'chỉ đi với scored_by = "survey"' in refusal(document)[0]


def test_codes_are_used_once_whatever_their_case(document):
    document["area"][0]["code"] = "A"
    document["area"][0]["criterion"][0]["code"] = "a"

    assert 'mã "a" được dùng hai lần' in refusal(document)


@pytest.mark.parametrize("code", ["1/2", "../x", "-1", "1.", "x" * 17, "1 1"])
def test_codes_are_fit_for_addresses_and_file_names(document, code):
    document["area"][0]["criterion"][0]["code"] = code

    assert any(f'mã "{code}" phải gồm' in line for line in refusal(document))


def test_an_exemption_is_from_something_that_is_there(document):
    document["exemption"][0]["of"] = ["1.2", "9"]

    [line] = refusal(document)
    assert line.startswith('exemption "new": "9" không phải')


@pytest.mark.parametrize(
    ("excellent", "told"), [(80, "excellent > good"), (150, "từ 0 đến 100")]
)
def test_bounds_of_classes_fall_within_the_index(document, excellent, told):
    bounds = {"good": 90, "fair": 70, "average": 50}
    document["bands"] = {"excellent": excellent} | bounds

    assert told in refusal(document)[0]


def test_all_flaws_are_told_at_once(document):
    document |= {"scope": "city", "year": 1999, "surplus": 1}

    assert len(refusal(document)) == 3


def test_what_is_no_toml_is_refused():
    with pytest.raises(CriteriaSetError, match="TOML"):
        criteria_set_of_toml("[[")
