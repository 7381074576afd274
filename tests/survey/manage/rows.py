"""CSV files as tests write them."""

HEADING = "code,name,kind,parent,valid_from,valid_to,successor"
PROVINCE = "T,Tỉnh An Thịnh,tỉnh,,2025-07-01,,"


def csv(*lines: str, heading: str = HEADING) -> bytes:
    """Return the bytes of a file with these lines."""
    return "\n".join((heading, *lines)).encode()
