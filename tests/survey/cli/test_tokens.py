"""`hailong user token`: made, listed, revoked at the command line."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import RoleName
from tests.factories import make_unit
from tests.survey.access.people import give, make_user
from tests.survey.cli.conftest import Hailong

EMAIL = "phan.tich@tinh.example"


def test_a_token_is_made_listed_and_revoked(
    hailong: Hailong, session: Session, client: FlaskClient
) -> None:
    own, _other = make_unit(session, code="X1"), make_unit(session, code="X2")
    give(session, make_user(session, EMAIL), RoleName.ANALYST, own)
    session.commit()
    make = ("user", "token", "make", EMAIL, "--name", "Kho")
    assert "outside the units" in hailong(*make, "--unit", "X2", exit_code=2)
    secret = hailong(*make, "--unit", "X1", "--days", 7).split()[-1]
    header = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/units/X1", headers=header).status_code == 200
    listed = hailong("user", "token", "list", EMAIL)
    assert "  Kho  on X1  until " in listed
    assert "  used " in listed
    number = listed.split()[0]
    hailong("user", "token", "revoke", EMAIL, number)
    assert hailong("user", "token", "list", EMAIL) == ""
    assert client.get("/api/v1/units/X1", headers=header).status_code == 401
    hailong("user", "token", "revoke", EMAIL, number, exit_code=2)
