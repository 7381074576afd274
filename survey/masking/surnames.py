"""Family names of Việt Nam's peoples, and what else names are told by."""

from survey.masking.listing import listed

# Kinh and Hoa first, then Tày, Nùng, Thái, Mường, Mông, Dao, Ê Đê, Gia Rai and others.
SURNAMES = listed(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn
    vương trịnh trương đinh lâm phùng mai tô hà lương cao châu thái tạ lưu quách
    diệp doãn tăng văn kiều khổng kim la lại lã lộc lục lư mạc nghiêm ngụy nhan ninh
    ông phí phó quản quan sơn tất thạch thân thiều thẩm tiêu tống tôn trà triệu từ
    ưng viên vi vòng xa yên âu bạch bành bế cầm chế chu chử cù cung đàm đàng đậu
    điêu đồng đổng giáp giang hạ hàn hầu hứa khương khúc khưu nông hoàng quàng lò
    lường tòng cà bạc sầm lèo đèo vừ vàng giàng thào sùng lầu lù mùa hạng chảo tẩn
    triệu bàn phàn chẩu niê mlô êban ayun ksor siu kpă rmah nay kbuôr byă rơchâm
    rcom hlong sô danh kha thị
    """
)
# What may stand before a given name and is itself no surname: Y Bhin, H'Hen, K'Brêu.
PREFIXES = frozenset({"y", "h", "k", "a"})
# Between surname and given name, even where nothing is written with capitals.
MIDDLE = listed("văn thị van thi")
# Others between them, that are words by themselves, too.
MIDDLES = listed(
    """
    đức minh ngọc thanh hữu quang xuân thu bá đình hồng kim gia thế trọng công duy
    bảo phương hoài bích mỹ khắc đăng quốc viết huy nhật tiến tuấn diệu cẩm như thúy
    tường
    """
)

# Given names that are hardly ever another word after "anh", "chị", "cô", …
GIVEN = listed(
    """
    hương tuấn hùng thảo lan hoa hằng hạnh nga ngọc linh huyền trang thủy thuỷ thúy
    thuý thu yến vân phượng oanh loan liên hà hải sơn tùng cường dũng đức quân khánh
    long nam phong phúc quang thành thắng thịnh toàn trung tú việt vinh minh hiếu
    hoàng huy hưng khoa kiên lâm mạnh nghĩa nhung nhàn như quỳnh quyên thanh thoa
    thơm trâm trinh tuyết uyên vy diễm diệp dung duyên giang hiền hòa hoà hồng huệ
    mai mỹ my ngân ngà nguyệt nhi bình chiến công đạt khang lộc lợi luân phát tâm
    tiến triều vượng xuân cúc hậu khôi mận thiện thuận trí trúc bích hân sương kiều
    lý trà vũ quý nhẫn đào liễu lụa tín
    """
)
# Words that such a name begins without being one: "anh nhiệt tình, chị hòa nhã".
ORDINARY = listed(
    """
    hòa-nhã hoà-nhã hòa-đồng hiền-lành hiền-hậu hiền-hòa kiên-nhẫn kiên-trì dũng-cảm
    minh-bạch nhàn-nhã bình-thường bình-tĩnh bình-dân công-bằng công-tâm công-khai
    công-an công-chức công-dân công-chứng thành-thạo thành-thật thanh-lịch
    thanh-niên thanh-tra thanh-toán thảo-luận thảo-đơn hướng-dẫn mai-đến mai-quay
    mai-lại mai-mới mai-ra mai-lên tâm-huyết tâm-lý tâm-đắc tiến-hành trung-thực
    trung-niên trung-tâm trung-ương như-thế như-vậy như-người như-người-nhà như-là
    như-mẹ như-hướng như-trên như-các như-lần hiếu-khách hiếu-thảo thu-phí thu-tiền
    thu-hồ thu-lại thu-lệ thu-ngân đức-độ nam-giới nam-thanh nga-ngố vinh-dự
    nghĩa-tình phát-số phát-phiếu phát-tờ phát-giấy lợi-dụng mạnh-dạn toàn-là
    toàn-tâm toàn-nói toàn-bắt đạt-yêu hồng-hào long-trọng hoa-mắt quyết-định
    quyết-liệt lâm-nghiệp thắng-thắn liên-hệ liên-tục thành-công thành-phố xuân-này
    công-tác phong-cách việt-nam hạnh-phúc phúc-hậu thiện-chí thiện-cảm thuận-tiện
    lý-do lý-sự vũ-phu quý-mến quý-trọng nhẫn-nại đào-tạo tín-nhiệm trí-thức
    cúc-cung hậu-đậu nam-nữ văn-minh lương-tâm khoa-học minh-mẫn mỹ-phẩm hải-quan
    tú-tài hoàng-gia giang-hồ như-nào
    """
)

FAMILIAR = listed(
    """
    anh chị ông bà cô chú bác em cháu cậu dì thím mợ cụ thầy bạn sếp tên mr ms mrs
    miss
    """
)
OFFICIAL = frozenset(
    (
        "cán bộ",
        "đồng chí",
        "nhân viên",
        "chuyên viên",
        "công chức",
        "viên chức",
        "đ c",
        "chủ tịch",
        "giám đốc",
        "trưởng phòng",
        "phó phòng",
        "lãnh đạo",
        "bảo vệ",
        "kế toán",
        "văn thư",
        "luật sư",
        "bác sĩ",
        "trưởng thôn",
    )
)
INTRODUCING = frozenset(
    (
        "tên là",
        "tôi tên",
        "tên tôi",
        "họ tên",
        "họ và tên",
        "mình tên",
        "em tên",
        "tôi là",
        "tên của",
        "người tên",
        "ký tên",
        "chủ hộ",
        "con là",
        "vợ là",
        "đứng tên",
        "người gửi",
        "chồng là",
        "mẹ là",
        "bố là",
        "gặp",
        "cảm ơn",
        "zalo",
        "facebook",
        "fb",
    )
)
# Surnames that are no other word even without their marks.
COMMON_BARE = listed("nguyen tran pham hoang huynh phan dang bui ngo duong")
