"""Invented names, numbers and places, in the many ways people write them."""

import random
from collections.abc import Callable


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SURNAMES = _words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lò "
    "Giàng Vàng Nông Hà Lương Trương Cao Mai Tạ Quách Hứa Triệu Vi Sầm Đoàn Kiều"
)
MIDDLES = _words("Văn Thị Đức Minh Ngọc Thanh Hữu Quang Xuân Thu Bá Đình Hồng Kim Gia")
GIVENS = _words(
    "An Bình Cường Dung Dũng Giang Hà Hải Hạnh Hiền Hoa Hòa Hoà Hùng Hương Khánh Lan "
    "Linh Long Mai Minh Nam Nga Ngọc Nhung Oanh Phong Phúc Phương Quang Quân Sơn Tâm "
    "Thảo Thắng Thủy Thuỷ Toàn Trang Tuấn Tú Vân Việt Yến Sáu Bảy Mười Tèo Pó Dính "
    "Thêm Bốn Lụa Đào Liễu Đông Kỳ Nhẫn Chính"
)
OTHERS = (
    "Thào A Sùng",
    "Giàng Thị Mỷ",
    "Y Bhin Niê",
    "H'Len Niê",
    "Lò Văn Pọm",
    "Ksor Blơi",
    "Vừ Mí Chá",
    "K'Brôi",
)
PROCEDURES = _words("H26 H12 G22 H40 K05")
HAMLETS = _words("Đông Đoài Tân Lập Phú Mỹ Nà Pao Bình An Khe Cát Thượng Trung Hạ Rào")
WORDS = _words("không một hai ba bốn năm sáu bảy tám chín")
HARMLESS_LAWS = (
    "Nghị định 118/2025/NĐ-CP",
    "Thông tư 03/2025/TT-VPCP",
    "Quyết định 1001/QĐ-BNV",
    "Luật 91/2025/QH15",
    "NĐ 61/2018/NĐ-CP",
)
Draw = Callable[[random.Random], str]


def _digits(draw: random.Random, n: int) -> str:
    return "".join(draw.choices("0123456789", k=n))


def _phone(draw: random.Random) -> str:
    a, b, c = (
        draw.choice(("03", "05", "07", "08", "09")) + _digits(draw, 2),
        *(_digits(draw, 3) for _ in range(2)),
    )
    a, b, c = a[:4], b, c
    plain = a + b + c
    return draw.choice(
        (
            *(plain, plain, f"{a} {b} {c}", f"{a}.{b}.{c}", f"{a}-{b}-{c}"),
            *(f"+84 {a[1:]} {b} {c}", f"+84{plain[1:]}", f"(+84) {plain[1:]}"),
            *(" ".join(plain), f"{a[:3]} {a[3]}{b} {c}", f"84{plain[1:]}"),
            *(f"{plain[:5]} {plain[5:]}", ".".join(plain), f"024 3{_digits(draw, 7)}"),
            plain.translate({ord(d): 0xFF10 + int(d) for d in "0123456789"}),
            f"{a}\u200b{b}\u200b{c}",
        )
    )


def _spelled(draw: random.Random) -> str:
    digits = "09" + _digits(draw, 8)
    say = [WORDS[int(d)] for d in digits]
    if draw.random() < 0.3:
        say[2:4] = [digits[2], digits[3]]
    return " ".join(say)


def _identity(draw: random.Random) -> str:
    plain = f"{draw.randint(1, 96):03}" + _digits(draw, 9)
    grouped = f"{plain[:3]} {plain[3:6]} {plain[6:9]} {plain[9:]}"
    return draw.choice((plain, plain, grouped, grouped.replace(" ", ".")))


def _old_identity(draw: random.Random) -> str:
    plain = str(draw.randint(1, 3)) + _digits(draw, 8)
    return draw.choice((plain, plain, f"{plain[:3]} {plain[3:6]} {plain[6:]}"))


def _tax(draw: random.Random) -> str:
    plain = draw.choice(("03", "01", "83")) + _digits(draw, 8)
    return draw.choice((plain, f"{plain}-{_digits(draw, 3)}"))


def _dossier(draw: random.Random) -> str:
    code = draw.choice(PROCEDURES)
    tail = f"2{draw.randint(4, 6)}0{draw.randint(1, 9)}{draw.randint(10, 28)}"
    tail += f"-{_digits(draw, 4)}"
    head = (f"000.00.{draw.randint(10, 60)}.{code}", f"{code}.{draw.randint(10, 60)}")
    return f"{draw.choice(head)}-{tail}"


