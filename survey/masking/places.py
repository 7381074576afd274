"""Words with a capital that are no person: offices, provinces, papers."""

from survey.masking.listing import listed

# Second words decide: "cán bộ Một cửa", "chị Văn phòng", "anh Công an".
INSTITUTIONS = listed(
    """
    một-cửa tư-pháp văn-phòng công-an trung-tâm ủy-ban uỷ-ban chi-cục chi-nhánh
    bảo-hiểm địa-chính hộ-tịch tiếp-nhận tiếp-dân hành-chính kế-toán kế-hoạch
    quân-sự nông-nghiệp công-thương tài-chính tài-nguyên lao-động hội-đồng nhà-nước
    việt-nam thuế-vụ kho-bạc mặt-trận đoàn-thanh hội-phụ phụ-nữ bộ-phận phục-vụ
    bưu-điện điện-lực đất-đai y-tế giáo-dục xây-dựng môi-trường dân-số văn-hóa
    văn-hoá công-chứng hải-quan quản-lý thành-phố thông-tư quyết-định luật-sư
    luật-đất chi-bộ hồ-sơ thái-độ quý-cơ quý-vị đăng-ký dịch-vụ chứng-thực thông-tin
    chính-phủ chính-quyền kinh-tế hạ-tầng
    """
)
# Written with a capital and never a person's.
NEVER = listed(
    """
    ubnd hđnd cccd cmnd bhxh bhyt tthc vneid vnpt viettel qr otp atm csgt pccc tn mt
    gtvt một ủy uỷ sở phòng ban cục bộ phường xã huyện quận tỉnh thôn tổ khu trường
    đảng nghị điều khoản mẫu zalo facebook google word excel pdf internet oa
    official page website app ios android covid sms email gmail samsung iphone wifi
    tôi anh chị ông bà cô chú bác em cháu cán nhân người khi nếu nhưng vì do tuy xin
    mong cảm rất nên không có đã đang sẽ hãy và thì là các những mọi tất quầy cửa
    giấy thứ lần ngày tháng năm tết chủ với cho chưa chỉ cần để đề hôm hệ máy thủ từ
    trong ra vào lên xuống lúc sau trước mà
    """
)
# Two words of a place that begin like a family name.
TOWNS = listed(
    """
    hà-nội hà-giang hà-tĩnh hà-nam hà-đông hà-tiên thái-bình thái-nguyên cao-bằng
    cao-lãnh hồ-chí lâm-đồng đồng-tháp đồng-nai đồng-hới đồng-hỷ đồng-văn kim-bôi
    kim-sơn kim-thành kim-liên lương-sơn lương-tài mai-châu mai-sơn lý-sơn lý-nhân
    lạng-sơn sơn-la sơn-tây sơn-dương sơn-động sơn-hà sơn-trà châu-đốc châu-thành
    châu-phú châu-đức hoàng-sa hoàng-mai hoàng-liên trương-sa đinh-quán ninh-bình
    ninh-thuận ninh-giang yên-bái yên-lạc yên-thế yên-châu yên-lập vàng-ô thạch-thất
    thạch-hà thạch-thành phan-rang phan-thiết hưng-yên triệu-sơn triệu-phong
    quan-hóa quan-sơn quan-hoá văn-giang văn-lâm văn-yên văn-bàn văn-quan văn-lãng
    văn-chấn la-gi tô-lịch lộc-ninh lộc-bình an-giang từ-liêm từ-sơn thanh-xuân
    giang-thành vũ-thư vũ-quang vũng-tàu dương-minh lâm-thao lâm-hà lâm-bình
    mường-lay tân-an
    """
)
# What follows is a street, a school, a market, not somebody.
BEFORE_PLACES = listed(
    """
    đường phố ngõ hẻm kiệt ngách phường xã quận huyện tỉnh trường chợ cầu viện
    công-viên phủ khu đảo sông hồ thị-trấn trấn thành-phố tp thpt thcs bến ga chùa
    đền dốc đèo núi
    """
)
