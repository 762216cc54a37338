"""Addresses of the training desk within the admin."""

from django.urls import path, re_path

from . import (
    embed_code,
    mail_previews,
    needs,
    notes,
    occurrences,
    outbox,
    patterns,
    publish_preview,
    registration_actions,
    repeat,
    retention,
    schedule_preview,
    unconfirmed,
)

app_name = "desk"

urlpatterns = [
    path("retention/", retention.report, name="retention"),
    path("patterns/", patterns.patterns, name="patterns"),
    path("preview/", schedule_preview.preview, name="preview"),
    path("<int:pk>/dates/", occurrences.dates, name="dates"),
    path("<int:pk>/dates/<int:occurrence>/", occurrences.date, name="date"),
    path("<int:pk>/mails/", mail_previews.mail_preview, name="mail_preview"),
    path("<int:pk>/repeat/", repeat.repeat_training, name="repeat"),
    path("calendars/<int:pk>/embed/", embed_code.embed_code, name="embed_code"),
    path("dates/<int:pk>/note/", notes.note, name="note"),
    path("dates/<int:pk>/needs/", needs.needs, name="needs"),
    path("dates/<int:pk>/unconfirmed/", unconfirmed.unconfirmed, name="unconfirmed"),
    path("messages/<int:pk>/again/", outbox.send_again, name="send_again"),
    path("places/<int:pk>/take-back/", registration_actions.take_back, name="take_back"),
    path("places/<int:pk>/new-links/", registration_actions.new_links, name="new_links"),
    re_path(
        r"^(?P<pk>\d+)/(?P<action>publish|unpublish|delete)/$",
        publish_preview.publish_preview,
        name="publish_preview",
    ),
]
