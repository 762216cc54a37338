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
        question=T(
            "Was darf ein Beirat eigentlich?",
            "What may a council actually do?",
            "ما الذي يحق للمجلس فعلًا؟",
        ),
        colour="coral",
    ),
    Topic(
        key="integrationsprozesse",
        name=T("Integrationsprozesse", "Integration processes", "مسارات الاندماج"),
        question=T(
            "Wie wird das Amt leichter für alle?",
            "How do offices become easier for everyone?",
            "كيف تصبح الدوائر أسهل على الجميع؟",
        ),
        colour="sun",
    ),
    Topic(
        key="beratungsgremien",
        name=T("Beratungsgremien", "Advisory bodies", "الهيئات الاستشارية"),
        question=T(
            "Wie wird aus Ärger ein Antrag?",
            "How does anger become a motion?",
            "كيف يتحوّل الغضب إلى مقترح؟",
        ),
        colour="moss",
    ),
    Topic(
        key="dialog",
        name=T("Transkultureller Dialog", "Transcultural dialogue", "الحوار بين الثقافات"),
        question=T(
            "Wie reden wir, wenn es kracht?",
            "How do we talk when tempers flare?",
            "كيف نتحاور حين يحتدّ الخلاف؟",
        ),
        colour="petrol",
    ),
    Topic(
        key="engagement",
        name=T("Bürgerschaftliches Engagement", "Civic engagement", "المشاركة المدنية"),
        question=T(
            "Wo fange ich an?",
            "Where do I start?",
            "من أين أبدأ؟",
        ),
        colour="sky",
    ),
    Topic(
        key="empowerment",
        name=T("Empowerment", "Empowerment", "التمكين"),
        question=T(
            "Wie traue ich mich ans Mikrofon?",
            "How do I find the courage to speak?",
            "كيف أجد الشجاعة لأتكلم؟",
        ),
        colour="lilac",
    ),
)
