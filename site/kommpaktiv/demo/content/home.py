"""The home page and the words above the lists: stories, trainings, locations."""

from .kinds import T

HOME_TITLE = T("KommPAktiv", "KommPAktiv", "KommPAktiv")

HOME_HEADLINE = T(
    "Politik beginnt vor der eigenen Haustür.",
    "Politics starts on your own doorstep.",
    "السياسة تبدأ أمام باب بيتك.",
)

HOME_LEAD = T(
    (
        "Rund 400 Integrationsbeiräte sprechen in Deutschlands Kommunen für eine vielfältige "
        "Gesellschaft. KommPAktiv stärkt die Menschen darin: mit Trainings, mit Vorbildern und mit "
        "Rat ganz in der Nähe."
    ),
    (
        "Some 400 integration advisory councils speak up for a diverse society in Germany’s "
        "municipalities. KommPAktiv backs the people on them: with trainings, with role models and "
        "with advice close to home."
    ),
    (
        "نحو 400 مجلس استشاري للاندماج ترفع في بلديات ألمانيا صوت مجتمع متنوّع. ويساند KommPAktiv "
        "الناس العاملين فيها بالتدريبات والقدوات والمشورة القريبة منهم."
    ),
)

HOME_DESCRIPTION = T(
    (
        "KommPAktiv stärkt Mitglieder von Integrationsbeiräten: Trainings, Vorbilder und "
        "Ansprechpersonen in Berlin, Hessen und Thüringen."
    ),
    (
        "KommPAktiv backs members of integration advisory councils: trainings, role models and "
        "contacts in Berlin, Hesse and Thuringia."
    ),
    (
        "يساند KommPAktiv أعضاء المجالس الاستشارية للاندماج وعضواتها: تدريبات وقدوات وجهات اتصال "
        "في برلين وهيسن وتورينغن."
    ),
)

FEATURED_STORY = "amina"

CLAIM = T(
    "Politisch aktiv, wo du lebst.",
    "Politically active where you live.",
    "عمل سياسي فاعل حيث نعيش.",
)

INDEX_TITLES: dict[str, T] = {
    "stories": T("Vorbilder", "Role models", "قدوات"),
    "trainings": T("Trainings", "Training sessions", "تدريبات"),
    "locations": T("Standorte", "Locations", "أماكننا"),
}

INDEX_LEADS: dict[str, T] = {
    "stories": T(
        (
            "Niemand kommt mit einer Geschäftsordnung auf die Welt. Hier erzählen Menschen, wie "
            "sie angefangen haben, woran sie fast verzweifelt sind und was heute anders ist, weil "
            "sie geblieben sind."
        ),
        (
            "Nobody is born knowing the rules of procedure. Here people tell how they started, "
            "what nearly made them give up, and what is different today because they stayed."
        ),
        (
            "لا أحد يولد عارفًا بالنظام الداخلي لمجلس البلدية. هنا يروي أناس كيف بدؤوا، وما الذي "
            "كاد يدفعهم إلى الاستسلام، وما الذي تغيّر اليوم لأنهم واصلوا الطريق."
        ),
    ),
    "trainings": T(
        (
            "Ein Abend, ein Samstag, manchmal nur zwei Stunden vor dem Bildschirm. Du lernst, was "
            "du in der nächsten Sitzung brauchst, mit Leuten, die dieselben Fragen haben. Die "
            "Teilnahme kostet nichts."
        ),
        (
            "An evening, a Saturday, sometimes just two hours in front of a screen. You learn what "
            "you need for your next meeting, with people who have the same questions. Taking part "
            "is free."
        ),
        (
            "أمسية واحدة، أو يوم سبت، أو ساعتان فقط أمام الشاشة. هنا تتعلمون ما تحتاجون إليه في "
            "الجلسة القادمة، مع أناس يطرحون الأسئلة نفسها. والمشاركة مجانية."
        ),
    ),
    "locations": T(
        (
            "Drei Standorte, eine Aufgabe: Wir sind da, wo Beiräte arbeiten. Ruf an, schreib uns "
            "oder komm vorbei – auch wenn die Frage klein ist."
        ),
        (
            "Three locations, one job: we are where the councils are. Call, write or drop in – "
            "even if it is only a small question."
        ),
        (
            "ثلاثة مواقع ومهمة واحدة: أن نكون حيث تعمل المجالس. اتصلوا بنا أو راسلونا أو تفضّلوا "
            "بزيارتنا، حتى لو كان السؤال صغيرًا."
        ),
    ),
}

