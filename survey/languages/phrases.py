"""What the citizen's page says besides the questions, in one language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of the citizen's page; a questionnaire language is one set of them."""

    own_name: str  # of the language, in the language
    switch_label: str
    skip_link: str

    heading: str
    lead: str  # the question that every item completes
    instruction: str
    privacy: str  # two sentences
    no_money: str
    not_applicable: str
    comment_label: str
    comment_warning: str
    send: str

    error_prefix: str  # before the page's title when there are errors
    error_heading: str
    error_text: str
    item_missing: str
    item_invalid: str
    comment_too_long: str
    comment_invalid: str

    stale_heading: str  # the page's token is too old or not ours
    stale_text: str
    conflict_heading: str  # same submission, other answers
    conflict_text: str
    refused_heading: str  # not a sheet of this questionnaire at all
    refused_text: str
    busy_heading: str  # more sheets than the limits let through
    busy_text: str
    unavailable_heading: str  # the answers cannot be stored now
    unavailable_text: str
    unavailable_blank: str  # the page itself cannot be made now
    send_again: str

    thanks_heading: str
    thanks_text: str
    receipt_label: str
    receipt_text: str
    results_text: str
    missing_heading: str  # no sheet has this receipt code
    missing_text: str

    closed_heading: str  # the counter is known, no survey is under way
    closed_text: str
    unknown_heading: str  # no counter has this code
    unknown_text: str

    slip_unknown_heading: str  # no slip has this code
    slip_unknown_text: str
    slip_used_heading: str  # its one sheet is stored
    slip_used_text: str
    slip_over_heading: str  # too old, or taken back by the office
    slip_over_text: str

    helping_over_heading: str  # the pass of who helps is too old
    helping_over_text: str
    helping_ended_heading: str  # its helper, or somebody for them, ended it
    helping_ended_text: str  # and a sheet was under way
    helping_ended_blank: str
    helped_next: str  # after a sheet, to whoever helps
    helped_note: str  # at a counter, where somebody helps

    # What items of other kinds than a criterion need.
    not_required: str  # after the text of a question
    only_if: str  # before a question that depends on another
    up_to: str  # how many options may be chosen
    any_of: str  # as many as one likes
    not_said: str  # an answer of its own to a question that is not required
    choice_missing: str
    choices_missing: str
    choices_too_many: str
    service_label: str
    service_blank: str  # no service chosen

    # Where a round asks several populations at a counter.
    role_label: str
    role_person: str
    role_organisation: str

    # What was recorded and can be listened to.
    listen: str
    listen_levels: str


OWN_NAME = "own_name"  # the one that no other language can lend
KEYS = tuple(field.name for field in fields(Phrases))
OF_FULL_FORMAT = KEYS[KEYS.index("not_required") :]
VARIABLES: Mapping[str, Collection[str]] = {
    "comment_too_long": ("limit",),
    "only_if": ("number", "options"),
    "up_to": ("most",),
    "choices_too_many": ("most",),
}
