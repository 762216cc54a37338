"""Addresses for those who take part."""

from django.urls import path

from .views import data_rights, join, manage, materials, personal_calendar, register, silence

app_name = "registration"

urlpatterns = [
    path("bestaetigen/<str:token>/", manage.confirm, name="confirm"),
    path("angebot/<str:token>/", manage.offer, name="offer"),
    path("platz/<str:token>/", manage.manage, name="manage"),
    path("platz/<str:token>/entscheiden/", manage.decide, name="decide"),
    path("platz/<str:token>/absagen/", manage.give_back, name="give_back"),
    path("platz/<str:token>/absagen/zurueck/", manage.undo, name="undo"),
    path("platz/<str:token>/dazu/", manage.add, name="add"),
    path("platz/<str:token>/anderer-termin/", manage.swap, name="swap"),
    path("platz/<str:token>/anderer-termin/pruefen/", manage.swap_check, name="swap_check"),
    path("platz/<str:token>/aendern/", manage.change, name="change"),
    path("platz/<str:token>/neue-links/", manage.revoke, name="revoke"),
    path("platz/<str:token>/alles/", manage.everything, name="everything"),
    path("platz/<str:token>/termine.ics", personal_calendar.file, name="calendar_file"),
    path("platz/<str:token>/material/<uuid:key>/", materials.material, name="material"),
    path("dabei/<str:token>/", join.join, name="join"),
    path("meine-trainings/<str:token>.ics", personal_calendar.feed, name="feed"),
    path("adresse/<str:token>/", data_rights.address, name="address"),
    path("meine-daten/<str:token>/", data_rights.my_data, name="my_data"),
    path("loeschen/<str:token>/", data_rights.erase, name="erase"),
    path("geloescht/", data_rights.erased, name="erased"),
    path("link-verloren/", manage.lost_link, name="lost_link"),
    path("link-verloren/gesendet/", manage.links_sent, name="links_sent"),
    path("nie-wieder/<str:token>/", silence.silence, name="silence"),
    path("<uuid:key>/", register.register, name="register"),
    path("<uuid:key>/gesendet/", register.sent, name="sent"),
]
