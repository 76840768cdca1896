"""How django-allauth behaves in this house: no sign-up, accounts are made by an administrator."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from governance.people.models import Person


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False."""
        return False

    def set_password(self, user: Person, password: str) -> None:
        """Set a password that the person chose: it need not be changed any more."""
        user.must_change_password = False
        super().set_password(user, password)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on opens an account that already exists; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return False."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie a first single sign-on to the account with the same staff number; otherwise show the refusal page."""
        if sociallogin.is_existing:
            return
        number = str(sociallogin.account.extra_data.get("staff_number") or sociallogin.user.staff_number or "")
        person = Person.objects.filter(staff_number=number, is_active=True).first() if number else None
        if person is None:
            raise ImmediateHttpResponse(render(request, "socialaccount/signup_closed.html", status=403))
        sociallogin.connect(request, person)
