from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "events.schedule"
    label = "schedule"
