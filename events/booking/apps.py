from django.apps import AppConfig


class BookingConfig(AppConfig):
    name = "events.booking"
    label = "booking"
