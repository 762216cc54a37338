from django.apps import AppConfig


class MailsConfig(AppConfig):
    name = "events.mails"
    label = "mails"
