"""People of the demonstration, one in each role at least; nobody is behind them."""

from typing import NamedTuple

from survey.demo import province
from survey.models import RoleName


class Person(NamedTuple):
    """An account, its role, and the unit it is held on; empty: on everything."""

    email: str
    role: RoleName
    unit: str = ""


DOMAIN = "thuan-khe.example"  # .example leads nowhere (RFC 2606)
ADMINISTRATOR = Person(
    f"quan-tri@{DOMAIN}", RoleName.PROVINCE_ADMINISTRATOR, province.ROOT
)
CLERK = Person(f"mot-cua.dong-lam@{DOMAIN}", RoleName.COUNTER_CLERK, "TK-X01")
# Who appraises what units send; the administrator concludes.
APPRAISER = Person(f"noi-vu@{DOMAIN}", RoleName.ANALYST, province.ROOT)
HEAD = Person(f"chu-tich.dong-lam@{DOMAIN}", RoleName.UNIT_HEAD, "TK-X01")
PEOPLE = (
    ADMINISTRATOR,
    Person(f"phan-tich@{DOMAIN}", RoleName.ANALYST, "TK-STP"),
    HEAD,
    CLERK,
    Person(f"thanh-tra@{DOMAIN}", RoleName.AUDITOR, province.ROOT),
    Person(f"he-thong@{DOMAIN}", RoleName.SYSTEM_ADMINISTRATOR),
    APPRAISER,
)
