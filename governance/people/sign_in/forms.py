"""allauth's forms in the words of the house, without placeholders that repeat the labels."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as BaseChangePasswordForm
from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as BaseReauthenticateForm
from allauth.account.forms import ResetPasswordForm as BaseResetPasswordForm
from allauth.account.forms import ResetPasswordKeyForm as BaseResetPasswordKeyForm
from allauth.mfa.base.forms import AuthenticateForm as BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as BaseCodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm as BaseActivateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as BaseAddPasskeyForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as BaseEditPasskeyForm
from django import forms
from django.utils.translation import gettext_lazy as _

PASSKEY_NAME_LENGTH = 60


class Plain(forms.BaseForm):
    """Takes the placeholders away, and the link that allauth writes into the help of password fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in ("password", "oldpassword"):
                field.help_text = ""


class SignInForm(Plain, LoginForm):
    """Staff number and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Staff number")


class ChangePasswordForm(Plain, BaseChangePasswordForm):
    """The present password and a new one, twice."""


class PasswordAgainForm(Plain, BaseReauthenticateForm):
    """The password once more, before something sensitive."""


class ForgottenForm(Plain, BaseResetPasswordForm):
    """Where the link for a new password goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")


class NewPasswordForm(Plain, BaseResetPasswordKeyForm):
    """A new password, twice, after the link."""


class Code(Plain):
    """One field for six digits or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = _("Code")
        code.widget.attrs.update({"class": "input-short", "inputmode": "numeric"})


class CodeForm(Code, BaseAuthenticateForm):
    """The second factor after the password."""


class CodeAgainForm(Code, BaseCodeAgainForm):
    """The second factor once more, before something sensitive."""


class ActivateForm(Code, BaseActivateForm):
    """The first code of a new authenticator app."""


class AddPasskeyForm(Plain, BaseAddPasskeyForm):
    """A passkey and what it is called."""

    name = forms.CharField(label=_("Name of the passkey"), required=False, max_length=PASSKEY_NAME_LENGTH)


class EditPasskeyForm(Plain, BaseEditPasskeyForm):
    """What a passkey is called."""

    name = forms.CharField(label=_("Name of the passkey"), max_length=PASSKEY_NAME_LENGTH)
