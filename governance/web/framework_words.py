"""Messages of Django that this house says in its own words: locale/ja has them, and ours come before Django's."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

OVERRIDDEN = (
    gettext_noop("This field is required."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
)


def ask_to_choose() -> None:
    """Let every field of choices or files that was left empty ask to choose, not to type."""
    for field in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelMultipleChoiceField, forms.FileField):
        field.default_error_messages = {**field.default_error_messages, "required": _("Please choose.")}
