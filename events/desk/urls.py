"""Addresses of the training desk within the admin."""

from django.urls import path, re_path

from . import consequences, dates, mail_previews, notes, outbox, planned, removal, retention

app_name = "events_desk"

urlpatterns = [
    path("retention/", retention.report, name="retention"),
    path("preview/", planned.preview, name="preview"),
    path("<int:pk>/dates/", dates.dates, name="dates"),
    path("<int:pk>/dates/<int:occurrence>/", dates.date, name="date"),
    path("<int:pk>/mails/", mail_previews.mail_preview, name="mail_preview"),
    path("dates/<int:pk>/note/", notes.note, name="note"),
    path("messages/<int:pk>/again/", outbox.send_again, name="send_again"),
    path("places/<int:pk>/take-back/", removal.take_back, name="take_back"),
    path("places/<int:pk>/new-links/", removal.new_links, name="new_links"),
    re_path(
        r"^(?P<pk>\d+)/(?P<action>publish|unpublish|delete)/$",
        consequences.consequences,
        name="consequences",
    ),
]
