"""Results, official indices, scoring."""

from tests.pictures.catalogue.pages import NEWEST, Pictured, Subject

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
                "official.tables", "Biểu mẫu của một kết quả", f"/bieu-mau/{NEWEST}"
            ),
            Pictured(
                "official.table",
                "Một biểu mẫu: yếu tố theo nhóm đơn vị",
                f"/bieu-mau/{NEWEST}/yeu-to",
                True,
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
            Pictured("history.packs", "Hồ sơ đã xuất", "/ho-so-da-xuat", True),
            Pictured("history.pack", "Một hồ sơ đã lưu", "/ho-so-da-xuat/{pack}", True),
            Pictured(
                "history.hand_in", "Ghi hồ sơ đã nộp", "/ho-so-da-xuat/{pack}/da-nop"
            ),
            Pictured(
                "history.belong", "Sửa tỉnh của hồ sơ", "/ho-so-da-xuat/{pack}/tinh"
            ),
            Pictured(
                "history.receive", "Nhận hồ sơ từ nơi khác", "/ho-so-da-xuat/nhan"
            ),
            Pictured("history.verify", "Kiểm tra một hồ sơ", "/ho-so-da-xuat/kiem-tra"),
            Pictured("national.provinces", "Toàn quốc", "/toan-quoc", True),
            Pictured("national.province", "Một tỉnh", "/toan-quoc/mau-01", True),
            Pictured(
                "microdata.sheets",
                "Dữ liệu phiếu của một kết quả",
                "/ket-qua/{first}/1/du-lieu-phieu",
            ),
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
                "submission.change_many_days",
                "Đổi hạn các bảng chấm điểm",
                "/cham-diem",
                follow="main a[href$='/han']",
            ),
            Pictured(
                "submission.change_days",
                "Đổi hạn một bảng chấm điểm",
                "/cham-diem/{workbook}/han",
            ),
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
            Pictured(
                "submission.appraisal",
                "Thẩm định một bảng chấm điểm",
                "/cham-diem/{asked}/tham-dinh",
            ),
            Pictured(
                "submission.appraise",
                "Thẩm định một lĩnh vực",
                "/cham-diem/{asked}/tham-dinh/linh-vuc/1",
                True,
            ),
            Pictured(
                "submission.ask_unit",
                "Hỏi đơn vị khi thẩm định",
                "/cham-diem/{asked}/tham-dinh/hoi",
            ),
            Pictured(
                "submission.question",
                "Một câu hỏi thẩm định",
                "/cham-diem/{asked}/hoi-dap/{question}",
            ),
            Pictured(
                "submission.answer_question",
                "Trả lời câu hỏi thẩm định",
                "/cham-diem/{asked}/hoi-dap/{question}/tra-loi",
            ),
            Pictured(
                "submission.finished",
                "Xác nhận thẩm định xong",
                "/cham-diem/{asked}/tham-dinh/xong",
            ),
            Pictured(
                "submission.appraise_again",
                "Mở lại thẩm định",
                "/cham-diem/{concluded}/tham-dinh/mo-lai",
            ),
            Pictured(
                "submission.conclusion",
                "Một kết luận thẩm định",
                "/cham-diem/{concluded}/ket-luan/1",
            ),
            Pictured(
                "submission.ranking",
                "Kết quả thẩm định, xếp hạng",
                "/cham-diem/ket-qua",
                True,
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
)
