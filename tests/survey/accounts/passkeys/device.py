"""A device with passkeys, in software: it signs what a browser would hand it."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40  # flags of authenticator data


def text(value: bytes) -> str:
    """Return bytes as the browser writes them."""
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def challenge_of(options: str) -> str:
    """Return the challenge that a page poses, as the server drew it."""
    written = str(json.loads(options)["challenge"])
    return urlsafe_b64decode(written + "==").decode()


class Device:
    """One passkey, made out to one site."""

    def __init__(self, origin: str, host: str) -> None:
        self.origin, self.host = origin, host
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = token_bytes(32)
        self.count = 0
        self.checks_owner = True

    def make(self, challenge: str) -> str:
        """Return what the browser sends for a new passkey."""
        numbers = self.key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        length = len(self.id).to_bytes(2, "big")
        data = self._data(WITH_KEY) + bytes(16) + length + self.id + public
        attested = {"fmt": "none", "attStmt": {}, "authData": data}
        return self._sent(
            clientDataJSON=self._client_data("webauthn.create", challenge),
            attestationObject=cbor2.dumps(attested),
        )

    def answer(self, challenge: str, *, handle: str = "") -> str:
        """Return what the browser sends for a passkey that is used."""
        self.count += 1
        client_data = self._client_data("webauthn.get", challenge)
        data = self._data(0)
        signed = data + sha256(client_data).digest()
        return self._sent(
            clientDataJSON=client_data,
            authenticatorData=data,
            signature=self.key.sign(signed, ec.ECDSA(SHA256())),
            userHandle=handle.encode(),
        )

    def _data(self, flags: int) -> bytes:
        flags |= PRESENT | (VERIFIED if self.checks_owner else 0)
        count = self.count.to_bytes(4, "big")
        return sha256(self.host.encode()).digest() + bytes([flags]) + count

    def _client_data(self, kind: str, challenge: str) -> bytes:
        told: dict[str, Any] = {
            "type": kind,
            "challenge": text(challenge.encode()),
            "origin": self.origin,
            "crossOrigin": False,
        }
        return json.dumps(told).encode()

    def _sent(self, **response: bytes) -> str:
        written = {name: text(value) for name, value in response.items() if value}
        return json.dumps(
            {
                "id": text(self.id),
                "rawId": text(self.id),
                "type": "public-key",
                "response": written,
                "clientExtensionResults": {},
            }
        )
