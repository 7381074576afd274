"""The tables, by noun. Importing this package makes all of them known."""

from survey.models.appraisals import (
    AppraisalEdition,
    AppraisalQuestion,
    ItemAppraisal,
    QuestionReply,
)
from survey.models.audit import AuditEntry
from survey.models.base import Base
from survey.models.batches import (
    Batch,
    BatchComment,
    BatchKind,
    BatchSheet,
    BatchState,
    KeyedSheet,
    Recall,
    Recalled,
    SecondKeying,
)
from survey.models.checks import CounterCheck, Finding
from survey.models.comments import CommentBatch, ShownComment
from survey.models.drafts import MethodDraft
from survey.models.evidence import Evidence, StratumOrigin
from survey.models.findings import (
    AnyChange,
    Basis,
    Change,
    Driver,
    Quadrant,
    Quality,
    Signal,
    TrendPoint,
    Verdict,
    YearChange,
)
from survey.models.helping import Assistance, HelpingPass
from survey.models.kiosks import Kiosk, PairingCode
from survey.models.methods import Method, Questionnaire
from survey.models.microdata import Microdata
from survey.models.outside import Mark, OutsideResult, SubjectKind
from survey.models.pack_provinces import PackProvince
from survey.models.packs import (
    KeptPack,
    PackCheck,
    PackContent,
    PackFigure,
    PackLetter,
    PackOrigin,
)
from survey.models.par import CriteriaSet
from survey.models.participation import RoundUnit
from survey.models.parts import ANSWER, Choice, Dimension, Part, PartDetail
from survey.models.people import Role, User
from survey.models.publications import Improvement, Publication, PublicationKind
from survey.models.recordings import Recording
from survey.models.reforms import CounterMove, Placement, Reform, ReformKind
from survey.models.releases import (
    Figure,
    Level,
    Release,
    Representation,
    Status,
    Stratum,
)
from survey.models.reminders import Reminder
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
from survey.models.sampling import (
    Draw,
    DrawnEntry,
    Enumerator,
    Frame,
    FrameEntry,
    FrameKind,
    Outcome,
    Rule,
    Target,
)
from survey.models.saved import SavedView
from survey.models.services import Service
from survey.models.sign_in import (
    Guess,
    Passkey,
    PasswordLink,
    RecoveryCode,
    SpentChallenge,
    StaffSession,
)
from survey.models.slips import Slip, SlipPool
from survey.models.supporting import (
    DocumentContent,
    ItemDocument,
    SupportingDocument,
)
from survey.models.tasks import Task, TaskFile, TaskState
from survey.models.tokens import ApiToken
from survey.models.units import Counter, Lineage, LineageKind, Unit, UnitKind
from survey.models.unranked import Exemption, ReleaseUnranked, RoundUnranked
from survey.models.workbooks import (
    ItemScore,
    Workbook,
    WorkbookEdition,
    WorkbookState,
)

__all__ = [
    "ANSWER",
    "AnyChange",
    "ApiToken",
    "AppraisalEdition",
    "AppraisalQuestion",
    "Assistance",
    "AuditEntry",
    "Base",
    "Basis",
    "Batch",
    "BatchComment",
    "BatchKind",
    "BatchSheet",
    "BatchState",
    "Change",
    "Channel",
    "Choice",
    "Comment",
    "CommentBatch",
    "Counter",
    "CounterCheck",
    "CounterMove",
    "CriteriaSet",
    "Dimension",
    "DocumentContent",
    "Draw",
    "DrawnEntry",
    "Driver",
    "Enumerator",
    "Evidence",
    "Exemption",
    "Figure",
    "Finding",
    "Frame",
    "FrameEntry",
    "FrameKind",
    "Grant",
    "Guess",
    "HelpingPass",
    "Improvement",
    "ItemAppraisal",
    "ItemDocument",
    "ItemScore",
    "KeptPack",
    "KeyedSheet",
    "Kiosk",
    "Level",
    "Lineage",
    "LineageKind",
    "Mark",
    "Method",
    "MethodDraft",
    "Microdata",
    "Outcome",
    "OutsideResult",
    "PackCheck",
    "PackContent",
    "PackFigure",
    "PackLetter",
    "PackOrigin",
    "PackProvince",
    "PairingCode",
    "Part",
    "PartDetail",
    "Passkey",
    "PasswordLink",
    "Placement",
    "Population",
    "Publication",
    "PublicationKind",
    "Quadrant",
    "Quality",
    "QuestionReply",
    "Questionnaire",
    "RateCount",
    "Recall",
    "Recalled",
    "Receipt",
    "Recording",
    "RecoveryCode",
    "Reform",
    "ReformKind",
    "Release",
    "ReleaseUnranked",
    "Reminder",
    "Representation",
    "Response",
    "Role",
    "RoleName",
    "Round",
    "RoundUnit",
    "RoundUnranked",
    "Rule",
    "SavedView",
    "SecondKeying",
    "Service",
    "ShownComment",
    "Signal",
    "Slip",
    "SlipPool",
    "SpentChallenge",
    "StaffSession",
    "Status",
    "Stratum",
    "StratumOrigin",
    "SubjectKind",
    "SupportingDocument",
    "Tally",
    "Target",
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
    "Workbook",
    "WorkbookEdition",
    "WorkbookState",
    "YearChange",
]
