"""A made-up OpenID Connect provider on loopback, and the answers of a made-up SAML provider."""

import base64
import json
import threading
import time
import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.etree import ElementTree

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.x509.oid import NameOID
from onelogin.saml2.utils import OneLogin_Saml2_Utils

CLIENT_ID = "governance"
IDP = "https://idp.example/metadata"


@cache
def key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


class OpenIdProvider(ThreadingHTTPServer):
    """Answers discovery, token, userinfo and keys; `claims` is what it says about whoever comes."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.claims: dict[str, Any] = {}

    def answer(self, path: str) -> dict[str, Any]:
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/token":
            return {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": self.id_token()}
        if path == "/userinfo":
            return self.claims
        return {"keys": [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key().public_key())) | {"kid": "1"}]}

    def id_token(self) -> str:
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT_ID, "iat": now, "exp": now + 60, **self.claims}
        return jwt.encode(said, key(), "RS256", headers={"kid": "1"})


class _Handler(BaseHTTPRequestHandler):
    server: OpenIdProvider

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        body = json.dumps(self.server.answer(self.path.partition("?")[0])).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:  # noqa: N802 - the library's name
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *arguments: Any) -> None:
        pass


@contextmanager
def openid_provider() -> Iterator[OpenIdProvider]:
    """Run the provider for the length of a test."""
    provider = OpenIdProvider()
    thread = threading.Thread(target=provider.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.shutdown()
        provider.server_close()
        thread.join(timeout=10)


@cache
def certificate() -> str:
    """Return the certificate of the SAML provider, PEM."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key().public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    return made.sign(key(), hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


def private_pem() -> str:
    form = serialization.PrivateFormat.PKCS8
    return key().private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def request_id(saml_request: str) -> str:
    """Return the id of the request with which we sent the browser to the provider."""
    xml = zlib.decompress(base64.b64decode(saml_request), -15)
    return ElementTree.fromstring(xml).attrib["ID"]


def saml_answer(number: str, *, answers: str, acs: str, audience: str, signed: bool = True) -> str:
    """Return the provider's signed answer that the person with the number is who they say, in base64."""
    now = datetime.now(UTC)
    stamp, later = (moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (now, now + timedelta(minutes=5)))
    assertion = f"""<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_{uuid.uuid4().hex}"
 Version="2.0" IssueInstant="{stamp}"><saml:Issuer>{IDP}</saml:Issuer><saml:Subject>
<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">p-{number}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
 InResponseTo="{answers}" Recipient="{acs}" NotOnOrAfter="{later}"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{stamp}" NotOnOrAfter="{later}"><saml:AudienceRestriction>
<saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="{stamp}" SessionIndex="1"><saml:AuthnContext><saml:AuthnContextClassRef
>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement><saml:Attribute Name="staff_number"><saml:AttributeValue>{number}</saml:AttributeValue>
</saml:Attribute></saml:AttributeStatement></saml:Assertion>"""
    if signed:
        assertion = OneLogin_Saml2_Utils.add_sign(assertion, private_pem(), certificate()).decode()
    answer = f"""<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_{uuid.uuid4().hex}"
 Version="2.0" IssueInstant="{stamp}" Destination="{acs}" InResponseTo="{answers}"><saml:Issuer
 xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{IDP}</saml:Issuer><samlp:Status><samlp:StatusCode
 Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{assertion}</samlp:Response>"""
    return base64.b64encode(answer.encode()).decode()
