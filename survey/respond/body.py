"""The body of a sent form, read strictly: one value a field, UTF-8, nothing nested."""

from urllib.parse import parse_qsl

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 200  # a sheet has at most 120 items, a comment and a token


class Unreadable(Exception):
    """What was sent is no form of ours; `status` says in which way."""

    def __init__(self, reason: str, *, status: int = 400) -> None:
        super().__init__(reason)
        self.status = status


def read_fields(media_type: str, body: bytes) -> dict[str, str]:
    """Return the fields of a body, or raise `Unreadable`."""
    if media_type != FORM:
        raise Unreadable(f"{media_type or 'nothing'} instead of {FORM}", status=415)
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:  # a broken encoding is one as well
        raise Unreadable(str(error)) from error
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise Unreadable("a field stands twice")
    return fields
