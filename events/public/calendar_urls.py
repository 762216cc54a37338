"""Addresses for programs and other sites: feeds, files, data, and the calendar in a frame."""

from django.urls import path

from . import calendars

app_name = "events_calendar"

urlpatterns = [
    path("<uuid:key>.ics", calendars.feed, name="feed"),
    path("<uuid:key>.json", calendars.data, name="data"),
    path("<uuid:key>/einbetten/", calendars.embed, name="embed"),
    path("termin/<uuid:uid>.ics", calendars.date, name="date"),
    path("training/<uuid:key>.ics", calendars.training, name="training"),
]
