"""Addresses of documents of conduct."""

from django.urls import path

from compliance.conduct.views import card, completion, reading, signing, writing

app_name = "conduct"
urlpatterns = [
    path("", reading.IndexView.as_view(), name="index"),
    path("code-of-conduct/", reading.PublicCodeView.as_view(), name="public-code"),
    path("editions/", reading.EditionsView.as_view(), name="editions"),
    path("draft/", writing.DraftView.as_view(), name="draft"),
    path("editions/<uuid:pk>/", reading.EditionView.as_view(), name="edition"),
    path("editions/<uuid:pk>/pdf/", reading.EditionPdfView.as_view(), name="edition-pdf"),
    path("editions/<uuid:pk>/compare/", reading.CompareView.as_view(), name="compare"),
    path("editions/<uuid:pk>/revise/", writing.ReviseView.as_view(), name="revise"),
    path("editions/<uuid:pk>/add-article/", writing.AddArticleView.as_view(), name="add-article"),
    path("editions/<uuid:pk>/submit/", writing.SubmitView.as_view(), name="submit"),
    path("editions/<uuid:pk>/send-back/", writing.SendBackView.as_view(), name="send-back"),
    path("editions/<uuid:pk>/approve/", writing.ApproveView.as_view(), name="approve"),
    path("editions/<uuid:pk>/withdraw/", writing.WithdrawView.as_view(), name="withdraw"),
    path("editions/<uuid:pk>/remind/", signing.RemindView.as_view(), name="remind"),
    path("editions/<uuid:pk>/sign/", signing.SignView.as_view(), name="sign"),
    path("editions/<uuid:pk>/confirmation/", signing.ConfirmationView.as_view(), name="confirmation"),
    path("articles/<uuid:pk>/change-article/", writing.ChangeArticleView.as_view(), name="change-article"),
    path("articles/<uuid:pk>/remove-article/", writing.RemoveArticleView.as_view(), name="remove-article"),
    path("completion/", completion.CompletionView.as_view(), name="completion"),
    path("completion/<uuid:pk>/", completion.UnsignedView.as_view(), name="unsigned"),
    path("card/", card.CardView.as_view(), name="card"),
    path("card/pdf/", card.CardPdfView.as_view(), name="card-pdf"),
    path("card/sheet/", card.CardSheetView.as_view(), name="card-sheet"),
    path("contacts/", card.ContactsView.as_view(), name="contacts"),
    path("contacts/add-contact/", card.AddContactView.as_view(), name="add-contact"),
    path("contacts/<uuid:pk>/change-contact/", card.ChangeContactView.as_view(), name="change-contact"),
    path("contacts/<uuid:pk>/remove-contact/", card.RemoveContactView.as_view(), name="remove-contact"),
]
