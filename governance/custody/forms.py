"""What people fill in about their keys."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.people.models import Person
from governance.vault.models import KeyPair, Recovery
from governance.web.fields import LongTextField

SHORTEST = 14
MOST_OFFICERS = 16


class PassphraseField(forms.CharField):
    """A passphrase; what was typed is never shown again."""

    def __init__(self, *, fresh: bool = False, **kwargs: Any) -> None:
        autocomplete = "new-password" if fresh else "current-password"
        kwargs["widget"] = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        if fresh:
            kwargs["min_length"] = SHORTEST
            kwargs["error_messages"] = {"min_length": _("Use 14 signs or more.")}
        super().__init__(max_length=200, strip=False, **kwargs)


class UnlockForm(forms.Form):
    """One's passphrase."""

    passphrase = PassphraseField(label=_("Passphrase of your key"))


class NewPassphraseForm(forms.Form):
    """A fresh passphrase, twice."""

    fresh = PassphraseField(
        label=_("New passphrase"),
        fresh=True,
        help_text=_("14 signs or more, easiest as four or five unconnected words. Do not use your sign-in password."),
    )
    again = PassphraseField(label=_("New passphrase, once more"), fresh=True)

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        data = super().clean() or {}
        if data.get("fresh") and data.get("again") and data["fresh"] != data["again"]:
            self.add_error("again", _("The two passphrases differ."))
        return data


class ChangePassphraseForm(NewPassphraseForm):
    """The present passphrase and a fresh one."""

    present = PassphraseField(label=_("Present passphrase"))
    field_order = ["present", "fresh", "again"]


class MemberForm(forms.Form):
    """To whom the key of a post is handed."""

    member = forms.ModelChoiceField(
        label=_("Person"), queryset=Person.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, waiting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = waiting  # type: ignore[attr-defined]
        self.fields["member"].label_from_instance = lambda p: f"{p.name}（{p.staff_number}）"  # type: ignore[attr-defined]


class SplitForm(forms.Form):
    """Who holds shares of the recovery key, and how many are needed."""

    officers = LongTextField(
        label=_("Staff numbers of the officers"),
        rows=5,
        max_length=500,
        help_text=_(
            "One a line, three or more. Choose people of different divisions; none of them system administrator."
        ),
    )
    threshold = forms.IntegerField(
        label=_("Shares needed"),
        min_value=2,
        max_value=MOST_OFFICERS,
        widget=forms.NumberInput(attrs={"class": "input-short"}),
    )

    def clean_officers(self) -> list[Person]:
        """Return the people; names each number that is not one of an account in use."""
        numbers = list(dict.fromkeys(self.cleaned_data["officers"].split()))
        people = {p.staff_number: p for p in Person.objects.filter(staff_number__in=numbers, is_active=True)}
        unknown = [number for number in numbers if number not in people]
        if unknown:
            raise ValidationError(
                _("There is no account with the number %(numbers)s."), params={"numbers": "、".join(unknown)}
            )
        if not 3 <= len(numbers) <= MOST_OFFICERS:
            raise ValidationError(_("Name 3 to 16 officers."))
        return [people[number] for number in numbers]

    def clean(self) -> dict[str, Any]:
        """Refuse a threshold that all together could not reach."""
        data = super().clean() or {}
        if data.get("officers") and (data.get("threshold") or 0) > len(data["officers"]):
            self.add_error("threshold", _("More shares would be needed than there are officers."))
        return data


class ShareForm(forms.Form):
    """The words of a share."""

    words = LongTextField(
        label=_("Words of your share"),
        rows=5,
        max_length=1000,
        help_text=_("All words in their order, with spaces between."),
    )


class TakeShareForm(forms.Form):
    """The officer says that the words are on paper."""

    written_down = forms.BooleanField(
        label=_("I have written down every word and checked them"),
        error_messages={"required": _("Tick the box when you have written down the words.")},
    )


class AskRecoveryForm(forms.Form):
    """What is to be brought back, and why."""

    kind = forms.ChoiceField(label=_("Occasion"), widget=forms.RadioSelect)
    post = forms.ModelChoiceField(label=_("Post"), queryset=KeyPair.objects.none(), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=500)
    fresh = PassphraseField(
        label=_("New passphrase"), fresh=True, required=False, help_text=_("Only when you have lost your passphrase.")
    )

    def __init__(self, *args: Any, posts: list[KeyPair], words: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [choice for choice in Recovery.Kind.choices if posts or choice[0] != Recovery.Kind.POST]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        if posts:
            field = self.fields["post"]
            field.queryset = KeyPair.objects.filter(pk__in=[post.pk for post in posts])  # type: ignore[attr-defined]
            field.label_from_instance = lambda post: words[post.holder]  # type: ignore[attr-defined]
        else:
            del self.fields["post"]

    def clean(self) -> dict[str, Any]:
        """Ask for the post or the passphrase that the occasion needs."""
        data = super().clean() or {}
        if data.get("kind") == Recovery.Kind.PASSPHRASE and not data.get("fresh") and "fresh" not in self.errors:
            self.add_error("fresh", _("Choose a new passphrase."))
        if data.get("kind") == Recovery.Kind.POST and not data.get("post"):
            self.add_error("post", _("Choose the post."))
        return data
