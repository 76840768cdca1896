"""How django-allauth behaves in this house: no sign-up, accounts are made by an administrator."""

import base64
import binascii
import logging
import time
from smtplib import SMTPException
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import PUBLIC_ACTOR, actor_for_person
from governance.keys import digest, key_for
from governance.people.models import Person
from governance.people.sign_in import actions
from governance.runner import run
from governance.vault.crypto import Locked, decrypt, encrypt

log = logging.getLogger(__name__)
SECOND_FACTOR = "second factor"
STAFF_NUMBER_CLAIM = "staff_number"
TOO_MANY = _("Too many attempts failed. Wait five minutes, then try again.")


def number_digest(number: str) -> str:
    """Return the keyed digest under which the ledger holds a staff number that someone typed."""
    return digest("typed staff number", number.strip().casefold().encode())


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; signing in is on record."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The staff number or the password is not right."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("This is not your present password."),
        "invalid_password_reset": _("The link is no longer valid. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False."""
        return False

    def login(self, request: HttpRequest, user: Person) -> None:
        """Open the session, once the ledger has the sign-in: without the row nobody gets in."""
        records = get_authentication_records(request, user)
        methods = [str(record.get("type") or record["method"]) for record in records]
        run(actions.signed_in, actor=actor_for_person(user), person=user, methods=methods)
        super().login(request, user)
        request.session["started"] = request.session["used"] = int(clock.now().timestamp())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note the failure under a digest of the number."""
        number = number_digest(str(credentials.get("username", "")))
        run(actions.sign_in_failed, actor=PUBLIC_ACTOR, number_digest=number)

    def set_password(self, user: Person, password: str) -> None:
        """Set a password that the person chose; it is an action like every change."""
        run(actions.choose_password, actor=actor_for_person(user), person=user, password=password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return False just after a sign-in: whoever sets up a second factor then has typed the password already."""
        records = get_authentication_records(self.request, self.request.user)
        if any(time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return the front door, which leads on to the desk."""
        return "/"

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        """Refuse a closed account in the same words as one that does not exist."""
        return refusal_page(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail at once and never through a table: the link in it opens an account.

        A mail server that is away is logged and not shown, since the page must not tell which addresses are known.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            log.error("a mail for a new password was not sent: %s", type(error).__name__)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors are sealed with the root key, which is not in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Enter the newest one; each works once."),
        "cannot_delete_authenticator": _("Your role asks for a second factor. Add another one before you remove this."),
        "cannot_generate_recovery_codes": _("Recovery codes come with a second factor. Set one up first."),
    }

    def get_totp_label(self, user: Person) -> str:
        """Return the staff number, by which the app names the entry."""
        return user.staff_number

    def encrypt(self, text: str) -> str:
        """Return the secret sealed."""
        sealed = encrypt(key_for(SECOND_FACTOR), text.encode(), SECOND_FACTOR)
        return base64.urlsafe_b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret opened; raises Locked when the root key is another one."""
        try:
            sealed = base64.urlsafe_b64decode(encrypted_text)
        except binascii.Error as error:
            raise Locked("not sealed") from error
        return decrypt(key_for(SECOND_FACTOR), sealed, SECOND_FACTOR).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether the person keeps another second factor, or no role of theirs needs one."""
        if authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        if others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        return not actor_for_person(authenticator.user).needs_second_factor

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002 - the library's name
        """Return a first name for a passkey."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on opens an account that already exists; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return False."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie a first single sign-on to the account with the same staff number; otherwise show the refusal page."""
        if sociallogin.state.get("process", "login") != "login":
            refuse(request)  # "connect" would let a signed-in person tie a stranger's identity to an account
        if sociallogin.is_existing:
            return
        number = claimed_number(sociallogin)
        person = Person.objects.filter(staff_number=number, is_active=True).first() if number else None
        if person is None:
            refuse(request)
        sociallogin.connect(request, person)


def claimed_number(sociallogin: Any) -> str:
    """Return the staff number that the provider vouches for, "" without one.

    Only the claim named in the provider's settings counts (`staff_number_claim`, by default "staff_number"): a user
    name may be one that people change themselves at the provider. SAML gives each attribute as a list.
    """
    data = sociallogin.account.extra_data
    claims = data.get("userinfo") or data.get("id_token") or data
    app_settings = sociallogin.provider.app.settings
    value = claims.get(app_settings.get("staff_number_claim", STAFF_NUMBER_CLAIM), "")
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else ""
    return str(value).strip()


def refuse(request: HttpRequest) -> NoReturn:
    """Raise what makes allauth show the refusal page."""
    raise ImmediateHttpResponse(refusal_page(request))


def refusal_page(request: HttpRequest) -> HttpResponse:
    """Return the page that says that there is no account to open."""
    return render(request, "socialaccount/signup_closed.html", status=403)
