"""Addresses for programs and other sites: feeds, files, data, and the calendar in a frame."""

from django.urls import path

from . import views

app_name = "feeds"

urlpatterns = [
    path("<uuid:key>.ics", views.feed, name="feed"),
    path("<uuid:key>.json", views.data, name="data"),
    path("<uuid:key>/einbetten/", views.embed, name="embed"),
    path("termin/<uuid:uid>.ics", views.date, name="date"),
    path("training/<uuid:key>/aushang.pdf", views.poster, name="poster"),
    path("training/<uuid:key>.ics", views.training, name="training"),
]
