"""Messages of Django that this house says in its own words: locale/ja has them, and ours come before Django's."""

from django.utils.translation import gettext_noop

OVERRIDDEN = (
    gettext_noop("This field is required."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
)
