"""Addresses for those who take part."""

from django.urls import path

from . import data_rights, views

app_name = "events_public"

urlpatterns = [
    path("bestaetigen/<str:token>/", views.confirm, name="confirm"),
    path("platz/<str:token>/", views.manage, name="manage"),
    path("meine-daten/<str:token>/", data_rights.my_data, name="my_data"),
    path("loeschen/<str:token>/", data_rights.erase, name="erase"),
    path("geloescht/", data_rights.erased, name="erased"),
    path("<uuid:key>/", views.register, name="register"),
    path("<uuid:key>/gesendet/", views.sent, name="sent"),
]
