"""What browser and server say to each other about passkeys (WebAuthn)."""

from collections.abc import Sequence
from ipaddress import ip_address
from secrets import token_urlsafe
from typing import NamedTuple
from urllib.parse import urlsplit

import webauthn
from webauthn.authentication.verify_authentication_response import (
    VerifiedAuthentication,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from survey.models import Passkey

RANDOM = 32  # bytes, of a challenge and of whom a passkey says it belongs to
# What the library raises over something that is no answer of a browser at all.
UNREADABLE = (
    *(WebAuthnException, ValueError, TypeError, KeyError, AttributeError),
    RecursionError,
)


class Site(NamedTuple):
    """Whom passkeys are made out to."""

    host: str
    origin: str

    @property
    def can_have_passkeys(self) -> bool:
        """Return whether browsers offer passkeys here: under a name, over TLS."""
        try:
            ip_address(self.host)
        except ValueError:
            return self.origin.startswith("https:") or self.host == "localhost"
        return False


def site_of(address: str) -> Site:
    """Return the site at a public address."""
    parts = urlsplit(address)
    return Site(parts.hostname or "", f"{parts.scheme}://{parts.netloc}")


def draw() -> str:
    """Return a challenge nobody has answered yet, or a handle nobody has."""
    return token_urlsafe(RANDOM)


def creation_options(
    site: Site, *, name: str, handle: str, challenge: str, known: Sequence[Passkey]
) -> str:
    """Return what a browser needs to make a passkey, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name="Hài Lòng",
        user_id=handle.encode(),
        user_name=name,
        challenge=challenge.encode(),
        exclude_credentials=_descriptors(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
    )
    return webauthn.options_to_json(options)


def request_options(site: Site, *, challenge: str, known: Sequence[Passkey]) -> str:
    """Return what a browser needs to use a passkey, as JSON.

    Without known ones the device offers those it keeps for this site, and must check
    that its owner is there: such a passkey stands for both factors.
    """
    asked = UserVerificationRequirement
    options = webauthn.generate_authentication_options(
        rp_id=site.host,
        challenge=challenge.encode(),
        allow_credentials=_descriptors(known) or None,
        user_verification=asked.PREFERRED if known else asked.REQUIRED,
    )
    return webauthn.options_to_json(options)


def read_new_passkey(
    site: Site, given: str, *, challenge: str
) -> VerifiedRegistration | None:
    """Return the passkey a browser made, if it answers the challenge."""
    try:
        return webauthn.verify_registration_response(
            credential=given,
            expected_challenge=challenge.encode(),
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except UNREADABLE:
        return None


def passkey_in(given: str) -> bytes | None:
    """Return which passkey an answer says it is from."""
    try:
        return parse_authentication_credential_json(given).raw_id
    except UNREADABLE:
        return None


def read_answer(
    site: Site, given: str, passkey: Passkey, *, challenge: str, is_alone: bool
) -> VerifiedAuthentication | None:
    """Return the answer to a challenge, if the passkey gave it.

    One that stands alone, without a password, must have checked its owner.
    """
    try:
        return webauthn.verify_authentication_response(
            credential=given,
            expected_challenge=challenge.encode(),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=is_alone,
        )
    except UNREADABLE:
        return None


def _descriptors(known: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=key.credential_id) for key in known]
