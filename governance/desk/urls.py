"""Address of the desk."""

from django.urls import path

from governance.desk.views import DeskView

app_name = "desk"
urlpatterns = [path("", DeskView.as_view(), name="desk")]
