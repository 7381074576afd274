"""Accounts and watching; what citizens and everybody see."""

from tests.pictures.catalogue.pages import AUDITOR, NOBODY, Pictured, Subject

SUBJECTS = (
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
