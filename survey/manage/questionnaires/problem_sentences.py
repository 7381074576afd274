"""What pages say of a flaw in a questionnaire, by its kind and with its values."""

from flask_babel import gettext as _


def sentences() -> dict[str, str]:
    """Return what is said in the language of the page, by kind."""
    said = (_texts, _shapes, _values, _rules, _fits, _recordings)
    return {kind: words for part in said for kind, words in part().items()}


def _texts() -> dict[str, str]:
    return {
        "language.missing": _("Còn thiếu %(key)s bằng %(language)s."),
        "language.spare": _(
            "Có %(key)s bằng %(language)s, là ngôn ngữ phiếu không có."
        ),
        "language.code": _(
            "“%(code)s” không phải mã ngôn ngữ như vi, km, tyz (nhiều nhất 8 ký tự)."
        ),
        "languages.none": _("Còn thiếu %(key)s ở mọi ngôn ngữ."),
        "text.none": _("Còn trống: %(key)s."),
        "text.long": _("Quá dài: %(key)s có %(n)s ký tự, nhiều nhất %(most)s."),
        "text.control": _("Có ký tự điều khiển trong %(key)s."),
        "text.variable": _("Không có biến %(name)s (ở %(key)s). Được dùng: %(known)s."),
        "text.brace": _("Có ngoặc nhọn thừa trong %(key)s."),
        "alike": _("Có hai lời giống nhau trong %(key)s."),
    }


def _shapes() -> dict[str, str]:
    return {
        "tables": _("Chưa có %(key)s nào."),
        "criteria": _("Phiếu phải hỏi ít nhất một tiêu chí của phương pháp."),
        "options": _("Phải có từ 2 đến %(most)s lựa chọn, hiện có %(n)s."),
        "options.code": _("Hai lựa chọn trùng mã."),
        "options.text": _("Hai lựa chọn giống hệt nhau bằng %(language)s."),
        "sections.code": _("Hai mục trùng mã."),
        "items.code": _("Hai câu cùng mang mã %(code)s."),
        "code": _("Mã gồm 1 đến 16 chữ cái không dấu, chữ số, dấu chấm, gạch nối."),
        "code.questionnaire": _(
            "Mã phiếu gồm 1 đến 32 chữ thường không dấu, chữ số, gạch nối."
        ),
        "answers.long": _(
            "Phiếu quá dài: cần %(n)s ô trả lời, nhiều nhất %(most)s "
            "(mỗi câu một ô, câu chọn nhiều thì mỗi lựa chọn một ô)."
        ),
    }


def _values() -> dict[str, str]:
    return {
        "key": _("Không hiểu khóa “%(key)s”."),
        "whole": _("Phải là số nguyên: %(key)s."),
        "bounds": _("Phải từ %(low)s đến %(high)s: %(key)s."),
        "choice": _("Chỉ nhận %(known)s: %(key)s."),
        "list": _("Phải là danh sách đủ lời: %(key)s."),
        "flag": _("Chỉ nhận true hoặc false: %(key)s."),
        "table": _("Phải là một bảng: %(key)s."),
    }


def _rules() -> dict[str, str]:
    return {
        "rule.item": _(
            "Điều kiện hỏi phải dựa vào một câu đứng trước; câu %(code)s không đứng "
            "trước câu này."
        ),
        "rule.option": _("Điều kiện hỏi: câu %(code)s không có lựa chọn %(option)s."),
        "rule.deep": _("Nhiều nhất %(most)s điều kiện nối tiếp nhau."),
    }


def _fits() -> dict[str, str]:
    return {
        "scale": _("Thang trả lời phải có 3 hoặc 5 mức."),
        "fit.scale": _("Thang trả lời có %(n)s mức, phương pháp có %(m)s."),
        "fit.criterion": _("Phương pháp %(method)s không có tiêu chí này."),
        "fit.code": _("Mã này là của phương pháp, xin dùng mã khác."),
        "fit.identity": _(
            "Ở phiên bản trước mã %(code)s là câu loại khác (%(was)s). "
            "Câu hỏi điều khác thì phải mang mã khác, để các năm so sánh được."
        ),
        "file": _("Tệp không đúng dạng %(form)s: %(why)s"),
    }


def _recordings() -> dict[str, str]:
    return {
        "recording.language": _("Có bản thu bằng ngôn ngữ mà phiếu không có."),
        "recording.part": _("Có bản thu không thuộc phần nào của phiếu."),
        "recording.digest": _("Có bản thu ghi sai mã băm."),
        "recording.lacking": _(
            "%(n)s bản thu mà phiếu dẫn đến không có ở hệ thống này."
        ),
    }
