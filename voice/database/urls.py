"""Addresses of the voice database: one per verb."""

from django.urls import path

from voice.database.views import taxonomy

app_name = "voice_database"
urlpatterns = [
    path("taxonomy/", taxonomy.TaxonomyView.as_view(), name="taxonomy"),
    path("taxonomy/add-term/", taxonomy.AddTermView.as_view(), name="add-term"),
    path("taxonomy/<uuid:pk>/", taxonomy.TermView.as_view(), name="term"),
    path("taxonomy/<uuid:pk>/change-term/", taxonomy.ChangeTermView.as_view(), name="change-term"),
    path("taxonomy/<uuid:pk>/end-term/", taxonomy.EndTermView.as_view(), name="end-term"),
    path("voices/<uuid:pk>/classify/", taxonomy.ClassifyView.as_view(), name="classify"),
]
