"""Every page that a person can come to, by subject, with what it is called.

Placeholders stand for what the invented province has: see `places.py`.
"""

from typing import NamedTuple

from survey.demo.people import PEOPLE

ADMINISTRATOR, _ANALYST, _HEAD, _CLERK, AUDITOR, _SYSTEM = (one.email for one in PEOPLE)
NOBODY = ""  # who is not signed in


class Pictured(NamedTuple):
    """A page to draw: the view that answers, what it is called, where it is."""

    endpoint: str
    title: str  # in Vietnamese
    address: str
    is_for_phones: bool = False  # drawn as wide as a phone as well
    by: str = ADMINISTRATOR
    follow: str = ""  # a link on the page at the address that leads there


class Subject(NamedTuple):
    """Pages that belong together."""

    title: str
    pages: tuple[Pictured, ...]


NEWEST = "{second}/4"
SUBJECTS = (
    Subject(
        "Kết quả",
        (
            Pictured(
                "results.overview", "Tổng quan của tỉnh", f"/tong-quan/{NEWEST}", True
            ),
            Pictured("results.unit", "Một đơn vị", "/don-vi/TK-P01", True),
            Pictured(
                "results.method",
                "Cách tính từng số liệu",
                f"/phuong-phap/{NEWEST}?unit=TK-P01",
                True,
            ),
            Pictured(
                "classes.classes", "Phân loại đơn vị", f"/phan-loai/{NEWEST}", True
            ),
            Pictured(
                "comparing.comparison",
                "So sánh các đơn vị",
                "/so-sanh?unit=TK-P01&unit=TK-X02&unit=TK-X03",
                True,
            ),
            Pictured(
                "maps.comparison",
                "Hai đợt trên cùng một bản đồ đơn vị",
                "/so-sanh-dia-gioi",
                True,
            ),
            Pictured("comments.comments", "Lời góp ý", "/don-vi/TK-P01/y-kien", True),
            Pictured("comments.held", "Lời góp ý cần che", "/y-kien/can-che"),
            Pictured(
                "improvements.of_unit", "Đã thay đổi gì", "/don-vi/TK-X01/da-thay-doi"
            ),
            Pictured(
                "improvements.new",
                "Ghi một thay đổi",
                "/don-vi/TK-X01/da-thay-doi/moi",
                True,
            ),
            Pictured(
                "improvements.edit",
                "Sửa một thay đổi",
                "/don-vi/TK-X01/da-thay-doi",
                follow="main a[href*='/da-thay-doi/']:not([href$='/moi'])",
            ),
            Pictured("saved.views", "Góc nhìn đã lưu", "/goc-nhin", True),
            Pictured(
                "saved.new",
                "Lưu góc nhìn",
                "/goc-nhin/moi?address=/so-sanh%3Funit%3DTK-P01%26unit%3DTK-X02",
            ),
            Pictured("results.releases", "Xuất dữ liệu", "/ket-qua"),
            Pictured(
                "reports.report",
                "Báo cáo của một kết quả",
                f"/ket-qua/{NEWEST}/bao-cao",
            ),
            Pictured("packs.pack", "Hồ sơ của một kết quả", f"/ket-qua/{NEWEST}/ho-so"),
            Pictured("publishing.publication", "Công bố", f"/cong-bo/{NEWEST}"),
            Pictured(
                "publishing.withdraw", "Thu hồi kết quả", "/cong-bo/{first}/1/thu-hoi"
            ),
        ),
    ),
    Subject(
        "Chỉ số chính thức",
        (
            Pictured(
                "outside.results", "Sổ chỉ số chính thức", "/chi-so-chinh-thuc", True
            ),
            Pictured(
                "outside.subject",
                "Một đối tượng qua các năm",
                "/chi-so-chinh-thuc/doi-tuong/thuan-khe-du-lieu-minh-hoa",
                True,
            ),
            Pictured("outside_register.new", "Thêm kết quả", "/chi-so-chinh-thuc/moi"),
            Pictured(
                "outside_register.edit",
                "Sửa kết quả",
                "/chi-so-chinh-thuc/{outside}",
            ),
            Pictured(
                "outside_register.remove",
                "Xóa kết quả",
                "/chi-so-chinh-thuc/{outside}/xoa",
            ),
            Pictured("outside_register.import_", "Nhập tệp", "/chi-so-chinh-thuc/nhap"),
            Pictured(
                "outside_register.shipped",
                "Số liệu kèm theo phần mềm",
                "/chi-so-chinh-thuc/kem-theo",
            ),
        ),
    ),
    Subject(
        "Chấm điểm PAR INDEX",
        (
            Pictured("submission.workbooks", "Các bảng chấm điểm", "/cham-diem", True),
            Pictured("submission.open_", "Mở bảng chấm điểm", "/cham-diem/mo"),
            Pictured(
                "submission.edit",
                "Sửa thông tin tài liệu kiểm chứng",
                "/cham-diem/{workbook}/tai-lieu/{document}/sua",
            ),
            Pictured(
                "submission.edition", "Một bản đã ký", "/cham-diem/{signed}/ban/1"
            ),
            Pictured(
                "submission.reopened",
                "Mở lại bảng chấm điểm",
                "/cham-diem/{signed}/mo-lai",
            ),
            Pictured(
                "submission.workbook",
                "Bảng chấm điểm của một đơn vị",
                "/cham-diem/{workbook}",
                True,
            ),
            Pictured(
                "submission.area",
                "Chấm một lĩnh vực",
                "/cham-diem/{workbook}",
                True,
                follow="main a[href*='/linh-vuc/']",
            ),
            Pictured(
                "submission.bring",
                "Thêm tài liệu kiểm chứng",
                "/cham-diem/{workbook}/tai-lieu/moi",
            ),
            Pictured(
                "submission.exempt",
                "Nội dung được miễn",
                "/cham-diem/{workbook}/mien",
            ),
            Pictured("criteria_sets.all", "Bộ tiêu chí", "/bo-tieu-chi"),
            Pictured("criteria_sets.one", "Một bộ tiêu chí", "/bo-tieu-chi/{set}"),
            Pictured(
                "criteria_sets.new",
                "Phiên bản mới",
                "/bo-tieu-chi/moi?nhu={set}",
            ),
        ),
    ),
    Subject(
        "Thu thập và chọn mẫu",
        (
            Pictured("collect.counts", "Thu thập", "/thu-thap", True),
            Pictured(
                "sampling.progress", "Tiến độ thu phiếu", "/chon-mau/{second}", True
            ),
            Pictured("sampling.by_rule", "Mục tiêu", "/chon-mau/{second}/muc-tieu"),
            Pictured(
                "sampling.typed",
                "Mục tiêu từng đơn vị",
                "/chon-mau/{second}/muc-tieu/tung-don-vi",
            ),
            Pictured("sampling.frames", "Danh sách", "/chon-mau/{second}/danh-sach"),
            Pictured(
                "sampling.new_frame",
                "Thêm danh sách",
                "/chon-mau/{second}/danh-sach/moi",
            ),
            Pictured("sampling.frame", "Một danh sách", "/chon-mau/danh-sach/{frame}"),
            Pictured("sampling.draw", "Mẫu đã chọn", "/chon-mau/mau/{draw}", True),
            Pictured("interviews.lists", "Phỏng vấn", "/phong-van", True),
            Pictured(
                "interviews.interview",
                "Mở phiếu phỏng vấn",
                "/phong-van/{draw}",
                True,
            ),
            Pictured(
                "sampling.outcome",
                "Ghi kết quả gặp hộ",
                "/chon-mau/mau/{draw}/1",
                True,
            ),
            Pictured(
                "sampling.enumerators", "Điều tra viên", "/chon-mau/dieu-tra-vien"
            ),
        ),
    ),
    Subject(
        "Phiếu giấy",
        (
            Pictured("keying.of_round", "Các lô của một đợt", "/phieu-giay/{second}"),
            Pictured("keying.to_print", "In phiếu", "/phieu-giay/{second}/in"),
            Pictured("keying.new", "Mở lô", "/phieu-giay/{second}/moi"),
            Pictured("keying.batch", "Một lô", "/phieu-giay/lo/{batch}"),
            Pictured("keying.edit", "Sửa lô", "/phieu-giay/lo/{batch}/sua"),
            Pictured("keying.key_next", "Nhập phiếu", "/phieu-giay/lo/{batch}/nhap"),
            Pictured("keying.upload", "Nhập tệp", "/phieu-giay/lo/{batch}/tep"),
            Pictured("keying.recall", "Phúc tra", "/phieu-giay/lo/{checked}/phuc-tra"),
            Pictured(
                "keying.recalled_form",
                "Ghi kết quả phúc tra",
                "/phieu-giay/lo/{checked}/phuc-tra",
                follow="main a[href*='/phuc-tra/']",
            ),
            Pictured(
                "keying.withdraw", "Thu hồi lô", "/phieu-giay/lo/{checked}/thu-hoi"
            ),
        ),
    ),
    Subject(
        "Đơn vị và lĩnh vực",
        (
            Pictured("setup.all_steps", "Các bước thiết lập", "/thiet-lap", True),
            Pictured("units.tree", "Cây đơn vị", "/cay-don-vi"),
            Pictured("units.unit", "Một đơn vị", "/cay-don-vi/TK-P01"),
            Pictured("units.new", "Thêm đơn vị", "/cay-don-vi/moi"),
            Pictured("units.edit", "Sửa đơn vị", "/cay-don-vi/TK-P01/sua"),
            Pictured("units.upload", "Nhập tệp đơn vị", "/cay-don-vi/nhap"),
            Pictured("units.groups", "Nhóm xếp hạng", "/cay-don-vi/nhom"),
            Pictured("units.choose_units", "Gán nhóm", "/cay-don-vi/nhom/gan"),
            Pictured(
                "units.rename",
                "Đổi tên nhóm",
                "/cay-don-vi/nhom",
                follow="main a[href*='/doi-ten']",
            ),
            Pictured("reform.reforms", "Sắp xếp đơn vị", "/sap-xep"),
            Pictured("reform.choose", "Chọn cách sắp xếp", "/sap-xep/moi"),
            Pictured("reform.make", "Sáp nhập", "/sap-xep/moi/sap-nhap"),
            Pictured("reform.reform", "Một lần sắp xếp", "/sap-xep/1"),
            Pictured("reform.upload", "Sắp xếp theo tệp", "/sap-xep/tep"),
            Pictured("services.services", "Lĩnh vực", "/linh-vuc"),
            Pictured("services.new", "Thêm lĩnh vực", "/linh-vuc/moi"),
            Pictured("services.rename", "Đổi tên lĩnh vực", "/linh-vuc/{service}"),
            Pictured("services.import_", "Nhập tệp lĩnh vực", "/linh-vuc/nhap"),
        ),
    ),
    Subject(
        "Quầy, mã QR, kiosk, mã một lần",
        (
            Pictured("counters.counters", "Quầy và mã QR", "/quay", True),
            Pictured(
                "counters.unit_counters", "Quầy của một đơn vị", "/don-vi/TK-P01/quay"
            ),
            Pictured("counters.counter", "Một quầy", "/quay/{counter}", True),
            Pictured("counters.new_counter", "Thêm quầy", "/quay/moi"),
            Pictured("counters.edit_counter", "Sửa quầy", "/quay/{counter}/sua"),
            Pictured(
                "counters.move_counter_page", "Chuyển quầy", "/quay/{counter}/chuyen"
            ),
            Pictured("counters.retire_counter", "Đóng quầy", "/quay/{counter}/dong"),
            Pictured(
                "counters.reopen_counter_page", "Mở lại quầy", "/quay/{closed}/mo-lai"
            ),
            Pictured("counters.print_unit", "In áp phích", "/don-vi/TK-P01/in"),
            Pictured("counters.import_page", "Nhập tệp quầy", "/quay/nhap"),
            Pictured("kiosks.all_kiosks", "Các máy kiosk", "/quay/kiosk"),
            Pictured("kiosks.of_counter", "Kiosk của một quầy", "/quay/{paired}/kiosk"),
            Pictured(
                "kiosks.confirm_revoking",
                "Thu hồi máy kiosk",
                "/quay/{paired}/kiosk/{kiosk}/thu-hoi",
            ),
            Pictured(
                "kiosk_files.choose_file",
                "Gửi tệp phiếu chờ từ kiosk",
                "/quay/{paired}/phieu-cho",
            ),
            Pictured("slip_pools.pools", "Mã dùng một lần", "/quay/{slips}/ma-mot-lan"),
            Pictured(
                "help.begin", "Giúp người dân trả lời", "/quay/{counter}/ho-tro", True
            ),
        ),
    ),
    Subject(
        "Phương pháp",
        (
            Pictured("methods.methods", "Phương pháp", "/phuong-phap-do"),
            Pictured("methods.version", "Một phiên bản", "/phuong-phap-do/counter/1"),
            Pictured("methods.from_file", "Nhập tệp", "/phuong-phap-do/nhap"),
            Pictured("methods.draft", "Bản thảo", "/phuong-phap-do/ban-thao/{draft}"),
            Pictured(
                "methods.general",
                "Phần chung của bản thảo",
                "/phuong-phap-do/ban-thao/{draft}/chung",
            ),
            Pictured(
                "methods.factor",
                "Sửa một yếu tố",
                "/phuong-phap-do/ban-thao/{draft}",
                follow="main a[href*='/yeu-to/']",
            ),
            Pictured(
                "methods.new_factor",
                "Thêm yếu tố",
                "/phuong-phap-do/ban-thao/{draft}",
                follow="main a[href*='/noi-dung/'][href$='/them']",
            ),
            Pictured(
                "methods.effect",
                "Bản thảo làm đổi gì",
                "/phuong-phap-do/ban-thao/{draft}/anh-huong",
            ),
            Pictured(
                "methods.publish",
                "Ban hành",
                "/phuong-phap-do/ban-thao/{draft}/ban-hanh",
            ),
        ),
    ),
    Subject(
        "Phiếu khảo sát",
        (
            Pictured("questionnaires.questionnaires", "Phiếu khảo sát", "/phieu"),
            Pictured("questionnaires.new", "Soạn phiếu mới", "/phieu/moi"),
            Pictured("questionnaires.from_file", "Nhập tệp", "/phieu/nhap"),
            Pictured("questionnaires.version", "Một phiếu", "/phieu/counter/2"),
            Pictured(
                "questionnaires.recordings",
                "Bản thu để nghe",
                "/phieu/counter/2/ngon-ngu/vi/ban-thu",
            ),
            Pictured("preview.preview", "Xem thử", "/phieu/counter/2/xem-thu", True),
        ),
    ),
    Subject(
        "Đợt khảo sát",
        (
            Pictured("rounds.rounds", "Đợt khảo sát", "/dot-khao-sat"),
            Pictured("rounds.round_", "Một đợt", "/dot-khao-sat/{second}"),
            Pictured("rounds.new", "Mở đợt", "/dot-khao-sat/moi"),
            Pictured("rounds.edit", "Sửa đợt", "/dot-khao-sat/{second}/sua"),
            Pictured("rounds.close", "Đóng đợt", "/dot-khao-sat/{second}/dong"),
            Pictured("rounds.units", "Đơn vị của đợt", "/dot-khao-sat/{second}/don-vi"),
            Pictured(
                "rounds.unranked",
                "Không xếp hạng",
                "/dot-khao-sat/{second}/khong-xep-hang",
            ),
            Pictured(
                "rounds.totals", "Số lượt giao dịch", "/dot-khao-sat/{second}/giao-dich"
            ),
            Pictured(
                "rounds.unit_totals",
                "Lượt giao dịch của một đơn vị",
                "/dot-khao-sat/{second}/giao-dich/TK-P01",
            ),
            Pictured(
                "rounds.import_totals",
                "Nhập tệp lượt giao dịch",
                "/dot-khao-sat/{second}/giao-dich/nhap",
            ),
            Pictured(
                "rates.counts", "Số đếm của cơ quan", "/dot-khao-sat/{rates}/so-dem"
            ),
            Pictured("past.files", "Dữ liệu cũ", "/dot-khao-sat/{second}/du-lieu-cu"),
        ),
    ),
    Subject(
        "Quản trị và tài khoản",
        (
            Pictured("people.people", "Người dùng", "/nguoi-dung"),
            Pictured("people.new", "Thêm người dùng", "/nguoi-dung/moi"),
            Pictured(
                "people.person",
                "Một người dùng",
                "/nguoi-dung",
                follow="main tbody a[href^='/nguoi-dung/']",
            ),
            Pictured("oversight.audit", "Nhật ký", "/nhat-ky", by=AUDITOR),
            Pictured("accounts.account", "Tài khoản", "/tai-khoan", True),
            Pictured("accounts.change_password", "Đổi mật khẩu", "/tai-khoan/mat-khau"),
            Pictured(
                "accounts.second_factor", "Xác thực hai lớp", "/tai-khoan/hai-lop"
            ),
            Pictured("accounts.set_up_app", "Ứng dụng tạo mã", "/tai-khoan/ung-dung"),
            Pictured("accounts.new_token", "Khóa API", "/tai-khoan/khoa-api"),
            Pictured("accounts.sign_in", "Đăng nhập", "/dang-nhap", True, by=NOBODY),
            Pictured(
                "accounts.forgotten", "Quên mật khẩu", "/quen-mat-khau", by=NOBODY
            ),
        ),
    ),
    Subject(
        "Người dân trả lời",
        (
            Pictured("respond.questionnaire", "Phiếu", "/q/{counter}", True, by=NOBODY),
            Pictured("respond.thanks", "Lời cảm ơn", "/q/{counter}", True, by=NOBODY),
            Pictured("kiosk.kiosk", "Ghép máy với quầy", "/kiosk", by=NOBODY),
        ),
    ),
    Subject(
        "Trang công khai",
        (
            Pictured(
                "public.home", "Kết quả đã công bố", "/cong-khai", True, by=NOBODY
            ),
            Pictured(
                "public.province", "Tỉnh", "/cong-khai/{first}/1", True, by=NOBODY
            ),
            Pictured(
                "public.unit",
                "Một đơn vị",
                "/cong-khai/{first}/1/don-vi/TK-X01",
                True,
                by=NOBODY,
            ),
            Pictured(
                "public.units",
                "Tìm đơn vị",
                "/cong-khai/{first}/1/don-vi?q=dong",
                by=NOBODY,
            ),
            Pictured(
                "public.method",
                "Cách tính",
                "/cong-khai/{first}/1/phuong-phap",
                by=NOBODY,
            ),
            Pictured(
                "public.open_data",
                "Dữ liệu mở",
                "/cong-khai/{first}/1/du-lieu",
                by=NOBODY,
            ),
            Pictured(
                "public.embedded",
                "Biểu đồ cho trang khác",
                "/cong-khai/{first}/1/don-vi/TK-X01/bieu-do",
                by=NOBODY,
            ),
            Pictured(
                "public.receipt",
                "Tra mã biên nhận",
                "/cong-khai/phieu",
                True,
                by=NOBODY,
            ),
        ),
    ),
)

