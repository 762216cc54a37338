"""Addresses for those who take part."""

from django.urls import path

from . import views

app_name = "events_public"

urlpatterns = [
    path("bestaetigen/<str:token>/", views.confirm, name="confirm"),
    path("angebot/<str:token>/", views.manage, name="offer"),
    path("platz/<str:token>/", views.manage, name="manage"),
    path("<uuid:key>/", views.register, name="register"),
    path("<uuid:key>/gesendet/", views.sent, name="sent"),
]
