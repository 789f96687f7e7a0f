"""A passkey in software: it answers as a browser's script sends it. And an app of codes."""

import hashlib
import json
import re
import time

from allauth.mfa.totp.internal import auth as totp
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class SoftKey:
    def __init__(self, origin="http://testserver", flags=VERIFIED):
        self.origin, self.flags = origin, flags
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.id = hashlib.sha256(str(id(self)).encode() + str(time.time()).encode()).digest()
        self.user = b""

    def create(self, options):
        asked = options["publicKey"]
        self.user = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.secret.public_key())
        data = AuthenticatorData.create(
            hashlib.sha256(asked["rp"]["id"].encode()).digest(),
            self.flags | AuthenticatorData.FLAG.AT,
            0,
            AttestedCredentialData.create(b"\0" * 16, self.id, public),
        )
        made = AttestationObject.create("none", data, {})
        client = self._client(CollectedClientData.TYPE.CREATE, asked["challenge"])
        return self._answer(client, attestationObject=websafe_encode(bytes(made)))

    def get(self, options):
        asked = options["publicKey"]
        client = self._client(CollectedClientData.TYPE.GET, asked["challenge"])
        data = AuthenticatorData.create(
            hashlib.sha256(asked["rpId"].encode()).digest(), self.flags, 1
        )
        signed = self.secret.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer(
            client,
            authenticatorData=websafe_encode(bytes(data)),
            signature=websafe_encode(signed),
            userHandle=self.user,
        )

    def _client(self, kind, challenge):
        return CollectedClientData.create(kind, challenge, self.origin)

    def _answer(self, client, **response):
        name = websafe_encode(self.id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": {"clientDataJSON": websafe_encode(bytes(client)), **response},
            "clientExtensionResults": {"credProps": {"rk": True}},
        }


def options_in(page):
    return json.loads(page.context["options"])


def add_passkey(client, key, name="My phone"):
    """The answer to the page that adds one, of a client that is signed in."""
    url = "/accounts/second-step/passkeys/add/"
    answer = key.create(options_in(client.get(url)))
    return client.post(url, {"name": name, "credential": json.dumps(answer)})


def use_passkey(client, key, query=""):
    """The answer to signing in with nothing else."""
    url = "/accounts/login/passkey/"
    options = client.get(url, headers={"accept": "application/json"}).json()
    return client.post(url + query, {"credential": json.dumps(key.get(options))})


def code(secret, periods=0):
    """What an app that holds `secret` shows now, or so many periods away."""
    counter = int(time.time()) // 30 + periods
    return totp.format_hotp_value(totp.hotp_value(secret.replace(" ", ""), counter))


def turn_codes_on(client):
    """The secret that the app holds from now on."""
    url = "/accounts/second-step/codes/"
    secret = client.get(url).context["secret"]
    # The code of the period before: that of now is left for the test.
    answer = client.post(url, {"code": code(secret, -1)})
    assert answer.url == "/accounts/second-step/recovery/"
    return secret


def recovery_codes(client):
    page = client.get("/accounts/second-step/recovery/").content.decode()
    return re.findall(r"<code>(\d{4} \d{4})</code>", page)
