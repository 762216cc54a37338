"""Addresses of the training desk within the admin."""

from django.urls import path, re_path

from . import consequences, dates, notes, outbox, planned, removal

app_name = "events_desk"

urlpatterns = [
    path("preview/", planned.preview, name="preview"),
    path("<int:pk>/dates/", dates.dates, name="dates"),
    path("<int:pk>/dates/<int:occurrence>/", dates.date, name="date"),
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