INDEX_DESCRIPTIONS: dict[str, T] = {
    "stories": T(
        (
            "Menschen aus Integrationsbeiräten erzählen, wie sie zur Kommunalpolitik kamen und was "
            "sie dort bewegen."
        ),
        (
            "People from integration advisory councils tell how they came to local politics and "
            "what they get moving there."
        ),
        (
            "أناس من المجالس الاستشارية للاندماج يروون كيف دخلوا السياسة المحلية وما الذي يحرّكونه "
            "فيها."
        ),
    ),
    "trainings": T(
        (
            "Kostenlose Trainings für Mitglieder von Integrationsbeiräten, vor Ort und online, oft "
            "mit Dolmetschen. Anmelden geht ohne Konto."
        ),
        (
            "Free trainings for members of integration advisory councils, on site and online, "
            "often with interpretation. No account needed to register."
        ),
        (
            "تدريبات مجانية لأعضاء المجالس الاستشارية للاندماج وعضواتها، حضوريًا وعبر الإنترنت، "
            "وكثير منها بترجمة شفوية. التسجيل بلا حساب."
        ),
    ),
    "locations": T(
        (
            "KommPAktiv in Berlin, Hessen und Thüringen: Adressen, Öffnungszeiten und Menschen, "
            "die deine Fragen beantworten."
        ),
        (
            "KommPAktiv in Berlin, Hesse and Thuringia: addresses, opening hours and people who "
            "answer your questions."
        ),
        "KommPAktiv في برلين وهيسن وتورينغن: العناوين ومواعيد العمل وأشخاص يجيبون عن أسئلتكم.",
    ),
}

CALENDAR_TITLES: dict[str, T] = {
    "berlin": T("Trainings in Berlin", "Trainings in Berlin", "تدريبات في برلين"),
    "hessen": T("Trainings in Hessen", "Trainings in Hesse", "تدريبات في هيسن"),
    "thueringen": T("Trainings in Thüringen", "Trainings in Thuringia", "تدريبات في تورينغن"),
}

CALENDAR_LEADS: dict[str, T] = {
    "berlin": T(
        (
            "Meist nach Feierabend, mit Tee, gleich an der U-Bahn: Unsere Berliner Trainings "
            "passen in eine volle Woche."
        ),
        (
            "Mostly after work, with tea, right by the underground: our Berlin trainings fit into "
            "a busy week."
        ),
        (
            "غالبًا بعد انتهاء الدوام، مع كوب من الشاي، وعلى خطوات من المترو: لتدريباتنا في برلين "
            "مكان حتى في أسبوع مزدحم."
        ),
    ),
    "hessen": T(
        (
            "Von Kassel bis Darmstadt sind die Wege weit. Darum wandern unsere Trainings mit – und "
            "manche kommen über den Bildschirm zu dir."
        ),
        (
            "From Kassel to Darmstadt is a long way. So our trainings travel too – and some come "
            "to you on a screen."
        ),
        (
            "المسافة طويلة من كاسل إلى دارمشتات. لذلك تنتقل تدريباتنا معكم من مدينة إلى أخرى، "
            "وبعضها يصل إليكم عبر الشاشة."
        ),
    ),
    "thueringen": T(
        (
            "Oft am Samstag, damit die Woche frei bleibt, und nie weit vom Bahnhof: Trainings "
            "zwischen Eisenach und Gera."
        ),
        (
            "Often on a Saturday, so that your week stays free, and never far from a station: "
            "trainings between Eisenach and Gera."
        ),
        (
            "غالبًا يوم السبت، كي تبقى أيام الأسبوع حرّة، وقريبًا دائمًا من محطة القطار: تدريبات "
            "ما بين آيزناخ وغيرا."
        ),
    ),
}

STORY_INDEX_TITLES: dict[str, T] = {
    "berlin": T("Vorbilder aus Berlin", "Role models from Berlin", "قدوات من برلين"),
    "hessen": T("Vorbilder aus Hessen", "Role models from Hesse", "قدوات من هيسن"),
    "thueringen": T("Vorbilder aus Thüringen", "Role models from Thuringia", "قدوات من تورينغن"),
}

STORY_INDEX_LEADS: dict[str, T] = {
    "berlin": T(
        (
            "Zwölf Bezirke, jeder so groß wie eine Großstadt. Diese Menschen haben in ihrem "
            "angefangen."
        ),
        "Twelve boroughs, each the size of a city. These people started in theirs.",
        "اثنا عشر حيًّا إداريًا، كل منها بحجم مدينة كبيرة. وهؤلاء الناس بدؤوا من أحيائهم.",
    ),
    "hessen": T(
        "Zwischen Bankentürmen und Fachwerk: Menschen aus Hessen, die sich zu Wort gemeldet haben.",
        "Between bank towers and timbered houses: people from Hesse who asked for the floor.",
        "بين أبراج المصارف والبيوت الخشبية القديمة: أناس من هيسن طلبوا الكلمة.",
    ),
    "thueringen": T(
        "Kurze Wege, kleine Beiräte, lange Listen von Aufgaben: Menschen aus Thüringen erzählen.",
        (
            "Short distances, small councils, long lists of things to do: people from Thuringia "
            "tell their stories."
        ),
        "مسافات قصيرة ومجالس صغيرة وقوائم طويلة من المهام: أناس من تورينغن يروون قصصهم.",
    ),
}
