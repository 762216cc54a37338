"""Addresses of the training desk within the admin."""

from django.urls import path, re_path

from . import consequences, dates, mail_previews, planned

app_name = "events_desk"

urlpatterns = [
    path("preview/", planned.preview, name="preview"),
    path("<int:pk>/dates/", dates.dates, name="dates"),
    path("<int:pk>/dates/<int:occurrence>/", dates.date, name="date"),
    path("<int:pk>/mails/", mail_previews.mail_preview, name="mail_preview"),
    re_path(
        r"^(?P<pk>\d+)/(?P<action>publish|unpublish|delete)/$",
        consequences.consequences,
        name="consequences",
    ),
]
