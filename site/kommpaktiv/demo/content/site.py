"""Words of the frame: menus, footer, roles, and what the site says about itself."""

from .kinds import T

MENU = (
    ("trainings", None),
    ("stories", None),
    ("locations", None),
    ("about", T("Projekt", "Project", "المشروع")),
)

FOOTER = (
    (
        T("KommPAktiv", "KommPAktiv", "KommPAktiv"),
        ("about", "trainings", "stories", "locations"),
    ),
    (
        T("Themen", "Topics", "المواضيع"),
        (
            "integrationsbeiraete",
            "integrationsprozesse",
            "beratungsgremien",
            "dialog",
            "engagement",
            "empowerment",
        ),
    ),
    (
        T("Rechtliches", "Legal", "معلومات قانونية"),
        ("imprint", "privacy", "accessibility"),
    ),
)

TRAINER_ROLE = T("Leitet Trainings", "Trainer", "تقديم التدريبات")

ORGANISATION = "Förderverein des Bundeszuwanderungs- und Integrationsrat e. V."
EMAIL = "kontakt@example.org"
PHONE = "030 23125 100"
ADDRESS = "Beispielstraße 1\n12043 Berlin"
