"""The demo's trainings: one of every kind the training desk has to cope with."""

from datetime import time

from .kinds import (
    Accordion,
    Bullets,
    Change,
    Heading,
    Material,
    Paragraphs,
    Question,
    Quote,
    T,
    Training,
)

# Texts that several trainings share.
LEARN = Heading(T("Das lernst du", "What you will learn", "ماذا ستتعلمون"))
DAY = Heading(T("So läuft der Tag", "How the day goes", "كيف يسير اليوم"))
WEEKEND = Heading(
    T("So läuft das Wochenende", "How the weekend goes", "كيف تسير عطلة نهاية الأسبوع")
)
EVENING = Heading(T("So läuft der Abend", "How the evening goes", "كيف تسير الأمسية"))
BRING = Heading(T("Das bringst du mit", "What to bring", "ماذا تُحضرون معكم"))

COSTS = (
    T("Was kostet das?", "What does it cost?", "كم تبلغ التكلفة؟"),
    (
        T(
            (
                "Nichts. Training, Getränke und Imbiss sind kostenlos. Heb deine Fahrkarte auf: "
                "Den Preis für Bus und Bahn erstatten wir dir."
            ),
            (
                "Nothing. The training, the drinks and the snacks are free. Keep your ticket: we "
                "refund what you paid for bus or train."
            ),
            (
                "لا شيء. التدريب والمشروبات والوجبة الخفيفة كلها مجانية. احتفظوا بتذاكر الحافلة "
                "أو القطار، فنحن نردّ لكم ثمنها."
            ),
        ),
    ),
)
COSTS_ONLINE = (
    T("Kostet das etwas?", "Is there a fee?", "هل هناك رسوم؟"),
    (
        T(
            (
                "Nein. Du brauchst nur ein Handy oder einen Computer und eine Verbindung, die für "
                "ein Gespräch reicht. Die Kamera darf aus bleiben."
            ),
            (
                "No. All you need is a phone or a computer and a connection good enough for a "
                "call. Your camera may stay off."
            ),
            (
                "لا. يكفي هاتف أو حاسوب واتصال بالإنترنت يسمح بإجراء مكالمة. ويمكن أن تبقى "
                "الكاميرا مغلقة."
            ),
        ),
    ),
)
CANNOT_COME = (
    T("Und wenn ich doch nicht kann?", "What if I can’t come after all?", "وماذا لو تعذّر الحضور؟"),
    (
        T(
            (
                "Dann sag kurz ab. Der Link dazu steht in deiner Bestätigung. Dein Platz geht "
                "sofort an die Warteliste."
            ),
            (
                "Then cancel your place. The link is in your confirmation. Your place goes "
                "straight to the waiting list."
            ),
            (
                "يمكن إلغاء المشاركة عبر الرابط الموجود في رسالة التأكيد، فينتقل المقعد فورًا إلى "
                "قائمة الانتظار."
            ),
        ),
    ),
)
CERTIFICATE = (
    T("Bekomme ich eine Bescheinigung?", "Do I get a certificate?", "هل أحصل على شهادة حضور؟"),
    (
        T(
            "Ja. Wer dabei war, bekommt eine Teilnahmebescheinigung, auf Papier oder per E-Mail.",
            (
                "Yes. Everyone who was there gets a certificate of attendance, on paper or by "
                "e-mail."
            ),
            "نعم. كل من حضر يحصل على شهادة حضور، ورقيةً أو بالبريد الإلكتروني.",
        ),
    ),
)
CHILDREN = (
    T("Kann ich mein Kind mitbringen?", "Can I bring my child?", "هل يمكنني إحضار طفلي معي؟"),
    (
        T(
            (
                "Gern. Nebenan gibt es eine Spielecke und jemanden, der mitspielt. Schreib uns "
                "vorher, wie alt dein Kind ist."
            ),
            (
                "Please do. There is a play corner next door and somebody to play with. Tell us "
                "beforehand how old your child is."
            ),
            (
                "بكل سرور. في الغرفة المجاورة ركن للعب ومن يلعب مع الأطفال. اكتبوا لنا مسبقًا كم "
                "عمر الطفل."
            ),
        ),
    ),
)
STEP_FREE = T(
    (
        "Der Eingang ist ebenerdig, ein barrierefreies WC liegt auf derselben Etage. Sag uns bei "
        "der Anmeldung, was du sonst brauchst."
    ),
    (
        "The entrance is step-free, with an accessible toilet on the same floor. Tell us what "
        "else you need when you register."
    ),
    (
        "المدخل بلا درجات، ودورة المياه المهيّأة لذوي الإعاقة في الطابق نفسه. أخبرونا عند التسجيل "
        "بما تحتاجون إليه أيضًا."
    ),
)
LIFT = T(
    (
        "Ein Aufzug fährt bis vor die Tür, und sie ist breit genug für Rollstühle. Für Pausen "
        "gibt es ein ruhiges Zimmer."
    ),
    (
        "A lift brings you to the door, which is wide enough for wheelchairs. There is a quiet "
        "room for breaks."
    ),
    (
        "يوصلكم المصعد حتى باب القاعة، والباب واسع يتّسع للكراسي المتحركة. وتوجد غرفة هادئة "
        "للاستراحة."
    ),
)
SCREEN = T(
    (
        "Alles auf dem Bildschirm lesen wir auch vor. Untertitel kannst du selbst einschalten, "
        "die Folien kommen vorher per E-Mail."
    ),
    (
        "Whatever is on the screen, we also read aloud. You can switch on captions, and the "
        "slides arrive by e-mail beforehand."
    ),
    (
        "كل ما يظهر على الشاشة نقرؤه أيضًا بصوت مسموع. ويمكن تشغيل الترجمة النصية، وتصل الشرائح "
        "مسبقًا بالبريد الإلكتروني."
    ),
)
ALL_MEMBERS = T(
    "Mitglieder von Integrationsbeiräten, ob neu oder erfahren",
    "Members of integration advisory councils, new or experienced",
    "أعضاء وعضوات المجالس الاستشارية للاندماج، جددًا كانوا أو من ذوي الخبرة",
)
EVERYONE = T(
    "Alle, die sich in ihrer Kommune einmischen wollen, mit oder ohne Amt",
    "Everyone who wants a say in their municipality, elected or not",
    "كل من يرغب في المشاركة في شؤون بلديته، بمنصب أو من دونه",
)

# Questions of the forms.
MEAL = Question(
    T("Was isst du mittags?", "What would you like for lunch?", "ماذا تفضّلون على الغداء؟"),
    "choice",
    help=T(
        "Wir kochen nicht mit Schwein.",
        "We do not cook with pork.",
        "لا نستخدم لحم الخنزير في الطبخ.",
    ),
    choices=T(
        "Vegan\nVegetarisch\nMit Fleisch",
        "Vegan food\nVegetarian food\nFood with meat",
        "طعام نباتي صِرف\nطعام نباتي\nطعام مع لحم",
    ),
    is_required=True,
)
CHILDREN_COMING = Question(
    T("Bringst du Kinder mit?", "Are you bringing children?", "هل تُحضرون أطفالًا معكم؟"), "yes_no"
)
CHILDREN_AGES = Question(
    T("Wie alt sind sie?", "How old are they?", "كم أعمارهم؟"),
    is_required=True,
    only_if=(2, "ja"),
)
MEMBER_SINCE = Question(
    T(
        "Seit wann bist du Mitglied?",
        "Since when have you been a member?",
        "منذ متى تشاركون في المجلس؟",
    ),
    "date",
)
FIRST_TOPIC = Question(
    T(
        "Worüber möchtest du sprechen?",
        "What would you like to talk about?",
        "عمّ تودّون الحديث؟",
    ),
    "choices",
    choices=T(
        "Die erste Sitzung\nVerbündete finden\nEtwas anderes",
        "The first meeting\nFinding allies\nSomething else",
        "الجلسة الأولى\nإيجاد حلفاء\nشيء آخر",
    ),
)
OWN_TOPIC = Question(
    T("Worüber genau?", "About what exactly?", "عن أي شيء تحديدًا؟"),
    is_required=True,
    only_if=(2, "Etwas anderes"),
)

