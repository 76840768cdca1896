"""Passwords only. Permissions never come from here: nothing in this system is allowed by being a superuser."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model
from django.http import HttpRequest


class PersonBackend(AuthenticationBackend):
    """allauth's check of staff number and password, without Django's model permissions."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> AbstractBaseUser | None:
        """Return the person, None for a wrong password and just so for a closed account.

        allauth would hand a closed account on to a page of its own, which tells that the password was right.
        """
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user is None:
            self.unstash_authenticated_user()
        return user

    def has_perm(self, user_obj: AbstractBaseUser, perm: str, obj: Model | None = None) -> bool:
        """Return False: rights come from roles held and from grants."""
        return False

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return the empty set, for the same reason."""
        return set()
