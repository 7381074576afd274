"""The evidence class a channel gives by itself: without a code or a paired device."""

from collections.abc import Mapping

from survey.models import Channel, Evidence

# Frozen: sheets of before there were classes, and the digests of releases, rest on it.
_BY_ITSELF: Mapping[str, Evidence] = {
    Channel.QR: Evidence.STATIC_QR,
    # A device that nobody paired is a page like any other.
    Channel.KIOSK: Evidence.STATIC_QR,
    Channel.PAPER: Evidence.ASSISTANCE,
    Channel.ASSISTED: Evidence.ASSISTANCE,
    Channel.PHONE: Evidence.ASSISTANCE,
    Channel.HOME: Evidence.ASSISTANCE,
    Channel.TALLY: Evidence.TALLY,
}


def evidence_by_itself(channel: str) -> Evidence:
    """Return the class of a sheet of which no more is known than its channel."""
    return _BY_ITSELF[channel]