# Views that are no page of a person's, or cannot be come to in the demonstration.
WITHOUT: dict[str, frozenset[str]] = {
    "leads on to another page": frozenset(
        ("results.home", "public.of_round", "accounts.language", "accounts.open_link")
    ),
    "a file, a picture, a sound": frozenset(
        (
            *("counters.export", "counters.png", "counters.poster", "counters.preview"),
            *("counters.svg", "counters.unit_posters", "exports.classes"),
            *("exports.figures", "exports.findings", "keying.blank", "keying.printed"),
            *("keying.recall_file", "kiosk.worker", "kiosk.file_of_page"),
            "methods.version_file",
            *("outside.file", "oversight.audit_file", "oversight.task_file"),
            *("public.data_file", "public.dictionary", "public.picture"),
            *("public.poster", "questionnaires.version_file", "respond.recording"),
            *("rounds.totals_file", "sampling.draw_file", "sampling.progress_file"),
            *("criteria_sets.file", "submission.download", "submission.file"),
            *("static", "units.blank", "units.export"),
        )
    ),
    "part of a page that is drawn, or the same page of the newest round": frozenset(
        ("questionnaires.frame", "sampling.desk", "keying.batches")
    ),
    "the citizen's page, come to by another way": frozenset(
        (
            *("present.questionnaire", "slips.questionnaire"),
            *("helping.questionnaire", "helping.thanks"),
        )
    ),
    "a step after a file, a letter or a password that a journey of the tests takes": (
        frozenset(
            (
                *("accounts.choose", "accounts.confirm", "accounts.new_passkey"),
                *("accounts.recovery_codes", "accounts.recovery_step"),
                *("accounts.second_step", "comments.mask", "counters.check_counter"),
                *("counters.import_preview", "keying.again", "keying.again_next"),
                *("keying.checked", "keying.compare", "keying.key", "oversight.task"),
                *("past.checked", "past.explain", "past.take_back_counts"),
                *("past.withdraw", "rates.unit_counts", "units.checked"),
            )
        )
    ),
    "of a draft of a questionnaire, which the demonstration has none of": frozenset(
        f"questionnaires.{part}"
        for part in (
            *(
                "drop",
                "general",
                "item",
                "languages",
                "levels",
                "new_item",
                "new_section",
            ),
            *("phrases", "publish", "ready", "rule", "section", "texts"),
        )
    ),
}


def pictured() -> tuple[Pictured, ...]:
    """Return every page that is drawn."""
    return tuple(one for subject in SUBJECTS for one in subject.pages)
