"""What a policy lets through, and how a request is refused."""

from collections.abc import Iterable, Mapping

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from survey.access import (
    ANYWHERE,
    INSTALLATION,
    Right,
    needs,
    policy_of,
    require,
    round_part_of,
    scope,
    signed_in,
    unit_of,
)
from survey.access.policy import Wide
from survey.access.reach import Reach
from survey.config import Settings
from survey.db import get_session
from survey.models import RoleName, Round, RoundUnit, Unit
from survey.tree import unit_by_code
from tests.factories import make_method, make_questionnaire, make_round, make_unit
from tests.signing_in import signed_in_as
from tests.survey.access.people import LAST_DAY, give, join, make_user


def _of_nobody(session: Session, args: Mapping[str, object], own: Reach) -> Wide:
    return INSTALLATION


def _of_several(
    session: Session, args: Mapping[str, object], own: Reach
) -> Iterable[int]:
    return [unit_by_code(session, code).id for code in str(args["codes"]).split("+")]


def _pages() -> Blueprint:
    bp = Blueprint("probe", __name__, url_prefix="/thu")

    @bp.get("/don-vi/<code>")
    @needs(Right.EDIT_UNITS, of=unit_of("code"))
    def unit(code: str) -> str:
        return "let in"

    @bp.get("/nhieu/<codes>")
    @needs(Right.EDIT_UNITS, of=_of_several)
    def several(codes: str) -> str:
        return "let in"

    @bp.get("/khong-cua-ai")
    @needs(Right.EDIT_UNITS, of=_of_nobody)
    def nobodys() -> str:
        return "let in"

    @bp.get("/toan-he-thong")
    @needs(Right.EDIT_UNITS, of=INSTALLATION)
    def installation() -> str:
        return "let in"

    @bp.get("/o-dau-do")
    @needs(Right.EDIT_UNITS, of=ANYWHERE)
    def anywhere() -> dict[str, object]:
        own = scope(Right.EDIT_UNITS)
        return {"scope": None if own is None else sorted(own)}

    @bp.get("/than-bieu-mau/<code>")
    @needs(Right.SEE_UNITS, of=ANYWHERE)
    def body(code: str) -> str:
        require(Right.EDIT_UNITS, unit_by_code(get_session(), code).id)
        return "let in"

    @bp.get("/cua-minh")
    @signed_in
    def own() -> str:
        return "let in"

    return bp


@pytest.fixture
def site(app: Flask) -> Flask:
    app.register_blueprint(_pages())
    return app


class Cast:
    """Two provinces, one with two communes, and people by their role and unit."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.province, self.abroad = make_unit(session), make_unit(session)
        self.own = make_unit(session, self.province)
        self.sibling = make_unit(session, self.province)

    def client(
        self, *grants: tuple[RoleName, Unit | None], has_second_factor: bool = False
    ) -> FlaskClient:
        user = make_user(self.session)
        for role, unit in grants:
            give(self.session, user, role, unit)
        return signed_in_as(
            self.app, self.session, user, has_second_factor=has_second_factor
        )


@pytest.fixture
def cast(site: Flask, session: Session) -> Cast:
    return Cast(site, session)


CLERK, ADMINISTRATOR = RoleName.COUNTER_CLERK, RoleName.PROVINCE_ADMINISTRATOR


def test_what_is_missing_and_what_is_foreign_look_the_same(cast: Cast) -> None:
    client = cast.client((ADMINISTRATOR, cast.own))
    answers = [
        client.get(f"/thu/don-vi/{code}")
        for code in (cast.sibling.code, cast.province.code, cast.abroad.code, "KHONG")
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert len({_without_address(answer) for answer in answers}) == 1


def _without_address(answer: TestResponse) -> str:
    """Return a page without what repeats the address that was asked for."""
    return answer.text.replace(answer.request.path.rpartition("/")[2], "…")


def test_who_has_the_right_everywhere_is_told_what_is_missing(cast: Cast) -> None:
    answer = cast.client((ADMINISTRATOR, None)).get("/thu/don-vi/KHONG")
    assert answer.status_code == 404
    assert "KHONG" in answer.text


def test_what_is_in_sight_but_not_allowed_is_refused(cast: Cast) -> None:
    assert _status(cast.client((CLERK, cast.own)), f"don-vi/{cast.own.code}") == 403
    assert _status(cast.client((CLERK, None)), f"don-vi/{cast.own.code}") == 403


def test_one_of_several_units_is_enough(cast: Cast) -> None:
    client = cast.client((ADMINISTRATOR, cast.own))
    own, foreign = cast.own.code, cast.abroad.code
    assert _status(client, f"nhieu/{foreign}+{own}") == 200
    assert _status(client, f"nhieu/{foreign}") == 404


def test_what_belongs_to_no_unit_is_out_of_sight_of_a_single_one(cast: Cast) -> None:
    assert _status(cast.client((ADMINISTRATOR, cast.own)), "khong-cua-ai") == 404
    assert _status(cast.client((CLERK, None)), "khong-cua-ai") == 403
    assert _status(cast.client((ADMINISTRATOR, None)), "khong-cua-ai") == 200


def test_the_installation_takes_the_right_on_everything(cast: Cast) -> None:
    one = cast.client((ADMINISTRATOR, cast.province))
    both = cast.client((ADMINISTRATOR, cast.province), (ADMINISTRATOR, cast.abroad))
    assert _status(one, "toan-he-thong") == 403
    assert _status(both, "toan-he-thong") == 200


def test_a_list_is_cut_to_the_scope(cast: Cast) -> None:
    client = cast.client((ADMINISTRATOR, cast.own), (CLERK, cast.sibling))
    assert client.get("/thu/o-dau-do").json == {"scope": [cast.own.id]}
    assert _status(cast.client((CLERK, cast.own)), "o-dau-do") == 403
    assert _status(cast.client(), "o-dau-do") == 403


def test_a_unit_named_in_a_form_is_guarded_as_one_in_an_address(cast: Cast) -> None:
    client = cast.client((ADMINISTRATOR, cast.own), (CLERK, cast.sibling))
    assert _status(client, f"than-bieu-mau/{cast.own.code}") == 200
    assert _status(client, f"than-bieu-mau/{cast.sibling.code}") == 403
    assert _status(client, f"than-bieu-mau/{cast.abroad.code}") == 404


def test_strangers_are_sent_to_sign_in_before_anything_is_looked_up(
    site: Flask, session: Session
) -> None:
    for place in ("don-vi/KHONG", "toan-he-thong", "o-dau-do", "cua-minh"):
        answer = site.test_client().get(f"/thu/{place}")
        assert answer.status_code == 302
        assert answer.location.startswith("/dang-nhap")


def test_a_closed_account_and_one_without_roles(cast: Cast) -> None:
    user = make_user(cast.session)
    client = signed_in_as(cast.app, cast.session, user)
    assert _status(client, "cua-minh") == 200
    assert _status(client, f"don-vi/{cast.own.code}") == 404
    user.active = False
    cast.session.commit()
    assert _status(client, "cua-minh") == 302


def test_a_role_taken_back_is_gone_with_the_next_page(cast: Cast) -> None:
    user = make_user(cast.session)
    grant = give(cast.session, user, ADMINISTRATOR, cast.own)
    client = signed_in_as(cast.app, cast.session, user)
    assert _status(client, f"don-vi/{cast.own.code}") == 200
    cast.session.delete(grant)
    cast.session.commit()
    assert _status(client, f"don-vi/{cast.own.code}") == 404


class TestWithASecondFactorRequired:
    """A password alone opens nothing that is privileged, by no way."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"second_factor": "required"})

    @pytest.mark.parametrize(
        "place", ["don-vi/{}", "nhieu/{}", "o-dau-do", "toan-he-thong"]
    )
    def test_privileged_rights_are_closed(self, cast: Cast, place: str) -> None:
        place = place.format(cast.own.code)
        assert _status(cast.client((ADMINISTRATOR, None)), place) == 403
        proved = cast.client((ADMINISTRATOR, None), has_second_factor=True)
        assert _status(proved, place) == 200

    def test_also_for_what_a_form_names(self, cast: Cast) -> None:
        place = f"than-bieu-mau/{cast.own.code}"
        assert _status(cast.client((ADMINISTRATOR, None)), place) == 403

    def test_foreign_units_are_still_not_there(self, cast: Cast) -> None:
        client = cast.client((ADMINISTRATOR, cast.own))
        assert _status(client, f"don-vi/{cast.abroad.code}") == 404

    def test_the_own_account_stays_open(self, cast: Cast) -> None:
        assert _status(cast.client((ADMINISTRATOR, None)), "cua-minh") == 200


