"""Addresses of the training desk within the admin."""

from django.urls import path, re_path

from . import consequences, dates, mail_previews, planned, retention

app_name = "events_desk"

urlpatterns = [
    path("retention/", retention.report, name="retention"),
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
