"""Passwords only. Permissions never come from here: nothing in this system is allowed by being a superuser."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model


class PersonBackend(AuthenticationBackend):
    """allauth's check of staff number and password, without Django's model permissions."""

    def has_perm(self, user_obj: AbstractBaseUser, perm: str, obj: Model | None = None) -> bool:
        """Return False: rights come from roles held and from grants."""
        return False

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return the empty set, for the same reason."""
        return set()
