"""Rates of Decision 766 in words."""

RATES = "KẾT QUẢ THEO TỶ LỆ"
RATE = "{name}: {value} ({reached} trên {total})."
RATE_WITHHELD = "{name}: chưa công bố, mẫu số là {total}."
RATE_COLUMNS = ("Mã", "Tỷ lệ", "Giá trị", "Tử số", "Mẫu số")
RATE_TITLE = "Các tỷ lệ của {unit}"
RATES_BY_UNIT = "Các tỷ lệ theo đơn vị (mẫu số trong ngoặc)"