def test_a_policy_can_be_read_off_a_view(site: Flask) -> None:
    unit, own = (site.view_functions[f"probe.{name}"] for name in ("unit", "own"))
    policy = policy_of(unit)
    assert policy is not None
    assert policy.right == Right.EDIT_UNITS
    assert (found := policy_of(own)) is not None
    assert found.right is None
    assert policy_of(_status) is None


def test_a_resolvers_own_refusals_do_not_tell(cast: Cast) -> None:
    answer = cast.client((ADMINISTRATOR, cast.own)).get("/thu/nhieu/KHONG")
    assert answer.status_code == 404
    assert "đơn vị nào mang mã" not in answer.text


def _status(client: FlaskClient, place: str) -> int:
    return client.get(f"/thu/{place}").status_code


class TestPartsOfARound:
    """A round is seen by those whose units take part in it, as it stood then."""

    @pytest.fixture
    def site(self, site: Flask) -> Flask:
        bp = Blueprint("rounds-probe", __name__, url_prefix="/thu")

        @bp.get("/dot/<code>")
        @needs(Right.SEE_ROUNDS, of=round_part_of("code"))
        def part(code: str) -> str:
            return "let in"

        site.register_blueprint(bp)
        return site

    @pytest.fixture
    def round_(self, session: Session, cast: Cast) -> Round:
        questionnaire = make_questionnaire(session, make_method(session))
        return make_round(session, cast.province, questionnaire)

    def test_whoever_takes_part_sees_it(self, cast: Cast, round_: Round) -> None:
        place = f"dot/{round_.code}"
        for unit in (cast.own, cast.sibling, cast.province):
            assert _status(cast.client((CLERK, unit)), place) == 200
        assert _status(cast.client((CLERK, cast.abroad)), place) == 404
        assert _status(cast.client((CLERK, cast.abroad)), "dot/KHONG") == 404

    def test_of_chosen_units_only_these_see_it(self, cast: Cast, round_: Round) -> None:
        cast.session.add(RoundUnit(round_id=round_.id, unit_id=cast.own.id))
        place = f"dot/{round_.code}"
        assert _status(cast.client((CLERK, cast.own)), place) == 200
        assert _status(cast.client((CLERK, cast.sibling)), place) == 404

    def test_who_continues_a_unit_sees_its_rounds_also_from_elsewhere(
        self, cast: Cast, round_: Round
    ) -> None:
        cast.own.valid_to = LAST_DAY
        heir = make_unit(cast.session, cast.abroad)
        join(cast.session, cast.own, heir)
        assert _status(cast.client((CLERK, heir)), f"dot/{round_.code}") == 200
