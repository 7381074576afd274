"""The tables, by noun. Importing this package makes all of them known."""

from survey.models.audit import AuditEntry
from survey.models.base import Base
from survey.models.findings import (
    Basis,
    Change,
    Driver,
    Quadrant,
    Quality,
    Signal,
    TrendPoint,
    Verdict,
)
from survey.models.methods import Method, Questionnaire
from survey.models.participation import RoundUnit
from survey.models.people import OFFICIAL, Role, User
from survey.models.releases import (
    Figure,
    Level,
    Release,
    Representation,
    Status,
    Stratum,
)
from survey.models.responses import Comment, Receipt, Response
from survey.models.rights import Grant, RoleName
from survey.models.rounds import (
    Channel,
    Population,
    RateCount,
    Round,
    Tally,
    TransactionTotal,
    Weighting,
)
from survey.models.services import Service
from survey.models.sign_in import (
    Guess,
    Passkey,
    PasswordLink,
    RecoveryCode,
    SpentChallenge,
    StaffSession,
)
from survey.models.tasks import Task, TaskFile, TaskState
from survey.models.units import Counter, Lineage, LineageKind, Unit, UnitKind

__all__ = [
    "OFFICIAL",
    "AuditEntry",
    "Base",
    "Basis",
    "Change",
    "Channel",
    "Comment",
    "Counter",
    "Driver",
    "Figure",
    "Grant",
    "Guess",
    "Level",
    "Lineage",
    "LineageKind",
    "Method",
    "Passkey",
    "PasswordLink",
    "Population",
    "Quadrant",
    "Quality",
    "Questionnaire",
    "RateCount",
    "Receipt",
    "RecoveryCode",
    "Release",
    "Representation",
    "Response",
    "Role",
    "RoleName",
    "Round",
    "RoundUnit",
    "Service",
    "Signal",
    "SpentChallenge",
    "StaffSession",
    "Status",
    "Stratum",
    "Tally",
    "Task",
    "TaskFile",
    "TaskState",
    "TransactionTotal",
    "TrendPoint",
    "Unit",
    "UnitKind",
    "User",
    "Verdict",
    "Weighting",
]
