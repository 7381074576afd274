"""Units, methods, questionnaires, rounds."""

from tests.pictures.catalogue.pages import Pictured, Subject

SUBJECTS = (
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
)
