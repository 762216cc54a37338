"""The six topics. Their order is the order on the home page."""

from .kinds import T, Topic

TOPICS: tuple[Topic, ...] = (
    Topic(
        key="integrationsbeiraete",
        name=T(
            "Integrationsbeiräte",
            "Integration advisory councils",
            "المجالس الاستشارية للاندماج",
        ),
        colour="coral",
    ),
    Topic(
        key="integrationsprozesse",
        name=T("Integrationsprozesse", "Integration processes", "مسارات الاندماج"),
        colour="sun",
    ),
    Topic(
        key="beratungsgremien",
        name=T("Beratungsgremien", "Advisory bodies", "الهيئات الاستشارية"),
        colour="moss",
    ),
    Topic(
        key="dialog",
        name=T("Transkultureller Dialog", "Transcultural dialogue", "الحوار بين الثقافات"),
        colour="petrol",
    ),
    Topic(
        key="engagement",
        name=T("Bürgerschaftliches Engagement", "Civic engagement", "المشاركة المدنية"),
        colour="sky",
    ),
    Topic(
        key="empowerment",
        name=T("Empowerment", "Empowerment", "التمكين"),
        colour="lilac",
    ),
)
