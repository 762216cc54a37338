"""Addresses for those who take part."""

from django.urls import path

from . import data_rights, own_calendars, places, registering

app_name = "events_public"

urlpatterns = [
    path("bestaetigen/<str:token>/", places.confirm, name="confirm"),
    path("angebot/<str:token>/", places.offer, name="offer"),
    path("platz/<str:token>/", places.manage, name="manage"),
    path("platz/<str:token>/entscheiden/", places.decide, name="decide"),
    path("platz/<str:token>/absagen/", places.give_back, name="give_back"),
    path("platz/<str:token>/dazu/", places.add, name="add"),
    path("platz/<str:token>/aendern/", places.change, name="change"),
    path("platz/<str:token>/neue-links/", places.revoke, name="revoke"),
    path("platz/<str:token>/termine.ics", own_calendars.file, name="calendar_file"),
    path("meine-trainings/<str:token>.ics", own_calendars.feed, name="feed"),
    path("meine-daten/<str:token>/", data_rights.my_data, name="my_data"),
    path("loeschen/<str:token>/", data_rights.erase, name="erase"),
    path("geloescht/", data_rights.erased, name="erased"),
    path("link-verloren/", places.lost_link, name="lost_link"),
    path("link-verloren/gesendet/", places.links_sent, name="links_sent"),
    path("<uuid:key>/", registering.register, name="register"),
    path("<uuid:key>/gesendet/", registering.sent, name="sent"),
]
