"""The words of this room."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """From a draft to the public, and back out."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Made public")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Kind(models.TextChoices):
    """Kinds of personal data, as in masking.Kind."""

    NAME = "name", _("Name of a person")
    PHONE = "phone", _("Phone number")
    POSTAL = "postal", _("Postal code")
    ADDRESS = "address", _("Address")
    EMAIL = "email", _("E-mail address")
    URL = "url", _("Address of a page")
    PENSION_NUMBER = "pension_number", _("Basic pension number")
    INDIVIDUAL_NUMBER = "individual_number", _("Individual number")
    INSURED_NUMBER = "insured_number", _("Number of an insured person")
    CERTIFICATE = "certificate", _("Number of a pension certificate")
    BANK = "bank", _("Bank account")
    BIRTH = "birth", _("Date of birth")
    CAR = "car", _("Number of a car")
    RECEIPT = "receipt", _("Number of a receipt")


REASONS: dict[str, str | Promise] = {
    "account_number": _("an account is named before it"),
    "account_post": _("sign and number of the Post Bank"),
    "account_whole": _("bank, branch and number"),
    "address_label": _("an address is named before it"),
    "address_lots": _("town and lot number"),
    "address_town": _("a town where somebody may live"),
    "birth_beside_name": _("a day right after a name"),
    "birth_words": _("a birth is named beside it"),
    "by_hand": _("marked by hand"),
    "car_shape": _("the form of a number plate"),
    "certificate_shape": _("the form of such a number"),
    "certificate_words": _("a certificate is named before it"),
    "email_shape": _("the form of such an address"),
    "individual_check_digit": _("12 digits, and the check digit fits"),
    "individual_words": _("12 digits; the check digit does not fit"),
    "insured_words": _("insurance is named before it"),
    "name_again": _("the name was found elsewhere in the text"),
    "name_called": _("the words beside it say that it is a name"),
    "name_dictionary": _("a name in the dictionary"),
    "name_foreign": _("a foreign name in katakana"),
    "name_full": _("surname and given name"),
    "name_honorific": _("a polite word or a title follows"),
    "name_label": _("a name is announced before it"),
    "name_latin": _("a name in Latin letters"),
    "name_listed": _("listed beside a name"),
    "name_relative": _("a relative or an office is named before it"),
    "name_signed": _("it stands where one signs"),
    "pension_shape": _("the form of such a number"),
    "pension_words": _("a pension number is named before it"),
    "phone_label": _("a phone is named before it"),
    "phone_shape": _("the form of such a number"),
    "postal_code": _("the form of such a code"),
    "receipt_words": _("a receipt is named before it"),
    "url_of_person": _("a page that may lead to a person"),
}
"""Why a place is thought to be personal, by the finders' codes."""