TRAININGS: tuple[Training, ...] = (
    Training(
        key="haushalt",
        slug="haushalt-lesen-haushalt-verstehen",
        title=T(
            "Haushalt lesen, Haushalt verstehen",
            "Read the budget, understand the budget",
            "نقرأ الميزانية ونفهمها",
        ),
        lead=T(
            (
                "Vierhundert Seiten Zahlen, und irgendwo darin steht euer Jugendtreff. An einem "
                "Samstag lernst du, wo du suchen musst."
            ),
            (
                "Four hundred pages of figures, and somewhere in there is your youth club. In one "
                "Saturday you learn where to look."
            ),
            (
                "أربعمئة صفحة من الأرقام، وفي مكان ما بينها نادي الشباب في حيّكم. في يوم سبت واحد "
                "تتعلمون أين تبحثون."
            ),
        ),
        description=T(
            (
                "Ein Samstag in Erfurt: Wie ein städtischer Haushalt aufgebaut ist, wo das Geld "
                "für Integration steht und wann du mitreden kannst."
            ),
            (
                "A Saturday in Erfurt: how a city budget is built, where the money for "
                "integration is and when you can have your say."
            ),
            (
                "يوم سبت في إرفورت: كيف تُبنى ميزانية المدينة، وأين نجد أموال الاندماج، ومتى "
                "يمكننا إبداء الرأي."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        (
                            "Wie ein Haushaltsplan aufgebaut ist und welche zehn Seiten du "
                            "wirklich brauchst"
                        ),
                        "How a budget is built, and which ten pages you really need",
                        "كيف تُبنى خطة الميزانية، وما الصفحات العشر التي نحتاج إليها حقًا",
                    ),
                    T(
                        "Was die Stadt bezahlen muss und was sie freiwillig bezahlt",
                        "What the city has to pay for and what it pays for by choice",
                        "ما الذي تُلزَم المدينة بدفعه، وما الذي تدفعه طوعًا",
                    ),
                    T(
                        (
                            "In welchem Monat ein Vorschlag noch etwas ändert und wann er zu spät "
                            "kommt"
                        ),
                        (
                            "In which month a proposal can still change something, and when it "
                            "comes too late"
                        ),
                        "في أي شهر يمكن لاقتراحٍ أن يغيّر شيئًا، ومتى يكون قد فات الأوان",
                    ),
                )
            ),
            DAY,
            Paragraphs(
                (
                    T(
                        (
                            "Wir beginnen um zehn mit Kaffee und einem echten Haushaltsplan. Bis "
                            "zum Mittag suchst du zu zweit drei Posten: einen für Kultur, einen "
                            "für Schulen, einen für Beratung."
                        ),
                        (
                            "We start at ten with coffee and a real budget. By lunch, working in "
                            "pairs, you will have tracked down three items: one for culture, one "
                            "for schools, one for advice services."
                        ),
                        (
                            "نبدأ في العاشرة مع القهوة وخطة ميزانية حقيقية. وحتى الظهر يبحث كل "
                            "اثنين معًا عن ثلاثة بنود: بند للثقافة، وبند للمدارس، وبند لخدمات "
                            "المشورة."
                        ),
                    ),
                    T(
                        (
                            "Nach dem Essen wird verhandelt. Die eine Hälfte spielt die Kämmerei, "
                            "die andere den Beirat. Um vier gehen alle nach Hause, und niemand "
                            "hat mehr Angst vor Tabellen."
                        ),
                        (
                            "After lunch we negotiate. One half plays the treasury, the other the "
                            "advisory council. At four everybody goes home, and nobody is afraid "
                            "of tables any more."
                        ),
                        (
                            "بعد الغداء نتفاوض: يؤدي نصف المجموعة دور إدارة المالية، والنصف الآخر "
                            "دور المجلس الاستشاري. في الرابعة ينصرف الجميع، ولا أحد يخاف من "
                            "الجداول بعد ذلك."
                        ),
                    ),
                )
            ),
            Quote(
                T(
                    "Ein Haushalt ist kein Rechenheft. Er ist eine Liste von Entscheidungen.",
                    "A budget is not arithmetic homework. It is a list of decisions.",
                    "الميزانية ليست دفتر حساب، بل قائمة قرارات.",
                ),
                T("Birgit Holzapfel", "Birgit Holzapfel", "بيرغيت هولتسابفل"),
                T("Trainerin", "Trainer", "المدرّبة"),
            ),
            Accordion((COSTS, CHILDREN, CERTIFICATE, CANNOT_COME)),
        ),
        audience=ALL_MEMBERS,
        accessibility=LIFT,
        topics=("beratungsgremien", "integrationsprozesse"),
        location="thueringen",
        venue="Rathaus, Saal 2",
        address="Beispielplatz 1\n99084 Erfurt",
        online=False,
        languages=("de",),
        interpretation=("ar", "gsg"),
        trainers=("Birgit Holzapfel", "Yusuf Demirtaş"),
        contact="thueringen-anh",
        capacity=20,
        first_in_days=5,
        weekday=5,
        start=time(10, 0),
        end=time(16, 0),
        taken=(14,),
        max_people=3,
        questions=(MEAL, CHILDREN_COMING, CHILDREN_AGES),
        has_childcare=True,
    ),
    Training(
        key="antrag",
        slug="vom-aerger-zum-antrag",
        title=T("Vom Ärger zum Antrag", "From annoyance to motion", "من الاستياء إلى المقترح"),
        lead=T(
            (
                "Etwas in deiner Stadt läuft schief. Schreib es so auf, dass der Ausschuss "
                "darüber abstimmen muss."
            ),
            (
                "Something in your town is going wrong. Write it down so that the committee has "
                "to vote on it."
            ),
            "شيء ما في مدينتكم لا يسير كما ينبغي. اكتبوه بحيث يصبح على اللجنة أن تصوّت عليه.",
        ),
        description=T(
            (
                "Jeden zweiten Donnerstag im Monat in Kassel: Aus deinem Anliegen wird ein Antrag "
                "von einer Seite, mit Beschluss, Grund und Kosten."
            ),
            (
                "On the second Thursday of every month in Kassel: turn your concern into a "
                "one-page motion with a decision, reasons and costs."
            ),
            (
                "في الخميس الثاني من كل شهر في كاسل: نحوّل مطلبكم إلى مقترح من صفحة واحدة، بنصّ "
                "القرار والأسباب والتكاليف."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Den Unterschied zwischen Anfrage, Anregung und Antrag",
                        "The difference between a question, a suggestion and a motion",
                        "الفرق بين الاستفسار والاقتراح غير الملزم والمقترح الرسمي",
                    ),
                    T(
                        "Wie ein Beschluss in einen einzigen Satz passt",
                        "How to fit a decision into a single sentence",
                        "كيف نضع القرار في جملة واحدة",
                    ),
                    T(
                        "Wo du Zahlen findest, die niemand wegwischt",
                        "Where to find figures nobody can brush aside",
                        "أين نجد أرقامًا لا يستطيع أحد تجاهلها",
                    ),
                )
            ),
            EVENING,
            Paragraphs(
                (
                    T(
                        (
                            "Jeder Abend steht für sich. Du kommst mit einem Thema und gehst mit "
                            "einem Entwurf. Zwischendurch lesen wir uns die Sätze laut vor, denn "
                            "was sich schlecht sprechen lässt, ist meist auch schlecht gedacht."
                        ),
                        (
                            "Each evening stands on its own. You arrive with a subject and leave "
                            "with a draft. In between we read our sentences aloud, because what "
                            "is hard to say has usually not been thought through."
                        ),
                        (
                            "كل أمسية قائمة بذاتها. تأتون بموضوع وتغادرون بمسودّة. وبين هذا وذاك "
                            "نقرأ جملنا بصوت عالٍ، فما يصعب نطقه لم ينضج التفكير فيه غالبًا."
                        ),
                    ),
                )
            ),
            BRING,
            Paragraphs(
                (
                    T(
                        (
                            "Ein Foto, einen Zeitungsausschnitt oder einfach deine Wut. Stifte "
                            "haben wir."
                        ),
                        "A photo, a newspaper cutting or simply your anger. We have pens.",
                        "صورة أو قصاصة من جريدة أو غضبكم فحسب. أما الأقلام فلدينا.",
                    ),
                )
            ),
            Accordion((COSTS, CERTIFICATE, CANNOT_COME)),
        ),
        audience=ALL_MEMBERS,
        accessibility=STEP_FREE,
        topics=("beratungsgremien", "empowerment"),
        location="hessen",
        venue="Stadtbibliothek, Lesesaal",
        address="Beispielallee 12\n34117 Kassel",
        online=False,
        languages=("de",),
        interpretation=("fa",),
        trainers=("Carsten Röhl", "Nadia Haddad"),
        contact="hessen-mariam",
        capacity=16,
        first_in_days=13,
        weekday=3,
        rule="FREQ=MONTHLY;BYDAY=2TH;COUNT=10",
        taken=(9, 4),
        changes=(
            Change(
                1,
                venue="Rathaus, Fraktionszimmer",
                address="Beispielplatz 1\n34117 Kassel",
                note=T(
                    "Diesmal tagen wir im Rathaus: Die Bibliothek macht Inventur.",
                    "This time we meet in the town hall: the library is taking stock.",
                    "نلتقي هذه المرة في مبنى البلدية، لأن المكتبة تُجري الجرد.",
                ),
            ),
        ),
    ),
    Training(
        key="drei-minuten",
        slug="drei-minuten-am-mikrofon",
        title=T(
            "Drei Minuten am Mikrofon",
            "Three minutes at the microphone",
            "ثلاث دقائق أمام الميكروفون",
        ),
        lead=T(
            (
                "Im Ausschuss läuft die Uhr mit. Hier übst du, in drei Minuten zu sagen, was du "
                "willst, auch mit klopfendem Herzen."
            ),
            (
                "In committee the clock is running. Here you practise saying what you want in "
                "three minutes, even with your heart pounding."
            ),
            (
                "في اللجنة تجري عقارب الساعة. هنا تتدرّبون على قول ما تريدون في ثلاث دقائق، حتى "
                "والقلب يخفق بشدة."
            ),
        ),
        description=T(
            (
                "Dienstags in Berlin-Neukölln: kurze Reden üben, Zwischenrufe aushalten, zum "
                "Schluss kommen. In kleiner Runde, mit viel Zeit zum Üben."
            ),
            (
                "Tuesdays in Berlin-Neukölln: practise short speeches, handle heckling, finish on "
                "time. A small group with plenty of practice."
            ),
            (
                "أيام الثلاثاء في برلين-نويكولن: تدريب على الكلمات القصيرة ومواجهة المقاطعات "
                "والختام في الوقت المحدد."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Einen ersten Satz zu finden, nach dem alle zuhören",
                        "Finding an opening sentence that makes people listen",
                        "إيجاد جملة أولى تجعل الحاضرين يُصغون",
                    ),
                    T(
                        "Ruhig zu bleiben, wenn jemand dazwischenruft",
                        "Staying calm when somebody heckles",
                        "الحفاظ على الهدوء حين يقاطعكم أحد",
                    ),
                    T(
                        "Mit Akzent zu sprechen, ohne dich dafür zu entschuldigen",
                        "Speaking with an accent without apologising for it",
                        "التحدث بلكنتكم من دون اعتذار عنها",
                    ),
                )
            ),
            EVENING,
            Paragraphs(
                (
                    T(
                        (
                            "Wir stellen Tische und ein Mikrofon auf wie im Bezirk. Jede Person "
                            "spricht zweimal: einmal am Anfang, einmal am Ende. Dazwischen gibt "
                            "es Rückmeldung, freundlich und genau."
                        ),
                        (
                            "We set up tables and a microphone just as the borough does. Everyone "
                            "speaks twice: once at the start, once at the end. In between comes "
                            "feedback, kind and precise."
                        ),
                        (
                            "نرتّب الطاولات والميكروفون كما في مجلس الحي. يتحدث كل شخص مرتين: مرة "
                            "في البداية ومرة في النهاية. وبينهما نقدّم ملاحظات لطيفة ودقيقة."
                        ),
                    ),
                )
            ),
            Quote(
                T(
                    "Wer zittert, hat etwas zu sagen.",
                    "If you are trembling, you have something to say.",
                    "من يرتجف فلديه ما يقوله.",
                ),
                T("Esra Vural", "Esra Vural", "إسراء فورال"),
                T("Trainerin", "Trainer", "المدرّبة"),
            ),
            Accordion((COSTS, CHILDREN, CANNOT_COME)),
        ),
        audience=T(
            "Alle, die bald vor einem Gremium sprechen oder es sich noch nicht trauen",
            "Everyone about to speak before a committee, or not quite daring to yet",
            "كل من سيتحدث قريبًا أمام لجنة، أو ما زال يتردد في ذلك",
        ),
        accessibility=STEP_FREE,
        topics=("empowerment",),
        location="berlin",
        venue="Nachbarschaftshaus, Großer Raum",
        address="Beispielweg 7\n12043 Berlin",
        online=False,
        languages=("de", "tr"),
        interpretation=(),
        trainers=("Esra Vural",),
        contact="berlin-leyla",
        capacity=12,
        first_in_days=12,
        weekday=1,
        rule="FREQ=WEEKLY;BYDAY=TU;COUNT=8",
        taken=(12, 7, 3),
        waiting=3,
        booking_mode="some",
        max_people=3,
    ),
    Training(
        key="wer-entscheidet",
        slug="wer-entscheidet-hier-eigentlich",
        title=T(
            "Wer entscheidet hier eigentlich?",
            "Who actually decides here?",
            "من يتخذ القرار هنا فعلًا؟",
        ),
        lead=T(
            (
                "Bezirk, Senat, Bund: Drei Ebenen, viele Türen. Sechs Abende lang gehen wir durch "
                "jede einzelne, auf Deutsch und Arabisch."
            ),
            (
                "Borough, state, federal government: three levels, many doors. Over six evenings "
                "we walk through them in German and Arabic."
            ),
            (
                "الحي وحكومة ولاية برلين والحكومة الاتحادية: ثلاثة مستويات وأبواب كثيرة. في ست "
                "أمسيات ندخلها بابًا بابًا، بالألمانية والعربية."
            ),
        ),
        description=T(
            (
                "Alle zwei Wochen mittwochs in Berlin, auf Deutsch und Arabisch: Wer in der Stadt "
                "worüber entscheidet und an welche Tür du klopfst."
            ),
            (
                "Every second Wednesday in Berlin, in German and Arabic: who decides what in the "
                "city, and which door to knock on."
            ),
            (
                "كل أسبوعين يوم الأربعاء في برلين، بالألمانية والعربية: من يقرر ماذا في المدينة، "
                "وأي باب نطرق."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Welche Ebene für Schule, Bus, Wohnung und Aufenthalt zuständig ist",
                        (
                            "Which level is responsible for schools, buses, housing and residence "
                            "permits"
                        ),
                        "أي مستوى مسؤول عن المدارس والحافلات والسكن والإقامة",
                    ),
                    T(
                        "Was ein Beirat darf, was er nicht darf und was er sich nehmen kann",
                        (
                            "What an advisory council may do, what it may not do and what it can "
                            "claim for itself"
                        ),
                        (
                            "ما المسموح به للمجلس الاستشاري، وما غير المسموح به، وما يمكنه أن "
                            "ينتزعه بنفسه"
                        ),
                    ),
                    T(
                        "Wie du mit einer einzigen E-Mail die richtige Stelle findest",
                        "How to find the right office with a single e-mail",
                        "كيف نصل إلى الجهة المناسبة برسالة إلكترونية واحدة",
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Die Abende bauen aufeinander auf, doch du kannst jederzeit "
                            "einsteigen. Zu Beginn fassen wir in zehn Minuten zusammen, was war. "
                            "Gesprochen wird in beiden Sprachen, erklärt wird, bis es sitzt."
                        ),
                        (
                            "The evenings build on each other, but you can join at any point. We "
                            "start with a ten-minute summary of what came before. We speak both "
                            "languages and explain until it is clear."
                        ),
                        (
                            "الأمسيات مترابطة، لكن الانضمام ممكن في أي وقت، إذ نلخّص في البداية "
                            "ما سبق في عشر دقائق. نتحدث باللغتين، ونشرح حتى تتضح الصورة للجميع."
                        ),
                    ),
                )
            ),
            Accordion((COSTS, CHILDREN, CERTIFICATE, CANNOT_COME)),
        ),
        audience=EVERYONE,
        accessibility=STEP_FREE,
        topics=("engagement", "integrationsbeiraete"),
        location="berlin",
        venue="Stadtbibliothek, Raum 3",
        address="Beispielallee 12\n10115 Berlin",
        online=False,
        languages=("de", "ar"),
        interpretation=(),
        trainers=("Karim Al-Shami", "Dorothea Lenz"),
        contact="berlin-jonas",
        capacity=18,
        first_in_days=14,
        weekday=2,
        start=time(17, 30),
        end=time(20, 0),
        rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=6",
        taken=(11, 6, 2),
        changes=(
            Change(2, days_later=1),
            Change(
                4,
                online=True,
                note=T(
                    "Die Abgeordnete, die wir befragen, sitzt an diesem Abend in Brüssel.",
                    "The politician we are going to question is in Brussels that evening.",
                    "النائبة التي سنحاورها تكون في بروكسل في تلك الأمسية.",
                ),
            ),
        ),
    ),
    Training(
        key="leichte-sprache",
        slug="werkstatt-leichte-sprache",
        title=T("Werkstatt Leichte Sprache", "Easy German workshop", "ورشة الألمانية المبسّطة"),
        lead=T(
            (
                "Ein Flugblatt, das alle verstehen, ist schwerer als eins mit schönen Wörtern. "
                "Wir üben das an euren eigenen Texten."
            ),
            (
                "A leaflet everyone understands is harder to write than one full of fine words. "
                "We practise on texts of your own."
            ),
            (
                "المنشور الذي يفهمه الجميع أصعب كتابةً من منشور مليء بالكلمات الرنّانة. نتدرّب "
                "على ذلك بنصوصكم أنتم."
            ),
        ),
        description=T(
            (
                "Jeden letzten Samstag im Monat in Frankfurt: Einladungen, Flugblätter und "
                "Beschlüsse so schreiben, dass alle sie verstehen."
            ),
            (
                "On the last Saturday of every month in Frankfurt: write invitations, leaflets "
                "and decisions so that everyone understands them."
            ),
            (
                "في السبت الأخير من كل شهر في فرانكفورت: كتابة الدعوات والمنشورات والقرارات بلغة "
                "يفهمها الجميع."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Kurze Sätze zu bauen, in denen jemand etwas tut",
                        "Building short sentences in which somebody does something",
                        "صياغة جمل قصيرة فيها فاعل وفعل واضحان",
                    ),
                    T(
                        "Schwere Wörter zu ersetzen oder einmal gut zu erklären",
                        "Replacing hard words, or explaining them well, once",
                        "استبدال الكلمات الصعبة أو شرحها مرة واحدة شرحًا جيدًا",
                    ),
                    T(
                        "Deinen Text von Menschen prüfen zu lassen, für die er gedacht ist",
                        "Having your text checked by the people it is meant for",
                        "عرض النص للمراجعة على الأشخاص الذين كُتب لهم",
                    ),
                )
            ),
            DAY,
            Paragraphs(
                (
                    T(
                        (
                            "Um halb elf legen alle ihren Text auf den Tisch. Mittags ist er halb "
                            "so lang. Am Nachmittag liest ihn unsere Prüfgruppe: vier Menschen "
                            "mit Lernschwierigkeiten, die beruflich streng sind."
                        ),
                        (
                            "At half past ten everyone puts a text on the table. By noon it is "
                            "half as long. In the afternoon our review group reads it: four "
                            "people with learning difficulties whose job is to be strict."
                        ),
                        (
                            "في العاشرة والنصف يضع الجميع نصوصهم على الطاولة، وعند الظهر تصبح "
                            "بنصف طولها. وبعد الظهر تقرؤها مجموعة المراجعة لدينا: أربعة أشخاص من "
                            "ذوي صعوبات التعلّم، عملهم أن يكونوا صارمين."
                        ),
                    ),
                )
            ),
            BRING,
            Paragraphs(
                (
                    T(
                        "Einen Text, der dir wichtig ist, höchstens eine Seite lang.",
                        "A text that matters to you, one page at most.",
                        "نصًّا يهمّكم، لا يزيد على صفحة واحدة.",
                    ),
                )
            ),
            Accordion((COSTS, CERTIFICATE, CANNOT_COME)),
        ),
        audience=EVERYONE,
        accessibility=T(
            (
                "Wir sprechen langsam und in Leichter Sprache. Der Raum hat eine Hörschleife und "
                "ist mit dem Rollstuhl erreichbar."
            ),
            (
                "We speak slowly and in easy German. The room has a hearing loop and wheelchair "
                "access."
            ),
            (
                "نتحدث ببطء وبألمانية مبسّطة. القاعة مزوّدة بنظام صوتي لمستخدمي السماعات الطبية، "
                "ويمكن دخولها بالكرسي المتحرك."
            ),
        ),
        topics=("dialog", "integrationsprozesse"),
        location="hessen",
        venue="Stadtbibliothek, Werkraum",
        address="Beispielallee 12\n60311 Frankfurt am Main",
        online=False,
        languages=("de",),
        interpretation=("gsg",),
        trainers=("Ulrike Sander", "Prüfgruppe Klartext"),
        contact="hessen-viktor",
        capacity=14,
        first_in_days=17,
        weekday=5,
        start=time(10, 30),
        end=time(15, 30),
        rule="FREQ=MONTHLY;BYDAY=-1SA;COUNT=6",
        taken=(8,),
    ),
    Training(
        key="geschaeftsordnung",
        slug="geschaeftsordnung-ohne-gaehnen",
        title=T(
            "Geschäftsordnung ohne Gähnen",
            "Rules of procedure without the yawning",
            "النظام الداخلي بلا تثاؤب",
        ),
        lead=T(
            (
                "Wer die Regeln kennt, kommt zu Wort. Wir spielen eine Sitzung durch, mit allen "
                "Tricks, die dir begegnen werden."
            ),
            (
                "If you know the rules, you get to speak. We play through a meeting with every "
                "trick you are likely to meet."
            ),
            "من يعرف القواعد يصل إلى الكلام. نحاكي جلسة كاملة بكل الحيل التي قد تصادفونها.",
        ),
        description=T(
            (
                "Ein Freitag in Jena: Tagesordnung, Rederecht, Abstimmung. Wir spielen eine "
                "Sitzung durch, bis die Regeln für dich arbeiten."
            ),
            (
                "A Friday in Jena: agenda, speaking rights, voting. We play through a meeting "
                "until the rules work for you."
            ),
            (
                "يوم جمعة في يينا: جدول الأعمال وحق الكلام والتصويت. نحاكي جلسة حتى تصبح القواعد "
                "في صالحكم."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Wie ein Punkt auf die Tagesordnung kommt und wie er wieder verschwindet",
                        "How an item gets on to the agenda, and how it vanishes again",
                        "كيف يُدرَج بند في جدول الأعمال، وكيف يختفي منه",
                    ),
                    T(
                        "Was du tust, wenn jemand „Schluss der Debatte“ ruft",
                        "What to do when somebody calls ‘end the debate’",
                        "ماذا نفعل حين ينادي أحدهم «لنُنهِ النقاش»",
                    ),
                    T(
                        "Wie ihr euch im Beirat eigene, gute Regeln gebt",
                        "How your advisory council can give itself good rules of its own",
                        "كيف تضعون في مجلسكم الاستشاري قواعد جيدة خاصة بكم",
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Nach einer kurzen Einführung bekommst du eine Rolle, und auf dem "
                            "Tisch liegt eine Klingel. Wir unterbrechen, sobald es spannend wird, "
                            "und fragen: Was steht dazu in den Regeln?"
                        ),
                        (
                            "After a short introduction you get a role, and there is a bell on "
                            "the table. We stop whenever things get exciting and ask: what do the "
                            "rules say?"
                        ),
                        (
                            "بعد مقدمة قصيرة يحصل كل شخص على دور، وعلى الطاولة جرس. نتوقف كلما "
                            "اشتدّ النقاش ونسأل: ماذا تقول القواعد في ذلك؟"
                        ),
                    ),
                )
            ),
            BRING,
            Paragraphs(
                (
                    T(
                        (
                            "Die Geschäftsordnung deines Beirats, falls es eine gibt. Wenn nicht, "
                            "nimmst du einen Entwurf mit nach Hause."
                        ),
                        (
                            "Your council’s rules of procedure, if it has any. If it has none, "
                            "you will take a draft home."
                        ),
                        (
                            "النظام الداخلي لمجلسكم الاستشاري إن وُجد. وإن لم يوجد، فستعودون إلى "
                            "البيت ومعكم مسودّة."
                        ),
                    ),
                )
            ),
            Accordion((COSTS, CERTIFICATE, CANNOT_COME)),
        ),
        audience=ALL_MEMBERS,
        accessibility=LIFT,
        topics=("beratungsgremien",),
        location="thueringen",
        venue="Rathaus, Plenarsaal",
        address="Beispielplatz 1\n07743 Jena",
        online=False,
        languages=("de",),
        interpretation=("ar", "uk"),
        trainers=("Henrik Baumbach",),
        contact="thueringen-sabine",
        capacity=24,
        first_in_days=33,
        weekday=4,
        start=time(16, 0),
        end=time(20, 0),
        taken=(10,),
    ),
    Training(
        key="sprechstunde",
        slug="sprechstunde-online",
        title=T("Sprechstunde am Montag", "Monday drop-in", "ساعة استشارة يوم الاثنين"),
        lead=T(
            (
                "Du hast morgen Sitzung und heute eine Frage? Komm dazu. Montags hören wir zu und "
                "denken mit."
            ),
            (
                "Meeting tomorrow, question today? Join us. On Mondays we listen and think it "
                "through with you."
            ),
            "لديكم جلسة غدًا وسؤال اليوم؟ انضموا إلينا. في أيام الاثنين نُصغي ونفكّر معكم.",
        ),
        description=T(
            (
                "Jeden Montag online und für alle Beiräte in Deutschland: Bring deine Frage mit "
                "und geh mit einem nächsten Schritt."
            ),
            (
                "Every Monday online, for councils all over Germany: bring your question and "
                "leave with a next step."
            ),
            (
                "كل يوم اثنين عبر الإنترنت ولكل المجالس الاستشارية في ألمانيا: هاتوا سؤالكم "
                "واخرجوا بخطوة تالية."
            ),
        ),
        body=(
            Heading(T("Worum es geht", "What it is about", "عمّ يدور اللقاء")),
            Paragraphs(
                (
                    T(
                        (
                            "Die Verwaltung antwortet nicht. Der Antrag wurde vertagt. Zwei "
                            "Mitglieder reden nicht mehr miteinander. Solche Fragen haben bei uns "
                            "Platz, und meistens hat jemand in der Runde sie schon einmal gelöst."
                        ),
                        (
                            "The administration does not answer. The motion was put off. Two "
                            "members have stopped talking to each other. Questions like these are "
                            "welcome here, and somebody in the group has usually solved them "
                            "before."
                        ),
                        (
                            "الإدارة لا تردّ. المقترح أُجِّل. عضوان لم يعودا يتكلمان معًا. لمثل "
                            "هذه الأسئلة مكان عندنا، وفي الغالب يكون أحد الحاضرين قد وجد لها "
                            "حلًّا من قبل."
                        ),
                    ),
                )
            ),
            Bullets(
                (
                    T(
                        "90 Minuten, höchstens fünf Fragen",
                        "90 minutes, five questions at most",
                        "90 دقيقة، وخمسة أسئلة على الأكثر",
                    ),
                    T(
                        "Was besprochen wird, bleibt in der Runde",
                        "What is said stays in the group",
                        "ما يُقال يبقى داخل المجموعة",
                    ),
                    T(
                        "Den Link bekommst du mit der Bestätigung",
                        "The link comes with your confirmation",
                        "يصلكم الرابط مع رسالة التأكيد",
                    ),
                )
            ),
            Accordion((COSTS_ONLINE, CANNOT_COME)),
        ),
        audience=ALL_MEMBERS,
        accessibility=SCREEN,
        topics=("integrationsbeiraete", "beratungsgremien"),
        location="",
        venue="",
        address="",
        online=True,
        languages=("de", "en"),
        interpretation=(),
        trainers=("Milena Petrović", "Carsten Röhl"),
        contact="berlin-jonas",
        capacity=30,
        first_in_days=12,
        weekday=0,
        start=time(18, 0),
        end=time(19, 30),
        rule="FREQ=WEEKLY;BYDAY=MO;COUNT=12",
        taken=(13, 5, 2, 1),
    ),
    Training(
        key="presse",
        slug="von-der-sitzung-in-die-zeitung",
        title=T(
            "Von der Sitzung in die Zeitung",
            "From the meeting to the paper",
            "من الجلسة إلى الجريدة",
        ),
        lead=T(
            (
                "Gute Arbeit, die niemand sieht, verändert wenig. Eine Lokalredakteurin verrät, "
                "wann sie zum Telefon greift."
            ),
            (
                "Good work that nobody sees changes little. A local editor reveals what makes her "
                "pick up the phone."
            ),
            (
                "العمل الجيد الذي لا يراه أحد لا يغيّر إلا القليل. محرّرة في صحيفة محلية تكشف متى "
                "ترفع سماعة الهاتف."
            ),
        ),
        description=T(
            (
                "Ein Abend online: Wie du eine Nachricht schreibst, die eine Redaktion druckt, "
                "und was du am Telefon lieber nicht sagst."
            ),
            (
                "One evening online: how to write news a paper will print, and what you had "
                "better not say on the phone."
            ),
            (
                "أمسية عبر الإنترنت: كيف نكتب خبرًا تنشره الصحيفة، وما الذي يُفضَّل ألا نقوله على "
                "الهاتف."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Die Nachricht in den ersten Satz zu setzen",
                        "Putting the news in the first sentence",
                        "وضع الخبر في الجملة الأولى",
                    ),
                    T(
                        "Ein Foto mit dem Handy zu machen, das sich drucken lässt",
                        "Taking a photo on your phone that can be printed",
                        "التقاط صورة بالهاتف تصلح للطباعة",
                    ),
                    T(
                        "Auf eine Frage nicht zu antworten und trotzdem freundlich zu bleiben",
                        "Not answering a question and staying friendly all the same",
                        "عدم الإجابة عن سؤال ما مع الحفاظ على اللطف",
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Du schreibst während des Abends fünf Sätze über etwas, das dein "
                            "Beirat erreicht hat. Drei Texte besprechen wir gemeinsam. Die "
                            "anderen bekommen in der Woche danach eine Antwort."
                        ),
                        (
                            "During the evening you write five sentences about something your "
                            "council has achieved. We discuss three of them together. The others "
                            "get an answer in the week that follows."
                        ),
                        (
                            "خلال الأمسية تكتبون خمس جمل عن شيء حققه مجلسكم الاستشاري. نناقش "
                            "ثلاثة نصوص معًا، أما البقية فيصلها الردّ في الأسبوع التالي."
                        ),
                    ),
                )
            ),
            Accordion((COSTS_ONLINE, CERTIFICATE, CANNOT_COME)),
        ),
        audience=T(
            "Mitglieder von Beiräten und Vereinen, die ihre Arbeit zeigen wollen",
            "Members of councils and associations who want their work to be seen",
            "أعضاء وعضوات المجالس والجمعيات ممن يريدون إبراز عملهم",
        ),
        accessibility=SCREEN,
        topics=("engagement",),
        location="",
        venue="",
        address="",
        online=True,
        languages=("de",),
        interpretation=("ar", "tr"),
        trainers=("Annegret Voss",),
        contact="thueringen-sabine",
        capacity=40,
        first_in_days=41,
        weekday=2,
        how_to_register="elsewhere",
        registration_url="https://example.org/presse",
    ),
    Training(
        key="hundert-tage",
        slug="neu-im-beirat-die-ersten-hundert-tage",
        title=T(
            "Neu im Beirat: die ersten hundert Tage",
            "New to the council: your first hundred days",
            "جدد في المجلس: الأيام المئة الأولى",
        ),
        lead=T(
            (
                "Gerade gewählt oder berufen, und alle reden in Abkürzungen? Sechs Abende, sieben "
                "Sprachen, keine dumme Frage."
            ),
            (
                "Just elected or appointed, and everyone talks in abbreviations? Six evenings, "
                "seven languages, no silly questions."
            ),
            (
                "انتُخبتم أو عُيّنتم حديثًا والجميع يتحدث بالاختصارات؟ ست أمسيات وسبع لغات، ولا "
                "سؤال ساذج بيننا."
            ),
        ),
        description=T(
            (
                "Sechs Donnerstage online, in sieben Sprachen gedolmetscht: Rechte, Rollen und "
                "erste Erfolge für alle, die neu im Beirat sind."
            ),
            (
                "Six Thursdays online, interpreted across seven languages: rights, roles and "
                "first successes for new council members."
            ),
            (
                "ست أمسيات خميس عبر الإنترنت بترجمة شفوية بين سبع لغات: الحقوق والأدوار والنجاحات "
                "الأولى لمن انضمّ حديثًا."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Deine Rechte und Pflichten, ohne Paragrafendschungel",
                        "Your rights and duties without the legal jungle",
                        "حقوقكم وواجباتكم بعيدًا عن متاهة القوانين",
                    ),
                    T(
                        "Wen du in der ersten Woche anrufst und wen in der zehnten",
                        "Whom to call in week one and whom in week ten",
                        "بمن نتصل في الأسبوع الأول، وبمن في الأسبوع العاشر",
                    ),
                    T(
                        "Ein kleines Vorhaben zu finden, das in hundert Tagen gelingt",
                        "Finding one small project that works out within a hundred days",
                        "إيجاد مشروع صغير يمكن إنجازه في مئة يوم",
                    ),
                )
            ),
            Heading(
                T(
                    "So funktioniert das Dolmetschen",
                    "How the interpretation works",
                    "كيف تعمل الترجمة الشفوية",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Du wählst am Anfang deine Sprache und hörst sie den ganzen Abend. "
                            "Reden kannst du in jeder der sieben. Wer Gebärdensprache nutzt, "
                            "sieht die Dolmetscherin groß im Bild."
                        ),
                        (
                            "You choose your language at the start and hear it all evening. You "
                            "may speak in any of the seven. If you use sign language, you see the "
                            "interpreter large on the screen."
                        ),
                        (
                            "تختارون لغتكم في البداية وتسمعونها طوال الأمسية، ويمكنكم التحدث بأي "
                            "من اللغات السبع. ومن يستخدم لغة الإشارة يرى المترجمة بحجم كبير على "
                            "الشاشة."
                        ),
                    ),
                    T(
                        (
                            "Sieben Sprachen, das sind Deutsch, Englisch, Arabisch, Persisch, "
                            "Türkisch, Ukrainisch und die Deutsche Gebärdensprache."
                        ),
                        (
                            "The seven languages are German, English, Arabic, Persian, Turkish, "
                            "Ukrainian and German Sign Language."
                        ),
                        (
                            "اللغات السبع هي: الألمانية والإنجليزية والعربية والفارسية والتركية "
                            "والأوكرانية ولغة الإشارة الألمانية."
                        ),
                    ),
                )
            ),
            Accordion((COSTS_ONLINE, CERTIFICATE, CANNOT_COME)),
        ),
        audience=T(
            "Mitglieder in ihrem ersten Jahr im Integrationsbeirat",
            "Members in their first year on an integration advisory council",
            "الأعضاء والعضوات في عامهم الأول في المجلس الاستشاري للاندماج",
        ),
        accessibility=SCREEN,
        topics=("integrationsbeiraete", "empowerment"),
        location="",
        venue="",
        address="",
        online=True,
        languages=("de",),
        interpretation=("en", "ar", "fa", "tr", "uk", "gsg"),
        trainers=("Milena Petrović", "Karim Al-Shami"),
        contact="hessen-mariam",
        capacity=60,
        first_in_days=20,
        weekday=3,
        start=time(18, 30),
        end=time(20, 30),
        rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=6",
        taken=(38, 22, 15, 9),
        questions=(MEMBER_SINCE, FIRST_TOPIC, OWN_TOPIC),
    ),
    Training(
        key="streit",
        slug="gut-streiten-im-gremium",
        title=T(
            "Gut streiten im Gremium", "Arguing well in committee", "كيف نختلف جيدًا داخل المجلس"
        ),
        lead=T(
            (
                "Elf Mitglieder, neun Herkunftsländer, zwölf Meinungen. Streit ist kein Unfall, "
                "wenn man ihn gut führt."
            ),
            (
                "Eleven members, nine countries of origin, twelve opinions. An argument is no "
                "disaster if you handle it well."
            ),
            (
                "أحد عشر عضوًا وعضوة، وتسعة بلدان أصل، واثنا عشر رأيًا. الخلاف ليس كارثة إذا "
                "أحسنّا إدارته."
            ),
        ),
        description=T(
            (
                "Ein Wochenende in Darmstadt: Konflikte im Beirat früh erkennen, hart in der Sache "
                "bleiben und danach noch zusammen Tee trinken."
            ),
            (
                "A weekend in Darmstadt: spot conflicts early, stay firm on the issue and still "
                "have tea together afterwards."
            ),
            (
                "عطلة نهاية أسبوع في دارمشتات: نكتشف الخلافات مبكرًا، ونتمسك بالموقف، ثم نشرب الشاي "
                "معًا بعد ذلك."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Den Punkt zu bemerken, an dem es nicht mehr um die Sache geht",
                        "Noticing the point at which it is no longer about the issue",
                        "ملاحظة اللحظة التي لم يعد فيها الأمر متعلقًا بالموضوع",
                    ),
                    T(
                        "Eine Frage zu stellen, statt einen Vorwurf zu machen",
                        "Asking a question instead of making an accusation",
                        "طرح سؤال بدل توجيه اللوم",
                    ),
                    T(
                        "Einen Kompromiss so festzuhalten, dass er am nächsten Tag noch gilt",
                        "Recording a compromise so that it still stands the next day",
                        "تدوين الحل الوسط بحيث يظلّ ساريًا في اليوم التالي",
                    ),
                )
            ),
            WEEKEND,
            Paragraphs(
                (
                    T(
                        (
                            "Wir arbeiten mit drei Fällen, die wirklich passiert sind, nur die "
                            "Namen haben wir geändert. Du spielst, schaust zu, tauschst die "
                            "Seite. Mittags kocht die Küche des Hauses."
                        ),
                        (
                            "We work with three cases that really happened; only the names are "
                            "changed. You act, watch and swap sides. The centre’s kitchen cooks "
                            "lunch."
                        ),
                        (
                            "نعمل على ثلاث حالات وقعت فعلًا، ولم نغيّر سوى الأسماء. تمثّلون "
                            "وتراقبون وتتبادلون المواقف. أما الغداء فيُعدّه مطبخ المركز."
                        ),
                    ),
                )
            ),
            Accordion((COSTS, CHILDREN, CERTIFICATE, CANNOT_COME)),
        ),
        audience=T(
            "Mitglieder von Beiräten, gern zu zweit oder zu dritt aus demselben Gremium",
            "Council members, ideally two or three from the same council",
            "أعضاء وعضوات المجالس، ويُستحسن حضور اثنين أو ثلاثة من المجلس نفسه",
        ),
        accessibility=STEP_FREE,
        topics=("dialog", "beratungsgremien"),
        location="hessen",
        venue="Nachbarschaftshaus, Gartensaal",
        address="Beispielweg 7\n64283 Darmstadt",
        online=False,
        languages=("de",),
        interpretation=("tr",),
        trainers=("Miriam Osei", "Stefan Kraus"),
        contact="hessen-viktor",
        capacity=15,
        first_in_days=24,
        weekday=5,
        start=time(10, 0),
        end=time(14, 0),
        days=2,
        taken=(14,),
        max_people=2,
    ),
    Training(
        key="verbuendete",
        slug="verbuendete-finden",
        title=T("Verbündete finden", "Finding allies", "البحث عن حلفاء"),
        lead=T(
            (
                "Allein hast du recht, zusammen habt ihr eine Mehrheit. Wir zeichnen auf, wer in "
                "deiner Stadt auf deiner Seite steht."
            ),
            (
                "Alone you are right; together you have a majority. We map out who in your town "
                "is on your side."
            ),
            (
                "بمفردكم أنتم على حق، ومع غيركم لديكم أغلبية. نرسم معًا خريطة لمن يقف إلى جانبكم "
                "في مدينتكم."
            ),
        ),
        description=T(
            (
                "Alle zwei Wochen dienstags in Weimar: Mit Sportverein, Kirche, Gewerkschaft und "
                "Elternbeirat Bündnisse schließen, die halten."
            ),
            (
                "Every second Tuesday in Weimar: form lasting alliances with sports clubs, "
                "churches, unions and parents’ councils."
            ),
            (
                "كل أسبوعين يوم الثلاثاء في فايمار: بناء تحالفات متينة مع الأندية الرياضية "
                "والكنائس والنقابات ومجالس أولياء الأمور."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Eine Landkarte der Menschen zu zeichnen, die dein Thema angeht",
                        "Drawing a map of the people your issue concerns",
                        "رسم خريطة للأشخاص الذين يعنيهم موضوعكم",
                    ),
                    T(
                        "Ein erstes Gespräch zu führen, in dem du mehr fragst als forderst",
                        "Having a first conversation in which you ask more than you demand",
                        "إجراء حديث أول نسأل فيه أكثر مما نطالب",
                    ),
                    T(
                        "Rechtzeitig zu klären, wer den Erfolg verkünden darf",
                        "Settling in good time who gets to announce the success",
                        "الاتفاق في الوقت المناسب على من يعلن النجاح",
                    ),
                )
            ),
            EVENING,
            Paragraphs(
                (
                    T(
                        (
                            "Jedes Mal ist jemand zu Gast, der anders arbeitet als ein Beirat: "
                            "eine Trainerin vom Fußballverein, ein Pfarrer, eine Betriebsrätin. "
                            "Erst erzählen sie, dann löchern wir sie."
                        ),
                        (
                            "Each time we have a guest who works differently from an advisory "
                            "council: a football coach, a vicar, a works council member. First "
                            "they tell their story, then we ask and ask."
                        ),
                        (
                            "في كل مرة نستضيف شخصًا يعمل بطريقة تختلف عن عمل المجلس الاستشاري: "
                            "مدرّبة من نادي كرة القدم، أو قسًّا، أو عضوة في مجلس العمال. يحكون "
                            "أولًا، ثم نُمطرهم بالأسئلة."
                        ),
                    ),
                )
            ),
            Accordion((COSTS, CANNOT_COME)),
        ),
        audience=EVERYONE,
        accessibility=STEP_FREE,
        topics=("engagement", "dialog"),
        location="thueringen",
        venue="Nachbarschaftshaus, Kaminzimmer",
        address="Beispielweg 7\n99423 Weimar",
        online=False,
        languages=("de", "en"),
        interpretation=("uk",),
        trainers=("Phuong Tran", "Henrik Baumbach"),
        contact="thueringen-anh",
        capacity=16,
        first_in_days=16,
        weekday=1,
        rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=7",
        taken=(7, 5, 3),
        booking_mode="series",
        cancelled=(1,),
        cancel_reason=T(
            (
                "Im Nachbarschaftshaus wird an diesem Tag die Heizung erneuert. Alle anderen "
                "Termine bleiben."
            ),
            (
                "The heating at the community centre is being replaced that day. All other dates "
                "go ahead."
            ),
            "تُستبدل التدفئة في مركز الحي في ذلك اليوم. أما بقية المواعيد فتبقى كما هي.",
        ),
    ),
    Training(
        key="frauen",
        slug="frauen-am-samstagvormittag",
        title=T("Samstagvormittag gehört uns", "Saturday morning is ours", "صباح السبت لنا"),
        lead=T(
            (
                "Ein Raum für Frauen, die Politik machen oder damit anfangen. Vier Sprachen am "
                "Tisch, Kinder nebenan, die Zeit gehört dir."
            ),
            (
                "A space for women who do politics or are about to start. Four languages at the "
                "table, children next door, time for you."
            ),
            (
                "مساحة للنساء اللواتي يعملن في السياسة أو يبدأن فيها. أربع لغات حول الطاولة، "
                "والأطفال في الغرفة المجاورة، والوقت لكنّ."
            ),
        ),
        description=T(
            (
                "Jeden ersten Samstag im Monat in Berlin-Wedding: Politiktraining für Frauen auf "
                "Deutsch, Türkisch, Arabisch und Persisch."
            ),
            (
                "On the first Saturday of every month in Berlin-Wedding: political training for "
                "women in German, Turkish, Arabic and Persian."
            ),
            (
                "في السبت الأول من كل شهر في برلين-فيدينغ: تدريب سياسي للنساء بالألمانية والتركية "
                "والعربية والفارسية."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Laut zu denken, bevor der Gedanke fertig ist",
                        "Thinking aloud before the thought is finished",
                        "التفكير بصوت عالٍ قبل أن تكتمل الفكرة",
                    ),
                    T(
                        "Um Redezeit, Ämter und Geld zu bitten, ohne dich klein zu machen",
                        "Asking for speaking time, posts and money without making yourself small",
                        "طلب وقت للكلام والمناصب والمال من دون التقليل من الذات",
                    ),
                    T(
                        "Mit Kommentaren umzugehen, die nur Frauen zu hören bekommen",
                        "Dealing with comments only women get to hear",
                        "التعامل مع تعليقات لا تسمعها إلا النساء",
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Wir frühstücken, dann erzählt eine Frau aus einem Gremium, wie sie "
                            "dorthin kam. Danach üben wir in kleinen Gruppen, jede in der "
                            "Sprache, in der sie am schnellsten ist."
                        ),
                        (
                            "We have breakfast, then a woman who sits on a council tells us how "
                            "she got there. After that we practise in small groups, each in the "
                            "language she is quickest in."
                        ),
                        (
                            "نفطر معًا، ثم تحكي امرأة من أحد المجالس كيف وصلت إليه. بعد ذلك "
                            "نتدرّب في مجموعات صغيرة، كل واحدة باللغة التي تجيدها أكثر."
                        ),
                    ),
                )
            ),
            Quote(
                T(
                    "Hier muss ich nicht erst erklären, warum ich da bin.",
                    "Here I don’t have to explain first why I am in the room.",
                    "هنا لا أحتاج أولًا إلى أن أشرح سبب وجودي.",
                ),
                T("Eine Teilnehmerin", "A participant", "إحدى المشاركات"),
            ),
            Accordion((COSTS, CHILDREN, CANNOT_COME)),
        ),
        audience=T(
            "Frauen jeden Alters, mit und ohne Erfahrung in der Politik",
            "Women of all ages, with or without experience in politics",
            "النساء من كل الأعمار، بخبرة سياسية أو من دونها",
        ),
        accessibility=STEP_FREE,
        topics=("empowerment", "engagement"),
        location="berlin",
        venue="Nachbarschaftshaus, Küche und Salon",
        address="Beispielweg 7\n13347 Berlin",
        online=False,
        languages=("de", "tr", "ar"),
        interpretation=("fa",),
        trainers=("Esra Vural", "Shirin Kazemi"),
        contact="berlin-leyla",
        has_childcare=True,
        capacity=20,
        first_in_days=27,
        weekday=5,
        start=time(10, 0),
        end=time(13, 0),
        rule="FREQ=MONTHLY;BYDAY=1SA;COUNT=8",
        taken=(16, 4),
    ),
    Training(
        key="langer-tisch",
        slug="dialog-am-langen-tisch",
        title=T("Dialog am langen Tisch", "Dialogue at the long table", "حوار حول الطاولة الطويلة"),
        lead=T(
            (
                "Vierzig Nachbar*innen, ein Tisch, ein heikles Thema. Lerne, ein Gespräch zu "
                "leiten, aus dem niemand wegläuft."
            ),
            (
                "Forty neighbours, one table, one touchy subject. Learn to lead a conversation "
                "nobody walks out of."
            ),
            (
                "أربعون من الجيران والجارات، وطاولة واحدة، وموضوع حسّاس. تعلّموا إدارة حديث لا "
                "يغادره أحد غاضبًا."
            ),
        ),
        description=T(
            (
                "Ein Tag in Offenbach: Gespräche zwischen Nachbarschaft, Politik und "
                "Migrant*innen leiten, von der Einladung bis zum letzten Wort."
            ),
            (
                "A day in Offenbach: lead talks between neighbours, politicians and migrants, "
                "from the invitation to the last word."
            ),
            (
                "يوم في أوفنباخ: إدارة الحوار بين الجيران وأهل السياسة والمهاجرين والمهاجرات، من "
                "الدعوة حتى الكلمة الأخيرة."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Wen du einlädst, damit nicht immer dieselben reden",
                        "Whom to invite so that it is not always the same people talking",
                        "من ندعو كي لا يتكلم الأشخاص أنفسهم دائمًا",
                    ),
                    T(
                        "Fragen zu stellen, auf die man mit einer Geschichte antwortet",
                        "Asking questions that people answer with a story",
                        "طرح أسئلة تكون الإجابة عنها قصة",
                    ),
                    T(
                        "Eine Grenze zu ziehen, wenn jemand beleidigt wird",
                        "Drawing a line when somebody is insulted",
                        "وضع حدّ حين يُهان أحد",
                    ),
                )
            ),
            DAY,
            Paragraphs(
                (
                    T(
                        (
                            "Vormittags lernen wir das Handwerk, nachmittags decken wir den "
                            "Tisch. Um 16 Uhr kommen echte Gäste aus dem Viertel, und du leitest "
                            "zehn Minuten lang das Gespräch."
                        ),
                        (
                            "In the morning we learn the craft, in the afternoon we lay the "
                            "table. At four, real guests from the neighbourhood arrive, and you "
                            "lead the conversation for ten minutes."
                        ),
                        (
                            "في الصباح نتعلم أصول الحوار، وبعد الظهر نُعدّ الطاولة. وفي الرابعة "
                            "يأتي ضيوف حقيقيون من الحي، ويدير كل مشارك ومشاركة الحديث عشر دقائق."
                        ),
                    ),
                )
            ),
            BRING,
            Paragraphs(
                (
                    T(
                        "Etwas zu essen, das du teilen möchtest. Es darf gekauft sein.",
                        "Something to eat that you would like to share. Shop-bought is fine.",
                        "شيئًا من الطعام ترغبون في مشاركته. ولا بأس إن كان جاهزًا.",
                    ),
                )
            ),
            Accordion((COSTS, CERTIFICATE, CANNOT_COME)),
        ),
        audience=EVERYONE,
        accessibility=STEP_FREE,
        topics=("dialog",),
        location="hessen",
        venue="Nachbarschaftshaus, Hof und Saal",
        address="Beispielweg 7\n63065 Offenbach am Main",
        online=False,
        languages=("de",),
        interpretation=("ar", "tr"),
        trainers=("Miriam Osei",),
        contact="hessen-mariam",
        capacity=22,
        first_in_days=52,
        weekday=6,
        start=time(11, 0),
        end=time(18, 0),
        how_to_register="not_needed",
    ),
    # Stays German on purpose: an untranslated training.
    Training(
        key="protokoll",
        slug="protokollwerkstatt",
        title=T("Protokollwerkstatt: Was bleibt vom Abend?"),
        lead=T(
            "Ein gutes Protokoll entscheidet, woran man sich in drei Jahren erinnert. Wir "
            "schreiben eins, das kurz ist und stimmt."
        ),
        description=T(
            "Ein Abend in Gotha: Protokolle schreiben, die kurz sind, stimmen und euch später "
            "helfen. Mit Vorlage zum Mitnehmen."
        ),
        body=(
            Heading(T("Was du danach kannst")),
            Bullets(
                (
                    T("Beschluss, Aufgabe und Meinung auseinanderhalten"),
                    T("Beim Zuhören schreiben, ohne den Faden zu verlieren"),
                    T("Einen Fehler im Protokoll freundlich korrigieren lassen"),
                )
            ),
            Heading(T("Der Abend")),
            Paragraphs(
                (
                    T(
                        (
                            "Wir schauen uns zwölf Minuten einer Ratssitzung an. Alle schreiben "
                            "mit. Dann vergleichen wir, und du wirst staunen: zwölf Leute, zwölf "
                            "Sitzungen."
                        )
                    ),
                    T("Am Ende hast du eine Vorlage mit sechs Feldern. Mehr braucht kein Beirat."),
                )
            ),
            Accordion(
                (
                    (
                        T("Muss ich gut Deutsch schreiben?"),
                        (
                            T(
                                (
                                    "Nein. Stichwörter reichen. Für Rechtschreibung gibt es "
                                    "Programme, für Genauigkeit nur dich."
                                )
                            ),
                        ),
                    ),
                )
            ),
        ),
        audience=T("Schriftführer*innen und alle, die es aus Versehen geworden sind"),
        accessibility=T(
            "Der Raum liegt im Erdgeschoss. Die Tür ist 95 Zentimeter breit, das WC leider "
            "nur über zwei Stufen zu erreichen."
        ),
        topics=("beratungsgremien",),
        location="thueringen",
        venue="Stadtbibliothek, Erdgeschoss",
        address="Beispielallee 12\n99867 Gotha",
        online=False,
        languages=("de",),
        interpretation=(),
        trainers=("Jutta Eichler",),
        contact="thueringen-sabine",
        capacity=12,
        first_in_days=60,
        weekday=0,
        opens_hours_before=30 * 24,
    ),
    Training(
        key="rathaus-von-innen",
        slug="das-rathaus-von-innen",
        title=T("Das Rathaus von innen", "The town hall from the inside", "دار البلدية من الداخل"),
        lead=T(
            (
                "Jugendamt, Bauamt, Bürgeramt: Wir laufen durch die Flure, klopfen an und fragen, "
                "was die Leute dort brauchen, um mit uns zu arbeiten."
            ),
            (
                "Youth services, planning, citizens’ office: we walk the corridors, knock and ask "
                "what people there need to work with us."
            ),
            (
                "دائرة الشباب ودائرة البناء ومكتب خدمات المواطنين: نسير في الممرات ونطرق الأبواب "
                "ونسأل العاملين والعاملات عمّا يلزمهم للعمل معنا."
            ),
        ),
        description=T(
            (
                "Ein Vormittag in Berlin-Spandau: drei Ämter, drei Gespräche und am Ende eine "
                "Liste mit Namen statt Zimmernummern."
            ),
            (
                "A morning in Berlin-Spandau: three offices, three conversations and, at the end, "
                "a list of names instead of room numbers."
            ),
            (
                "فترة صباحية في برلين-شبانداو: ثلاث دوائر وثلاثة لقاءات، وفي النهاية قائمة بأسماء "
                "بدل أرقام الغرف."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Wie ein Amt von innen arbeitet und warum manches dauert",
                        "How an office works from the inside, and why some things take time",
                        "كيف تعمل الدوائر من الداخل، ولماذا تستغرق بعض الأمور وقتًا",
                    ),
                    T(
                        "Wie du eine Zusammenarbeit anbietest, die beiden Seiten Arbeit spart",
                        "How to offer a way of working together that saves both sides effort",
                        "كيف تعرضون تعاونًا يوفّر الجهد على الطرفين",
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Treffpunkt ist die Treppe am Haupteingang. In jedem Amt bleiben wir "
                            "vierzig Minuten. Danach setzen wir uns in die Kantine und schreiben "
                            "auf, was wir einander versprochen haben."
                        ),
                        (
                            "We meet at the main entrance, by the stairs, and spend forty minutes "
                            "in each office. Afterwards we sit down in the canteen and write down "
                            "what we have promised each other."
                        ),
                        (
                            "نلتقي عند درج المدخل الرئيسي، ونبقى في كل دائرة أربعين دقيقة. ثم "
                            "نجلس في المقصف وندوّن ما وعد به بعضنا بعضًا."
                        ),
                    ),
                )
            ),
            Accordion((COSTS, CANNOT_COME)),
        ),
        audience=ALL_MEMBERS,
        accessibility=T(
            (
                "Alle Wege gehen ohne Stufen, auch wenn der Treffpunkt an der Treppe liegt. "
                "Unterwegs gibt es genug Bänke."
            ),
            (
                "The whole route is step-free, even though we meet by the stairs. There are "
                "plenty of benches along the way."
            ),
            "المسار كله بلا درجات، وإن كان اللقاء عند الدرج. وعلى الطريق مقاعد كافية للجلوس.",
        ),
        topics=("integrationsprozesse",),
        location="berlin",
        venue="Rathaus, Haupteingang",
        address="Beispielplatz 1\n13597 Berlin",
        online=False,
        languages=("de",),
        interpretation=("ar", "uk"),
        trainers=("Dorothea Lenz",),
        contact="berlin-jonas",
        capacity=10,
        first_in_days=46,
        weekday=4,
        start=time(9, 0),
        end=time(12, 30),
        taken=(5,),
    ),
    # Past only.
    Training(
        key="auftakt",
        slug="auftakt-was-ein-beirat-bewegt",
        title=T(
            "Auftakt: Was ein Beirat bewegt",
            "Kick-off: what a council can change",
            "لقاء الانطلاق: ما الذي يغيّره المجلس الاستشاري",
        ),
        lead=T(
            (
                "Mit diesem Nachmittag fing alles an: sechzig Leute, vier Stühle in der Mitte und "
                "die Frage, was wir einander beibringen können."
            ),
            (
                "This afternoon is where it all began: sixty people, four chairs in the middle "
                "and the question of what we can teach each other."
            ),
            (
                "من هنا بدأ كل شيء: ستون شخصًا، وأربعة كراسٍ في الوسط، وسؤال عمّا يمكن أن يتعلمه "
                "بعضنا من بعض."
            ),
        ),
        description=T(
            (
                "So begann die Reihe in Berlin: ein Nachmittag über das, was Integrationsbeiräte "
                "bewegen, und darüber, was ihnen dazu noch fehlt."
            ),
            (
                "How the series began in Berlin: an afternoon about what integration advisory "
                "councils achieve and what they still lack."
            ),
            (
                "هكذا بدأت السلسلة في برلين: لقاء حول ما تحققه المجالس الاستشارية للاندماج، وما "
                "الذي ما زال ينقصها."
            ),
        ),
        body=(
            Heading(
                T(
                    "Was an dem Nachmittag passierte",
                    "What happened that afternoon",
                    "ماذا حدث في ذلك اللقاء",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Vier Mitglieder erzählten von einem Erfolg und einer Niederlage. Wer "
                            "wollte, setzte sich dazu. Am Ende hingen 83 Zettel an der Wand, und "
                            "aus ihnen ist dieses Programm geworden."
                        ),
                        (
                            "Four members told us about one success and one defeat. Anyone who "
                            "liked could join them. By the end 83 notes hung on the wall, and "
                            "they became this programme."
                        ),
                        (
                            "حكى أربعة أعضاء وعضوات عن نجاح واحد وإخفاق واحد، وكان بوسع من يشاء "
                            "أن ينضم إليهم. في النهاية عُلّقت على الجدار 83 ورقة، ومنها وُلد هذا "
                            "البرنامج."
                        ),
                    ),
                )
            ),
            Quote(
                T(
                    "Ich dachte, nur bei uns hört keiner zu.",
                    "I thought ours was the only place where nobody listened.",
                    "كنت أظن أن عدم الإصغاء مشكلة عندنا وحدنا.",
                ),
                T("Aus einem Zettel an der Wand", "From a note on the wall", "من ورقة على الجدار"),
            ),
        ),
        audience=EVERYONE,
        accessibility=LIFT,
        topics=("integrationsbeiraete",),
        location="berlin",
        venue="Rathaus, Bürgersaal",
        address="Beispielplatz 1\n10999 Berlin",
        online=False,
        languages=("de",),
        interpretation=("ar", "tr", "gsg"),
        trainers=("Milena Petrović", "Esra Vural"),
        contact="berlin-leyla",
        capacity=60,
        first_in_days=-120,
        weekday=4,
        start=time(15, 0),
        end=time(19, 0),
    ),
    # A series that has ended.
    Training(
        key="sitzung-leiten",
        slug="sitzungen-die-puenktlich-enden",
        title=T(
            "Sitzungen, die pünktlich enden", "Meetings that end on time", "جلسات تنتهي في موعدها"
        ),
        lead=T(
            (
                "Sechs Abende über die Kunst, eine Runde so zu leiten, dass alle etwas sagen und "
                "um neun das Licht ausgeht."
            ),
            (
                "Six evenings on the art of chairing so that everyone says something and the "
                "lights go out at nine."
            ),
            "ست أمسيات عن فنّ إدارة الجلسات بحيث يقول الجميع شيئًا، وتُطفأ الأنوار في التاسعة.",
        ),
        description=T(
            (
                "Eine abgeschlossene Reihe in Wiesbaden: Sitzungen vorbereiten, Redezeit gerecht "
                "verteilen, Beschlüsse fassen und Schluss machen."
            ),
            (
                "A completed series in Wiesbaden: prepare meetings, share out speaking time "
                "fairly, reach decisions and call it a day."
            ),
            (
                "سلسلة مكتملة في فيسبادن: التحضير للجلسات، وتوزيع وقت الكلام بإنصاف، واتخاذ "
                "القرارات، وإنهاء الجلسة في وقتها."
            ),
        ),
        body=(
            LEARN,
            Bullets(
                (
                    T(
                        "Eine Tagesordnung mit Uhrzeiten zu schreiben, die am Ende stimmen",
                        "Writing an agenda with times that turn out to be right",
                        "كتابة جدول أعمال بمواعيد تصدق في النهاية",
                    ),
                    T(
                        "Redefreudige zu bremsen und Stille auszuhalten",
                        "Slowing down the talkers and bearing a silence",
                        "ضبط من يطيلون الكلام وتحمّل لحظات الصمت",
                    ),
                    T(
                        "Einen Beschluss laut zu wiederholen, bevor abgestimmt wird",
                        "Repeating a decision aloud before the vote",
                        "إعادة نصّ القرار بصوت عالٍ قبل التصويت",
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Die Reihe ist zu Ende. Wenn sich in deiner Stadt acht Leute finden, "
                            "kommen wir wieder: Schreib uns."
                        ),
                        (
                            "The series is over. If eight people in your town are interested, we "
                            "will come back: write to us."
                        ),
                        (
                            "انتهت السلسلة. وإذا اجتمع ثمانية أشخاص مهتمين في مدينتكم فسنعود: "
                            "اكتبوا لنا."
                        ),
                    ),
                )
            ),
        ),
        audience=T(
            "Vorsitzende, ihre Stellvertretung und alle, die es werden wollen",
            "Chairs, their deputies and everyone who would like to become one",
            "رؤساء ورئيسات المجالس ومن ينوب عنهم، وكل من يطمح إلى ذلك",
        ),
        accessibility=LIFT,
        topics=("beratungsgremien", "empowerment"),
        location="hessen",
        venue="Rathaus, Zimmer 118",
        address="Beispielplatz 1\n65183 Wiesbaden",
        online=False,
        languages=("de",),
        interpretation=("ar",),
        trainers=("Stefan Kraus",),
        contact="hessen-viktor",
        capacity=14,
        materials=(
            Material(
                T(
                    "Tagesordnung, die aufgeht: ein Muster",
                    "An agenda that works: a template",
                    "جدول أعمال ناجح: نموذج",
                ),
                "tagesordnung.txt",
                "Tagesordnung\n\n18:00 Begrüßung\n18:05 Was ist beschlossen?\n"
                "18:20 Was ist neu?\n19:20 Wer macht was bis wann?\n19:30 Schluss\n",
                is_public=True,
            ),
            Material(
                T("Mitschrift des Abends", "Notes of the evening", "محضر الأمسية"),
                "mitschrift.txt",
                "Mitschrift\n\nWir haben eine Eieruhr gekauft. Sie steht jetzt auf dem Tisch.\n",
            ),
        ),
        first_in_days=-150,
        weekday=3,
        rule="FREQ=WEEKLY;BYDAY=TH;COUNT=6",
    ),
)
