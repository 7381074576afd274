"""The sentences of the reader of documents, each with what the page says for it.

Patterns name the parts of a sentence; the words take them up again.
"""

from flask_babel import gettext as _


def sentences() -> dict[str, str]:
    """Return what is said in the language of the page, by pattern."""
    return {**_texts(), **_shapes(), **_values(), **_rules(), **_fits()}


def _texts() -> dict[str, str]:
    key = r"(?P<key>[\w.-]+)"
    return {
        rf'{key} lacks the language "(?P<language>.*?)"': _(
            "Còn thiếu %(key)s bằng %(language)s."
        ),
        rf'{key} has the language "(?P<language>.*?)"; .*': _(
            "Có %(key)s bằng %(language)s, là ngôn ngữ phiếu không có."
        ),
        rf"{key} must be given in each language, .*": _(
            "Còn thiếu %(key)s ở mọi ngôn ngữ."
        ),
        rf"{key} must be a text, got .*": _("Còn trống: %(key)s."),
        rf"{key} has (?P<n>\d+) characters, at most (?P<most>\d+) allowed": _(
            "Quá dài: %(key)s có %(n)s ký tự, nhiều nhất %(most)s."
        ),
        rf"{key} has a control or unassigned character: .*": _(
            "Có ký tự điều khiển trong %(key)s."
        ),
        rf'{key} has an unknown variable "(?P<name>.*)"; allowed: (?P<known>.*)': _(
            "Không có biến %(name)s (ở %(key)s). Được dùng: %(known)s."
        ),
        rf"{key} has a brace that belongs to no variable; .*": _(
            "Có ngoặc nhọn thừa trong %(key)s."
        ),
        rf"{key} repeats a text": _("Có hai lời giống nhau trong %(key)s."),
    }


def _shapes() -> dict[str, str]:
    key = r"(?P<key>[\w.-]+)"
    return {
        rf"needs at least one {key}": _("Chưa có %(key)s nào."),
        r"needs at least one item of the kind criterion": _(
            "Phiếu phải hỏi ít nhất một tiêu chí của phương pháp."
        ),
        r"needs 2 to (?P<most>\d+) options, got (?P<n>\d+)": _(
            "Phải có từ 2 đến %(most)s lựa chọn, hiện có %(n)s."
        ),
        r"two options have the same code": _("Hai lựa chọn trùng mã."),
        r'two options have the same text in "(?P<language>.*)"': _(
            "Hai lựa chọn giống hệt nhau bằng %(language)s."
        ),
        r"two sections have the same code": _("Hai mục trùng mã."),
        r'two items have the code "(?P<code>.*)"': _("Hai câu cùng mang mã %(code)s."),
        r"a code is 1 to 16 of .*": _(
            "Mã gồm 1 đến 16 chữ cái không dấu, chữ số, dấu chấm, gạch nối."
        ),
        r"code must be 1 to 32 small letters, digits and hyphens": _(
            "Mã phiếu gồm 1 đến 32 chữ thường không dấu, chữ số, gạch nối."
        ),
        r"the answers have (?P<n>\d+) characters, at most (?P<most>\d+) .*": _(
            "Phiếu quá dài: cần %(n)s ô trả lời, nhiều nhất %(most)s "
            "(mỗi câu một ô, câu chọn nhiều thì mỗi lựa chọn một ô)."
        ),
    }


def _values() -> dict[str, str]:
    key = r"(?P<key>[\w.-]+)"
    return {
        rf'unknown key "{key}"; .*': _("Không hiểu khóa “%(key)s”."),
        rf"{key} must be a whole number, got .*": _("Phải là số nguyên: %(key)s."),
        rf"{key} must lie between (?P<low>\S+) and (?P<high>\S+), got .*": _(
            "Phải từ %(low)s đến %(high)s: %(key)s."
        ),
        rf"{key} must be one of (?P<known>.*), got .*": _(
            "Chỉ nhận %(known)s: %(key)s."
        ),
        rf"{key} must be a list of (\d+ )?texts, got .*": _(
            "Phải là danh sách đủ lời: %(key)s."
        ),
        rf"{key} must be true or false, got .*": _(
            "Chỉ nhận true hoặc false: %(key)s."
        ),
        r"(?P<key>.*?) (\d+ )?must be a table, got .*": _("Phải là một bảng: %(key)s."),
    }


def _rules() -> dict[str, str]:
    return {
        r'ask_if must name an item that stands earlier, got "(?P<code>.*)"; .*': _(
            "Điều kiện hỏi phải dựa vào một câu đứng trước; câu %(code)s không đứng "
            "trước câu này."
        ),
        r'ask_if: item "(?P<code>.*)" has no option "(?P<option>.*)"; .*': _(
            "Điều kiện hỏi: câu %(code)s không có lựa chọn %(option)s."
        ),
        r"ask_if: at most (?P<most>\d+) rules may hang one upon the other": _(
            "Nhiều nhất %(most)s điều kiện nối tiếp nhau."
        ),
    }


def _fits() -> dict[str, str]:
    return {
        r"scale must be 3 or 5, got .*": _("Thang trả lời phải có 3 hoặc 5 mức."),
        r"scale is (?P<n>\d+), the method's is (?P<m>\d+)": _(
            "Thang trả lời có %(n)s mức, phương pháp có %(m)s."
        ),
        r"method (?P<method>\S+) has no such criterion; .*": _(
            "Phương pháp %(method)s không có tiêu chí này."
        ),
        r"the code belongs to the method, take another": _(
            "Mã này là của phương pháp, xin dùng mã khác."
        ),
        r'item "(?P<item>.*)" was "(?P<code>.*)" of the kind (?P<kind>\w+) in an .*': _(
            "Ở phiên bản trước mã %(code)s là câu loại khác (%(kind)s). "
            "Câu hỏi điều khác thì phải mang mã khác, để các năm so sánh được."
        ),
        r"not TOML: (?P<why>.*)": _("Tệp không đúng dạng TOML: %(why)s"),
        r"not JSON: (?P<why>.*)": _("Tệp không đúng dạng JSON: %(why)s"),
    }
