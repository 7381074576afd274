"""How languages spoken in Vietnam call themselves, for whoever adds one.

Suggestions: what people of a place call their language is asked there, and typed in.
Varieties are told apart as in ISO 639-3, since their speakers do not read each other.
"""

from babel import Locale, UnknownLocaleError

OWN_NAMES = {
    "vi": "Tiếng Việt",
    "en": "English",
    "tyz": "Tày",
    "nut": "Nùng",
    "hmn": "Hmoob",
    "mww": "Hmoob Dawb",
    "hnj": "Moob Leeg",
    "km": "ភាសាខ្មែរ",
    "rad": "Klei Êđê",
    "jra": "Tơlơi Jrai",
    "bdq": "Bahnar",
    "sed": "Xơ Đăng",
    "kpm": "Kơho",
    "cmo": "Bunong",
    "cjm": "Chăm",
    "mtq": "Mường",
    "blt": "Tai Dam",
    "ium": "Iu Mienh",
    "zh": "中文",
    "lo": "ພາສາລາວ",
    "th": "ภาษาไทย",
    "ko": "한국어",
    "ja": "日本語",
    "fr": "Français",
}


def own_name_of(code: str) -> str:
    """Return what a language calls itself; empty where that has to be asked."""
    if code in OWN_NAMES:
        return OWN_NAMES[code]
    try:
        itself = Locale.parse(code, sep="-")
        return itself.get_display_name(itself.language) or ""
    except (UnknownLocaleError, ValueError):
        return ""
