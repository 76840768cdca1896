"""Addresses of the voice database: one per verb."""

from django.urls import path

from voice.database.views import groups, imports, search, taxonomy, trends

app_name = "voice_database"
urlpatterns = [
    path("taxonomy/", taxonomy.TaxonomyView.as_view(), name="taxonomy"),
    path("taxonomy/add-term/", taxonomy.AddTermView.as_view(), name="add-term"),
    path("taxonomy/<uuid:pk>/", taxonomy.TermView.as_view(), name="term"),
    path("taxonomy/<uuid:pk>/change-term/", taxonomy.ChangeTermView.as_view(), name="change-term"),
    path("taxonomy/<uuid:pk>/end-term/", taxonomy.EndTermView.as_view(), name="end-term"),
    path("voices/<uuid:pk>/classify/", taxonomy.ClassifyView.as_view(), name="classify"),
    path("voices/<uuid:pk>/group-with/", groups.GroupWithView.as_view(), name="group-with"),
    path("suggestions/", groups.SuggestionListView.as_view(), name="suggestions"),
    path("suggestions/<uuid:pk>/", groups.SuggestionView.as_view(), name="suggestion"),
    path("suggestions/<uuid:pk>/confirm-same/", groups.ConfirmSameView.as_view(), name="confirm-same"),
    path("suggestions/<uuid:pk>/say-different/", groups.SayDifferentView.as_view(), name="say-different"),
    path("groups/<uuid:pk>/", groups.GroupView.as_view(), name="group"),
    path("groups/<uuid:pk>/merge-groups/", groups.MergeGroupsView.as_view(), name="merge-groups"),
    path("groups/<uuid:pk>/split-group/", groups.SplitGroupView.as_view(), name="split-group"),
    path("views/save-view/", search.SaveViewView.as_view(), name="save-view"),
    path("views/<uuid:pk>/remove-view/", search.RemoveViewView.as_view(), name="remove-view"),
    path("imports/", imports.ImportListView.as_view(), name="imports"),
    path("imports/upload-voices/", imports.UploadVoicesView.as_view(), name="upload-voices"),
    path("imports/<uuid:pk>/", imports.ImportView.as_view(), name="import"),
    path("imports/<uuid:pk>/file-import/", imports.FileImportView.as_view(), name="file-import"),
    path("imports/<uuid:pk>/drop-import/", imports.DropImportView.as_view(), name="drop-import"),
    path("trends/", trends.TrendsView.as_view(), name="trends"),
]
