"""What lies in a pack and how it is checked, for whoever opens it first."""

from collections.abc import Mapping

README = """\
HỒ SƠ KẾT QUẢ ĐO LƯỜNG SỰ HÀI LÒNG

Hồ sơ được lập từ một kết quả không sửa được nữa và các bảng chấm điểm đã ký theo đó.
Cùng một kết quả, cùng các bản ký, kết luận thẩm định và phiên bản phần mềm luôn cho
cùng một tệp ZIP, đến từng byte. Kết quả không bao giờ thay đổi; ký hoặc kết luận thêm
một bảng thì hồ sơ lập sau có thêm bảng đó. Mục "workbooks" của manifest.json ghi hồ sơ
này có những bản ký nào.

Bao-cao-SIPAS.docx, .pdf   báo cáo theo Nghị định 30/2020/NĐ-CP
Phu-luc.xlsx               phụ lục: biểu mẫu, xếp hạng, mọi số liệu, phân bố câu trả
                           lời, mẫu và phiếu, trọng số, bảng chấm điểm
so-lieu/figures.csv, .json mọi số liệu với đủ chữ số như đã lưu
so-lieu/*.csv              thay đổi, tuần, yếu tố, nhóm, lựa chọn, nhóm xếp hạng
so-lieu/strata.csv         tầng: số phiếu, giao dịch, trọng số, mã băm đầu vào
so-lieu/sample.csv         chỉ tiêu, số phiếu theo đơn vị, kênh, loại bằng chứng
so-lieu/evidence.csv       số phiếu theo loại bằng chứng
so-lieu/microdata*         nếu đã quyết định kèm: dữ liệu phiếu dạng CSV, Parquet,
                           SPSS và sổ mã DDI
cham-diem/editions.json    nếu có: các bảng chấm điểm đúng như đã ký
cham-diem/*.csv            các bảng đó, kèm điểm thẩm định khi đã kết luận: tổng hợp,
                           từng nội dung, danh mục tài liệu kiểm chứng (tài liệu
                           không nằm trong hồ sơ)
cham-diem/*.toml           bộ tiêu chí
phuong-phap/*.toml         phương pháp tính
phieu-hoi/*.toml           phiếu hỏi
manifest.json              mọi tệp với kích thước và mã băm SHA-256; phần loại trừ
verify.py                  chương trình kiểm tra, chỉ cần Python 3.9

KIỂM TRA

    python3 verify.py              trong thư mục đã giải nén
    python3 verify.py ho-so.zip    hoặc với tệp ZIP chưa giải nén

Trên Windows, thay python3 bằng py. Chương trình kiểm tra mã băm của mọi tệp, không
thiếu, không thừa tệp nào; kiểm tra ba mã băm của kết quả và mã băm của từng bản ký;
figures.csv nói đúng như figures.json; tính lại mọi chỉ số tính được từ số liệu trong hồ
sơ (sai lệch cho phép: 0,0001 từ số đếm, 0,0002 từ chỉ số khác). Kết thúc với mã 0 nếu
đúng hết, 1 nếu có lỗi.

Ai cũng có thể lập lại cả bản kê lẫn mã băm, và sửa cả verify.py. Muốn chắc hồ sơ không
bị thay thế: so mã băm SHA-256 của tệp ZIP với bản do nơi lập hồ sơ giữ. So ba mã băm
trong manifest.json với trang kết quả chỉ cho biết số liệu không bị thay, không nói gì
về báo cáo, phụ lục, tên gọi, trọng số và các bảng chấm điểm dạng CSV.

Cột transactions của strata.csv lặp lại tổng của cả đơn vị ở mỗi dòng, nếu không biết số
lượt theo lĩnh vực: không cộng cột này.

Văn bản trong tệp CSV bắt đầu bằng = + - @ có dấu nháy đơn ở trước, để bảng tính không
chạy như công thức; bỏ dấu này đi khi đọc bằng chương trình.

Dữ liệu phiếu, nếu có, gồm hai tệp không nối được với nhau. Tệp câu trả lời có đơn vị,
không có gì về người trả lời: hai câu trả lời bất kỳ của một phiếu đều có ít nhất 10
phiếu cùng đơn vị giống vậy. Tệp người trả lời không có đơn vị: mọi tổ hợp của mọi cột
đều có ít nhất 10 phiếu. Không được tìm cách nhận ra người trả lời.
"""


def readme(left_out: Mapping[str, str]) -> bytes:
    """Return the text, which says also what is not in the pack, and why."""
    text = README
    if left_out:
        told = [f"{what}: {why}" for what, why in left_out.items()]
        text += "\nKHÔNG CÓ TRONG HỒ SƠ\n\n" + "\n".join(told) + "\n"
    return text.encode()