def _queue(draw: random.Random) -> str:
    number = draw.randint(10, 300)
    return draw.choice((f"{number:03}", f"A{number:03}", str(number), f"B{number}"))


def _plate(draw: random.Random) -> str:
    head = f"{draw.randint(11, 99)}{draw.choice('ABCEFGHK')}"
    last = _digits(draw, 5)
    five = (f"{last[:3]}.{last[3:]}", last)
    return draw.choice(
        (
            f"{head}-{draw.choice(five)}",
            f"{head}1 {draw.choice(five)}",
            f"{head[:2]}-{head[2]}1 {draw.choice(five)}",
            f"{head} {five[0]}",
        )
    )


def _account(draw: random.Random) -> str:
    plain = draw.choice(("1", "7", "19", "0")) + _digits(draw, draw.randint(9, 12))
    return draw.choice((plain, plain, f"{plain[:4]} {plain[4:8]} {plain[8:]}"))


def _mail(draw: random.Random) -> str:
    user = draw.choice(("an.nguyen", "hoa_1985", "tran.van.b", "quan", "cty-xyz"))
    at = draw.choice(("@", "@", " a còng ", "(at)", " @ ", "[at]"))
    host = draw.choice(("vidu.example", "thu.vidu.vn", "gmail.com", "thu.example.com"))
    return user + at + host


def _link(draw: random.Random) -> str:
    n = draw.randint(1000, 99999)
    return draw.choice(
        (
            f"https://vidu.example/anh/{n}",
            f"www.vidu.example/{n}",
            f"zalo.me/{n}",
            f"facebook.com/nguoi.vidu.{n}",
            f"vidu{n}.com/xem",
        )
    )


def _home(draw: random.Random) -> str:
    name = draw.choice(HAMLETS)
    return draw.choice(
        (
            f"thôn {name}",
            f"xóm {draw.randint(1, 12)}",
            f"ấp {name} {name}",
            f"bản {name}",
            f"buôn {name}",
            f"tổ {draw.randint(1, 30)}",
            f"xóm {name}",
            f"tổ dân phố số {draw.randint(1, 20)}",
            f"số nhà {draw.randint(1, 300)}",
            f"khu phố {draw.randint(1, 9)}",
        )
    )


def _name(draw: random.Random) -> str:
    if draw.random() < 0.06:
        return draw.choice(OTHERS)
    middles = draw.sample(MIDDLES, draw.choice((0, 1, 1, 1, 2)))
    return " ".join((draw.choice(SURNAMES), *middles, draw.choice(GIVENS)))


def _given(draw: random.Random) -> str:
    name = draw.choice(GIVENS)
    return f"{draw.choice(MIDDLES)} {name}" if draw.random() < 0.2 else name


def _money(draw: random.Random) -> str:
    n = draw.randint(2, 2000)
    return draw.choice(
        (
            f"{n}.000 đồng",
            f"{n}.000đ",
            f"{n}k",
            f"{n} nghìn",
            f"{n}.000 VNĐ",
            f"{draw.randint(1, 9)}.{n % 1000:03}.000 đồng",
            f"{n} triệu",
        )
    )


def _date(draw: random.Random) -> str:
    day, month = draw.randint(1, 28), draw.randint(1, 12)
    return draw.choice(
        (
            f"{day}/{month}/2026",
            f"{day:02}-{month:02}-2026",
            f"{day}/{month}",
            f"{day} tháng {month} năm 2026",
        )
    )


def _time(draw: random.Random) -> str:
    hour = draw.randint(7, 16)
    return draw.choice((f"{hour} giờ", f"{hour}h30", f"{hour}:15", f"{hour} giờ 30"))


INVENTED: dict[str, Draw] = {
    "phone": _phone,
    "spelled": _spelled,
    "identity": _identity,
    "old_identity": _old_identity,
    "insurance": lambda draw: _digits(draw, 10),
    "tax": _tax,
    "dossier": _dossier,
    "queue": _queue,
    "plate": _plate,
    "account": _account,
    "mail": _mail,
    "link": _link,
    "home": _home,
    "name": _name,
    "given": _given,
    "n": lambda draw: str(draw.randint(2, 45)),
    "money": _money,
    "date": _date,
    "time": _time,
    "law": lambda draw: draw.choice(HARMLESS_LAWS),
}
NUMBERS = frozenset(
    (
        "phone",
        "spelled",
        "identity",
        "old_identity",
        "insurance",
        "tax",
        "dossier",
        "queue",
        "plate",
        "account",
    )
)
NAMES = frozenset({"name", "given"})
