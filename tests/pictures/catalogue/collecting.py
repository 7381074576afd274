"""Fieldwork, paper, counters and what stands there."""

from tests.pictures.catalogue.pages import Pictured, Subject

SUBJECTS = (
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
)
