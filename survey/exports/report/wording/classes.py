"""Classes in words."""

CLASSES = "XẾP LOẠI ĐƠN VỊ"
NO_PLACES = "Không có đơn vị nào bên dưới để xếp loại."
NO_CLASSES = "Phương pháp này không xếp loại đơn vị."
CLASSES_SINCE = "Số tăng, giảm là so với {round} (kết quả số {number})."
OTHER_BOUNDS = (
    "Hai đợt dùng phiên bản phương pháp khác nhau, ranh giới giữa các loại có thể khác."
)
BOUNDS = (
    "Xếp theo chỉ số đã làm tròn: xuất sắc từ {excellent}, tốt từ {good}, khá từ "
    "{fair}, trung bình từ {average}; thấp hơn là yếu. Tỷ lệ phần trăm đi kèm mỗi loại "
    "là xác suất đúng loại, chỉ tính sai số do số phiếu có hạn."
)
CLASSES_TITLE = "Số đơn vị theo loại"
UNSURE = (
    "{n} đơn vị giáp ranh giữa hai loại: xác suất đúng loại dưới 90%. Không dùng riêng "
    "loại của các đơn vị này để khen thưởng hoặc phê bình."
)
