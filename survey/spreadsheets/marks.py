"""The mark that keeps a spreadsheet from running a text, put on and taken off."""

# A spreadsheet takes a text that begins so for a formula, some also in full width.
RUNS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
MARK = "'"


def marked(text: str) -> str:
    """Return a text as it may stand in a CSV file."""
    return MARK + text if text.startswith(RUNS) else text


def unmarked(text: str) -> str:
    """Return the text that a marked one stands for; any other stays as it is."""
    is_marked = text.startswith(MARK) and text[1:].startswith(RUNS)
    return text[1:] if is_marked else text
