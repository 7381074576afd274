"""Rights, and which role has which."""

from enum import StrEnum

from survey.models import RoleName


class Right(StrEnum):
    """Something that a role allows on a unit and everything below it."""

    SEE_COUNTS = "see-counts"  # how many answers, not what they say
    SEE_RESULTS = "see-results"
    EXPORT_RESULTS = "export-results"
    PUBLISH_RESULTS = "publish-results"  # to everybody, and withdraw them
    WRITE_IMPROVEMENTS = "write-improvements"  # what the unit changed, for everybody
    READ_COMMENTS = "read-comments"  # masked, and only once several are there
    MASK_COMMENTS = "mask-comments"  # by hand, what the rules overlooked
    SEE_UNITS = "see-units"
    EDIT_UNITS = "edit-units"
    SEE_COUNTERS = "see-counters"  # and print what hangs there
    EDIT_COUNTERS = "edit-counters"
    SEE_METHODS = "see-methods"
    EDIT_METHODS = "edit-methods"
    SEE_QUESTIONNAIRES = "see-questionnaires"
    EDIT_QUESTIONNAIRES = "edit-questionnaires"
    SEE_ROUNDS = "see-rounds"
    EDIT_ROUNDS = "edit-rounds"
    SEE_FIELDWORK = "see-fieldwork"  # targets, lists of enumerators, progress
    RUN_FIELDWORK = "run-fieldwork"  # note who answered, refused, was replaced
    PLAN_FIELDWORK = "plan-fieldwork"  # targets, frames, draws
    KEY_SHEETS = "key-sheets"  # of paper, into a batch
    POST_BATCHES = "post-batches"  # so that they count, and withdraw them
    EDIT_OUTSIDE = "edit-outside"  # results that others publish
    SEE_WORKBOOKS = "see-workbooks"  # of the PAR Index: criteria, and who got what
    SCORE_WORKBOOKS = "score-workbooks"  # of one's own unit
    SIGN_WORKBOOKS = "sign-workbooks"  # that another person checked
    APPRAISE_WORKBOOKS = "appraise-workbooks"  # of units below one's own
    EDIT_CRITERIA = "edit-criteria"  # and open workbooks by them
    RECEIVE_PACKS = "receive-packs"  # of releases made elsewhere
    SEE_NATION = "see-nation"  # all provinces, by the packs received
    SEE_PEOPLE = "see-people"
    EDIT_PEOPLE = "edit-people"
    READ_AUDIT = "read-audit"


SEE = frozenset(
    {
        *(Right.SEE_COUNTS, Right.SEE_RESULTS, Right.SEE_UNITS, Right.SEE_COUNTERS),
        *(Right.SEE_METHODS, Right.SEE_QUESTIONNAIRES, Right.SEE_ROUNDS),
        *(Right.SEE_FIELDWORK, Right.SEE_WORKBOOKS),
    }
)

RIGHTS_OF: dict[RoleName, frozenset[Right]] = {
    # A clerk prints, counts, notes and keys; what people answered is not a clerk's.
    RoleName.COUNTER_CLERK: frozenset(
        {
            *(Right.SEE_COUNTS, Right.SEE_UNITS, Right.SEE_COUNTERS),
            *(Right.SEE_ROUNDS, Right.SEE_FIELDWORK, Right.RUN_FIELDWORK),
            Right.KEY_SHEETS,
        }
    ),
    RoleName.UNIT_HEAD: SEE
    | {
        *(Right.READ_COMMENTS, Right.WRITE_IMPROVEMENTS, Right.EDIT_COUNTERS),
        *(Right.RUN_FIELDWORK, Right.KEY_SHEETS, Right.POST_BATCHES, Right.SEE_PEOPLE),
        *(Right.SCORE_WORKBOOKS, Right.SIGN_WORKBOOKS),
    },
    RoleName.ANALYST: SEE
    | {
        *(Right.EXPORT_RESULTS, Right.READ_COMMENTS, Right.PLAN_FIELDWORK),
        *(Right.SCORE_WORKBOOKS, Right.APPRAISE_WORKBOOKS),
    },
    # Everything but the audit: who decides does not also watch.
    RoleName.PROVINCE_ADMINISTRATOR: frozenset(Right) - {Right.READ_AUDIT},
    RoleName.AUDITOR: SEE
    | {
        *(Right.EXPORT_RESULTS, Right.SEE_NATION),
        *(Right.SEE_PEOPLE, Right.READ_AUDIT),
    },
    # Keeps the system and its accounts running, and sees no result.
    RoleName.SYSTEM_ADMINISTRATOR: frozenset(
        {
            *(Right.SEE_COUNTS, Right.SEE_UNITS, Right.SEE_COUNTERS, Right.SEE_ROUNDS),
            *(Right.SEE_PEOPLE, Right.EDIT_PEOPLE, Right.READ_AUDIT),
        }
    ),
}

# A stolen password alone must not open these.
PRIVILEGED = frozenset(
    {
        *(Right.EXPORT_RESULTS, Right.PUBLISH_RESULTS),
        *(Right.READ_COMMENTS, Right.MASK_COMMENTS),
        *(Right.EDIT_UNITS, Right.EDIT_METHODS),
        *(Right.EDIT_QUESTIONNAIRES, Right.EDIT_ROUNDS, Right.PLAN_FIELDWORK),
        *(Right.EDIT_PEOPLE, Right.EDIT_OUTSIDE, Right.READ_AUDIT),
        *(Right.POST_BATCHES, Right.EDIT_CRITERIA, Right.SIGN_WORKBOOKS),
        *(Right.RECEIVE_PACKS, Right.APPRAISE_WORKBOOKS),
    }
)
