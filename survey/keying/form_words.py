"""What a form says of privacy: other than on a page, an office holds the paper."""

from survey.languages import Phrases

# Two sentences a language; a language without its own says what its page says.
PRIVACY = {
    "vi": (
        "Phiếu không hỏi họ tên, số điện thoại hay địa chỉ của Ông/Bà; khi nhập vào "
        "máy chỉ giữ câu trả lời và ngày. Việc trả lời là tự nguyện và câu trả lời "
        "chỉ dùng để tổng hợp, cải thiện việc phục vụ."
    ),
    "en": (
        "This form does not ask for your name, telephone number or address; only the "
        "answers and the day are entered into the computer. Answering is voluntary, "
        "and answers are only added up to improve the service."
    ),
}


def privacy_on_paper(language: str, phrases: Phrases) -> str:
    """Return the two sentences of a form in its language."""
    return PRIVACY.get(language, phrases.privacy)
