"""Addresses for those who take part."""

from django.urls import path

from . import registering, views

app_name = "events_public"

urlpatterns = [
    path("bestaetigen/<str:token>/", views.confirm, name="confirm"),
    path("platz/<str:token>/", views.manage, name="manage"),
    path("<uuid:key>/", registering.register, name="register"),
    path("<uuid:key>/gesendet/", registering.sent, name="sent"),
]
