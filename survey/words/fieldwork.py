"""The sampling desk in words: rules, lists, and what became of whom."""

from flask_babel import gettext as _

from survey.models import FrameKind, Outcome, Rule


def rule_word(rule: Rule) -> str:
    """Return what a rule for the number of sheets is called."""
    words: dict[str, str] = {
        Rule.SLOVIN: _("Công thức Slovin: n = N / (1 + N·e²)"),
        Rule.COCHRAN: _("Công thức Cochran, có hiệu chỉnh tổng thể và thiết kế"),
        Rule.STEPS: _("Theo bậc số hồ sơ (khung Đà Nẵng 2016)"),
        Rule.QUOTA: _("Số cố định"),
    }
    return words[rule]


def rule_short(rule: Rule) -> str:
    """Return the short name of a rule, for a table."""
    words: dict[str, str] = {
        Rule.SLOVIN: _("Slovin"),
        Rule.COCHRAN: _("Cochran"),
        Rule.STEPS: _("theo bậc"),
        Rule.QUOTA: _("cố định"),
    }
    return words[rule]


def frame_word(kind: FrameKind) -> str:
    """Return what a sampling frame lists."""
    words: dict[str, str] = {
        FrameKind.HOUSEHOLDS: _("Hộ gia đình"),
        FrameKind.DOSSIERS: _("Hồ sơ đã giải quyết"),
    }
    return words[kind]


def outcome_word(outcome: Outcome) -> str:
    """Return what became of somebody who was drawn."""
    words: dict[str, str] = {
        Outcome.WAITING: _("Chưa gặp"),
        Outcome.ANSWERED: _("Đã trả lời"),
        Outcome.REFUSED: _("Từ chối"),
        Outcome.ABSENT: _("Vắng mặt"),
        Outcome.INELIGIBLE: _("Không thuộc đối tượng"),
    }
    return words[outcome]
