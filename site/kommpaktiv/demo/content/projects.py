"""The project's pages: six topics, two pages below them, about us and the legal pages.

The page "stellungnahme" exists in German only, on purpose: the demo shows what a page looks like
that nobody has translated yet.
"""

from .kinds import (
    Accordion,
    Bullets,
    CallToAction,
    Contacts,
    Heading,
    NextTrainings,
    Paragraphs,
    Project,
    Quote,
    T,
)
from .topics import TOPICS

NAMES = {topic.key: topic.name for topic in TOPICS}

PROJECTS: tuple[Project, ...] = (
    Project(
        key="integrationsbeiraete",
        slug="integrationsbeiraete",
        topic="integrationsbeiraete",
        title=NAMES["integrationsbeiraete"],
        lead=T(
            (
                "Rund 400-mal in Deutschland sitzen Menschen nach der Arbeit in einem Sitzungssaal "
                "und fragen, für wen ihre Stadt gebaut ist. Ihr Gremium heißt Integrationsbeirat."
            ),
            (
                "In some 400 places in Germany, people sit in a meeting room after work and ask "
                "who their town is built for. Their body is called an integration advisory "
                "council."
            ),
            (
                "في نحو 400 مكان في ألمانيا يجلس أناس بعد دوامهم في قاعة اجتماعات ويسألون: لمن "
                "بُنيت مدينتنا؟ الهيئة التي تجمعهم اسمها المجلس الاستشاري للاندماج."
            ),
        ),
        description=T(
            (
                "Was Integrationsbeiräte sind, was sie dürfen und warum rund 400 von ihnen die "
                "Kommunen in Deutschland verändern."
            ),
            (
                "What integration advisory councils are, what they may do, and why some 400 of "
                "them are changing Germany’s municipalities."
            ),
            (
                "ما هي المجالس الاستشارية للاندماج، وما صلاحياتها، ولماذا تغيّر نحو 400 منها وجه "
                "البلديات في ألمانيا."
            ),
        ),
        body=(
            Heading(
                T(
                    "Ein Platz am Tisch, mit Mandat",
                    "A seat at the table, with a mandate",
                    "مقعد إلى الطاولة، بتفويض ديمقراطي",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Ein Integrationsbeirat vertritt die Migrant*innen einer Kommune "
                            "politisch. Er ist demokratisch legitimiert und gehört zur kommunalen "
                            "Selbstverwaltung, so wie ein Ausschuss oder der Stadtrat selbst. Er "
                            "ist kein Verein, kein Kulturfest und kein Kummerkasten."
                        ),
                        (
                            "An integration advisory council represents a municipality’s migrants "
                            "politically. It has a democratic mandate and is part of local "
                            "self-government, just like a committee or the town council itself. It "
                            "is not a club, not a street festival and not a complaints box."
                        ),
                        (
                            "المجلس الاستشاري للاندماج هو التمثيل السياسي للمهاجرات والمهاجرين في "
                            "البلدية. له شرعية ديمقراطية، وهو جزء من الإدارة الذاتية المحلية، شأنه "
                            "شأن اللجان أو مجلس المدينة نفسه. إنه ليس جمعية، ولا مهرجانًا ثقافيًا، "
                            "ولا صندوقًا للشكاوى."
                        ),
                    ),
                    T(
                        (
                            "Er ist unabhängig von Religion, Partei und Herkunft. Wer hier "
                            "mitarbeitet, spricht nicht für ein Land, aus dem jemand kam, sondern "
                            "für die Stadt, in der alle leben."
                        ),
                        (
                            "It is independent of religion, party and origin. Those who serve on "
                            "it do not speak for a country somebody once came from, but for the "
                            "town everyone lives in."
                        ),
                        (
                            "وهو مستقل عن الدين والحزب والأصل. ومن يعمل فيه لا يتحدث باسم بلد جاء "
                            "منه أحد، بل باسم المدينة التي يعيش فيها الجميع."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Was in einer gewöhnlichen Woche anfällt",
                    "What turns up in an ordinary week",
                    "ما الذي يشغل المجلس في أسبوع عادي",
                )
            ),
            Bullets(
                (
                    T(
                        (
                            "Der Busfahrplan wird neu gemacht. Der Beirat fragt, wie die "
                            "Frühschicht ins Gewerbegebiet kommt."
                        ),
                        (
                            "The bus timetable is being redone. The council asks how the early "
                            "shift is to reach the industrial estate."
                        ),
                        (
                            "يوضع جدول جديد للحافلات، فيسأل المجلس كيف ستصل وردية الصباح الباكر "
                            "إلى المنطقة الصناعية."
                        ),
                    ),
                    T(
                        (
                            "Die Kita-Plätze gehen online. Der Beirat will das Formular in fünf "
                            "Sprachen."
                        ),
                        (
                            "Nursery places are to be allocated online. The council wants the form "
                            "in five languages."
                        ),
                        (
                            "يصبح التسجيل في رياض الأطفال إلكترونيًا، فيطالب المجلس باستمارة بخمس "
                            "لغات."
                        ),
                    ),
                    T(
                        (
                            "Im Haushalt fehlen 8.000 Euro für Sprachmittlung. Der Beirat findet "
                            "die Zeile, in der sie stehen könnten."
                        ),
                        (
                            "The budget is 8,000 euros short for interpreting. The council finds "
                            "the line where the money could come from."
                        ),
                        (
                            "تنقص الميزانية 8000 يورو مخصصة للترجمة الشفوية، فيجد المجلس البند "
                            "الذي يمكن أن يأتي منه هذا المبلغ."
                        ),
                    ),
                    T(
                        (
                            "Eine Schule sucht Rat nach einem rassistischen Vorfall. Der Beirat "
                            "kommt und bleibt."
                        ),
                        (
                            "A school asks for advice after a racist incident. The council comes, "
                            "and stays."
                        ),
                        "تطلب مدرسة المشورة بعد حادثة عنصرية، فيأتي المجلس ويبقى إلى جانبها.",
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Am Anfang dachte ich, wir sind Gäste im Rathaus. Jetzt weiß ich, wo der "
                        "Lichtschalter ist."
                    ),
                    (
                        "At first I thought we were guests in the town hall. Now I know where the "
                        "light switch is."
                    ),
                    "في البداية ظننت أننا ضيوف في دار البلدية. أما الآن فأعرف أين مفتاح الضوء.",
                ),
                T(
                    "Ein Beiratsmitglied aus Nordhessen",
                    "A council member from northern Hesse",
                    "صوت من أحد المجالس في شمال هيسن",
                ),
            ),
            Accordion(
                (
                    (
                        T(
                            "Darf ein Beirat etwas beschließen?",
                            "Can a council make decisions?",
                            "هل يحق للمجلس أن يتخذ قرارات؟",
                        ),
                        (
                            T(
                                (
                                    "Er berät. Er gibt Stellungnahmen ab, stellt je nach Ort "
                                    "Anträge und spricht in Ausschüssen. Die letzte Entscheidung "
                                    "trifft der Rat. Doch wer gut vorbereitet kommt, verschiebt "
                                    "Mehrheiten."
                                ),
                                (
                                    "It advises. It issues opinions, tables motions where local "
                                    "rules allow, and speaks in committees. The final decision "
                                    "lies with the elected town council. But those who come well "
                                    "prepared shift majorities."
                                ),
                                (
                                    "دوره استشاري: يبدي رأيه، ويقدّم المقترحات حيث تسمح القواعد "
                                    "المحلية، ويتحدث في اللجان. أما القرار الأخير فلمجلس المدينة. "
                                    "لكن من يأتي مستعدًا يستطيع أن يغيّر الأغلبية."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Gibt es in jeder Stadt einen?",
                            "Is there one in every town?",
                            "هل يوجد مجلس في كل مدينة؟",
                        ),
                        (
                            T(
                                (
                                    "Nein. Ob es einen Beirat geben muss, kann oder soll, regeln "
                                    "die Länder verschieden. Mancherorts ist er Pflicht, anderswo "
                                    "braucht es einen Beschluss der Kommune."
                                ),
                                (
                                    "No. Whether there must, may or should be a council is "
                                    "regulated differently from state to state. In some places it "
                                    "is mandatory; elsewhere it takes a decision by the "
                                    "municipality."
                                ),
                                (
                                    "لا. تختلف القواعد من ولاية إلى أخرى: ففي بعض الأماكن يكون "
                                    "المجلس إلزاميًا، وفي غيرها لا بد من قرار تتخذه البلدية."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Wird die Arbeit bezahlt?",
                            "Is the work paid?",
                            "هل هذا العمل مدفوع الأجر؟",
                        ),
                        (
                            T(
                                (
                                    "Sie ist ehrenamtlich. Vielerorts gibt es ein Sitzungsgeld, "
                                    "das gerade für den Bus und einen Babysitter reicht."
                                ),
                                (
                                    "It is voluntary. Many places pay an attendance allowance that "
                                    "just about covers the bus and a babysitter."
                                ),
                                (
                                    "إنه عمل تطوعي. وفي كثير من الأماكن يُصرف بدل حضور لا يكاد "
                                    "يغطي أجرة الحافلة وجليسة الأطفال."
                                ),
                            ),
                        ),
                    ),
                )
            ),
            CallToAction(
                T(
                    (
                        "Du überlegst, selbst zu kandidieren? So läuft eine Wahl ab, von der Liste "
                        "bis zur ersten Sitzung."
                    ),
                    (
                        "Thinking of standing yourself? Here is how an election works, from the "
                        "list to the first meeting."
                    ),
                    "هل تفكرون في الترشح؟ هكذا تجري الانتخابات، من القائمة حتى الجلسة الأولى.",
                ),
                T(
                    "Wie ein Beirat gewählt wird",
                    "How a council is elected",
                    "كيف يُنتخب المجلس",
                ),
                "beiratswahl",
            ),
        ),
    ),
    Project(
        key="beiratswahl",
        slug="wie-ein-beirat-gewaehlt-wird",
        topic="integrationsbeiraete",
        parent="integrationsbeiraete",
        title=T(
            "Wie ein Beirat gewählt wird",
            "How a council is elected",
            "كيف يُنتخب المجلس",
        ),
        lead=T(
            (
                "Zwischen „Jemand müsste mal“ und „Ich nehme die Wahl an“ liegen ein paar Monate, "
                "ein paar Formulare und sehr viele Gespräche."
            ),
            (
                "Between ‘somebody ought to’ and ‘I accept my election’ lie a few months, a few "
                "forms and a great many conversations."
            ),
            (
                "بين عبارة «على أحدٍ أن يفعل شيئًا» وعبارة «أقبل نتيجة الانتخاب» بضعة أشهر، وبضع "
                "استمارات، وأحاديث كثيرة جدًا."
            ),
        ),
        description=T(
            (
                "Liste, Wahlkampf, Wahltag, erste Sitzung: wie Integrationsbeiräte entstehen und "
                "was Kandidierende vorher wissen sollten."
            ),
            (
                "List, campaign, election day, first meeting: how councils come about and what "
                "candidates should know beforehand."
            ),
            (
                "القائمة والحملة ويوم الاقتراع والجلسة الأولى: كيف تتشكّل المجالس، وما الذي تفيد "
                "معرفته قبل الترشح."
            ),
        ),
        body=(
            Heading(
                T(
                    "Drei Wege in den Beirat",
                    "Three ways onto a council",
                    "ثلاث طرق إلى المجلس",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Manche Beiräte werden direkt gewählt, oft am selben Tag wie der "
                            "Stadtrat. In anderen Orten beruft der Rat die Mitglieder, zum "
                            "Beispiel auf Vorschlag von Vereinen. Und es gibt Mischformen: ein "
                            "Teil gewählt, ein Teil berufen, dazu ein paar Sitze für die "
                            "Fraktionen."
                        ),
                        (
                            "Some councils are elected directly, often on the same day as the town "
                            "council. In other places the town council appoints the members, for "
                            "instance on the proposal of local associations. And there are mixed "
                            "forms: some elected, some appointed, plus a few seats for the "
                            "political groups."
                        ),
                        (
                            "بعض المجالس يُنتخب انتخابًا مباشرًا، وغالبًا في يوم انتخاب مجلس "
                            "المدينة نفسه. وفي أماكن أخرى يعيّن مجلس المدينة الأعضاء والعضوات، "
                            "بناءً على اقتراح الجمعيات مثلًا. وهناك أشكال مختلطة: جزء منتخب وجزء "
                            "معيّن، مع بضعة مقاعد للكتل السياسية."
                        ),
                    ),
                    T(
                        (
                            "Wer wählen darf, steht in der Gemeindeordnung des Landes oder in der "
                            "Satzung der Kommune. Dort steht auch, ob Menschen mit deutschem Pass "
                            "mitmachen können. Das ist öfter der Fall, als viele glauben."
                        ),
                        (
                            "Who may vote is laid down in the state’s municipal code or in the "
                            "municipality’s own statutes. They also say whether people with a "
                            "German passport can take part. The answer is yes more often than many "
                            "think."
                        ),
                        (
                            "أما من يحق له التصويت فيحدده قانون البلديات في الولاية أو النظام "
                            "الأساسي للبلدية. وهناك يُذكر أيضًا هل تجوز مشاركة من يحملون الجنسية "
                            "الألمانية. وهذا جائز أكثر مما يظن كثيرون."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Dein Fahrplan",
                    "Your timetable",
                    "الخطوات بالترتيب",
                )
            ),
            Bullets(
                (
                    T(
                        "Ein Jahr vorher: eine Sitzung besuchen, zuhören, Namen merken.",
                        "A year ahead: go to a meeting, listen, remember names.",
                        "قبل سنة: حضور جلسة، والإصغاء، وحفظ الأسماء.",
                    ),
                    T(
                        (
                            "Sechs Monate vorher: Leute für eine Liste suchen, die nicht alle "
                            "dasselbe denken."
                        ),
                        "Six months ahead: find people for a list who do not all think alike.",
                        "قبل ستة أشهر: البحث عن أشخاص لقائمة لا يفكر الجميع فيها بالطريقة نفسها.",
                    ),
                    T(
                        (
                            "Drei Monate vorher: Unterschriften sammeln und die Unterlagen beim "
                            "Wahlamt abgeben."
                        ),
                        (
                            "Three months ahead: collect signatures and hand in the papers at the "
                            "electoral office."
                        ),
                        "قبل ثلاثة أشهر: جمع التوقيعات وتسليم الأوراق إلى مكتب الانتخابات.",
                    ),
                    T(
                        (
                            "Sechs Wochen vorher: vor dem Supermarkt stehen, in Vereinen sprechen, "
                            "Sprachnachrichten schicken."
                        ),
                        (
                            "Six weeks ahead: stand outside the supermarket, speak in clubs, send "
                            "voice messages."
                        ),
                        (
                            "قبل ستة أسابيع: الوقوف أمام المتاجر، والحديث في الجمعيات، وإرسال "
                            "الرسائل الصوتية."
                        ),
                    ),
                    T(
                        "Am Wahltag: selbst wählen gehen und drei Nachbar*innen mitnehmen.",
                        "On election day: vote yourself and bring three neighbours along.",
                        "يوم الاقتراع: التوجه إلى التصويت برفقة ثلاثة من الجيران أو الجارات.",
                    ),
                )
            ),
            Quote(
                T(
                    "Ich habe 212 Stimmen bekommen. Ich glaube, ich kannte 180 davon persönlich.",
                    "I got 212 votes. I think I knew 180 of them in person.",
                    "حصلت على 212 صوتًا، وأظن أنني أعرف 180 من أصحابها معرفة شخصية.",
                ),
                T(
                    "Aus einem Werkstattgespräch in Gera",
                    "From a workshop in Gera",
                    "من ورشة حوار في غيرا",
                ),
            ),
            Heading(
                T(
                    "Nach der Wahl",
                    "After the election",
                    "بعد الانتخابات",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "In der ersten Sitzung wählt der Beirat seinen Vorsitz und gibt sich "
                            "eine Geschäftsordnung. Das klingt trocken und ist doch der wichtigste "
                            "Abend der Amtszeit: Hier entscheidet sich, wer reden darf, wie lange, "
                            "und wer die Einladung schreibt."
                        ),
                        (
                            "At its first meeting the council elects its chair and adopts rules of "
                            "procedure. It sounds dry, and yet it is the most important evening of "
                            "the term: it settles who may speak, for how long, and who writes the "
                            "invitations."
                        ),
                        (
                            "في الجلسة الأولى ينتخب المجلس رئاسته ويعتمد نظامه الداخلي. قد يبدو "
                            "ذلك جافًّا، لكنها أهم أمسية في الدورة كلها: ففيها يتقرر من يتحدث، وكم "
                            "من الوقت، ومن يكتب الدعوات."
                        ),
                    ),
                )
            ),
            CallToAction(
                T(
                    "Üb deine Vorstellungsrede mit Leuten, die dasselbe vorhaben.",
                    "Practise your introduction with people who have the same plan.",
                    "تدرّبوا على كلمة التعريف بأنفسكم مع أناس يخوضون التجربة نفسها.",
                ),
                T(
                    "Zu den Trainings",
                    "See the trainings",
                    "إلى التدريبات",
                ),
                "trainings",
            ),
            Contacts(
                T(
                    "Fragen zur Wahl?",
                    "Questions about elections?",
                    "هل من أسئلة حول الانتخابات؟",
                ),
                ("hessen-viktor", "thueringen-sabine"),
            ),
        ),
    ),
    Project(
        key="integrationsprozesse",
        slug="integrationsprozesse",
        topic="integrationsprozesse",
        title=NAMES["integrationsprozesse"],
        lead=T(
            (
                "Integration passiert nicht in Konzepten. Sie passiert am Schalter, im Wartezimmer "
                "und auf dem Flur zwischen zwei Ämtern. Dort setzen wir an."
            ),
            (
                "Integration does not happen in strategy papers. It happens at the counter, in the "
                "waiting room and in the corridor between two offices. That is where we start."
            ),
            (
                "الاندماج لا يحدث على الورق، بل عند شباك المعاملات، وفي غرفة الانتظار، وفي الممر "
                "بين دائرتين. ومن هناك نبدأ."
            ),
        ),
        description=T(
            (
                "Wie Beiräte, Verwaltung und Behörden zusammenarbeiten, damit Integration vor Ort "
                "verlässlich läuft und nicht vom Zufall abhängt."
            ),
            (
                "How councils, administrations and authorities work together so that local "
                "integration is reliable and not a matter of luck."
            ),
            (
                "كيف تتعاون المجالس والإدارة البلدية والدوائر كي يسير الاندماج محليًا بثبات، لا "
                "بالمصادفة."
            ),
        ),
        body=(
            Heading(
                T(
                    "Wer ruft eigentlich wen an?",
                    "Who actually calls whom?",
                    "من يتصل بمن؟",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "In fast jeder Kommune gibt es kluge Menschen, die an denselben Dingen "
                            "arbeiten und nichts voneinander wissen. Die Volkshochschule plant "
                            "einen Kurs, das Jobcenter auch, und der Beirat hört von beiden aus "
                            "der Zeitung."
                        ),
                        (
                            "Almost every municipality has clever people working on the same "
                            "things without knowing of each other. The adult education centre "
                            "plans a course, so does the job centre, and the council reads about "
                            "both in the newspaper."
                        ),
                        (
                            "في كل بلدية تقريبًا أناس أذكياء يعملون على الأمور نفسها ولا يعرف "
                            "بعضهم شيئًا عن بعض. معهد تعليم الكبار يخطط لدورة، ومركز العمل كذلك، "
                            "والمجلس يقرأ عن كلتيهما في الجريدة."
                        ),
                    ),
                    T(
                        (
                            "Wir bringen sie an einen Tisch. Nicht für ein Netzwerktreffen mit "
                            "Namensschildern, sondern für eine Frage, die bis zum Ende des "
                            "Nachmittags beantwortet sein muss."
                        ),
                        (
                            "We bring them to one table. Not for a networking event with name "
                            "badges, but for a single question that has to be answered by the end "
                            "of the afternoon."
                        ),
                        (
                            "نحن نجمعهم حول طاولة واحدة. لا من أجل لقاء تعارف ببطاقات أسماء، بل من "
                            "أجل سؤال واحد يجب أن يُجاب عنه قبل نهاية العصر."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Was sich bewährt hat",
                    "What has proved itself",
                    "ما أثبت نجاحه",
                )
            ),
            Bullets(
                (
                    T(
                        (
                            "Eine feste Ansprechperson in der Verwaltung, die den Beirat kennt, "
                            "nicht nur seine Telefonnummer."
                        ),
                        (
                            "One fixed contact in the administration who knows the council, not "
                            "just its phone number."
                        ),
                        "جهة اتصال ثابتة في الإدارة البلدية تعرف المجلس نفسه، لا رقم هاتفه فقط.",
                    ),
                    T(
                        (
                            "Vorlagen, die zwei Wochen vor der Sitzung da sind statt am selben "
                            "Nachmittag."
                        ),
                        (
                            "Papers that arrive two weeks before the meeting instead of the same "
                            "afternoon."
                        ),
                        "وثائق تصل قبل الجلسة بأسبوعين، لا في عصر اليوم نفسه.",
                    ),
                    T(
                        "Ein gemeinsamer Kalender für Beirat, Amt und Vereine.",
                        (
                            "A shared calendar for the council, the authorities and local "
                            "associations."
                        ),
                        "تقويم مشترك بين المجلس والدوائر والجمعيات.",
                    ),
                    T(
                        "Ein Rundgang durch das Amt, bei dem beide Seiten Fragen stellen dürfen.",
                        "A tour of the office during which both sides may ask questions.",
                        "جولة في الدائرة يحق فيها للطرفين أن يطرحا الأسئلة.",
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Wir haben ein Jahr lang Briefe geschrieben. Dann haben wir zusammen "
                        "Kaffee getrunken, und das Problem war am Freitag weg."
                    ),
                    (
                        "We wrote letters for a year. Then we had a coffee together, and by Friday "
                        "the problem was gone."
                    ),
                    "كتبنا الرسائل سنة كاملة. ثم شربنا القهوة معًا، فحُلّت المشكلة يوم الجمعة.",
                ),
                T("Mariam Tesfaye", "Mariam Tesfaye", "Mariam Tesfaye"),
                T("Leitung Standort Hessen", "Head of the Hesse location", "إدارة موقع هيسن"),
            ),
            Heading(
                T(
                    "Für Leute aus der Verwaltung",
                    "If you work in an administration",
                    "للعاملين والعاملات في الإدارة البلدية",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Auch du bist hier richtig. Ein Beirat erspart dir Fehler, wenn du ihn "
                            "früh fragst. Er weiß, warum der Elternabend leer bleibt und weshalb "
                            "niemand das neue Formular ausfüllt. Kostet eine Stunde, spart ein "
                            "halbes Jahr."
                        ),
                        (
                            "You are in the right place, too. A council saves you mistakes if you "
                            "ask it early. It knows why nobody comes to the parents’ evening and "
                            "why nobody fills in the new form. It costs an hour and saves half a "
                            "year."
                        ),
                        (
                            "هذا المكان لكم أيضًا. فالمجلس يجنّبكم الأخطاء إذا سألتموه مبكرًا. إنه "
                            "يعرف لماذا تبقى أمسية أولياء الأمور فارغة، ولماذا لا يملأ أحد "
                            "الاستمارة الجديدة. ساعة واحدة توفّر نصف سنة."
                        ),
                    ),
                )
            ),
            Accordion(
                (
                    (
                        T(
                            "Wer lädt wen ein?",
                            "Who invites whom?",
                            "من يدعو من؟",
                        ),
                        (
                            T(
                                (
                                    "Das ist egal, solange es jemand tut. In der Praxis hilft es, "
                                    "wenn die erste Einladung aus dem Rathaus kommt und die zweite "
                                    "vom Beirat."
                                ),
                                (
                                    "It does not matter, as long as somebody does. In practice it "
                                    "helps if the first invitation comes from the town hall and "
                                    "the second from the council."
                                ),
                                (
                                    "لا فرق، ما دام هناك من يبادر. لكن التجربة تقول إنه من المفيد "
                                    "أن تأتي الدعوة الأولى من دار البلدية والثانية من المجلس."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Was, wenn das Amt nicht antwortet?",
                            "What if the office does not reply?",
                            "ماذا لو لم تردّ الدائرة؟",
                        ),
                        (
                            T(
                                (
                                    "Freundlich nachfragen, mit Datum. Beim dritten Mal gehört die "
                                    "Frage auf die Tagesordnung, dann steht die Antwort im "
                                    "Protokoll."
                                ),
                                (
                                    "Ask again, kindly, with a date. The third time, the question "
                                    "belongs on the agenda; then the answer goes into the minutes."
                                ),
                                (
                                    "يُعاد السؤال بلطف مع تحديد تاريخ. وفي المرة الثالثة يوضع "
                                    "السؤال على جدول الأعمال، فيُدوَّن الجواب في المحضر."
                                ),
                            ),
                        ),
                    ),
                )
            ),
        ),
    ),
    Project(
        key="beratungsgremien",
        slug="beratungsgremien",
        topic="beratungsgremien",
        title=NAMES["beratungsgremien"],
        lead=T(
            (
                "Beraten heißt nicht bitten. Wer einen Rat gibt, muss die Vorlage gelesen, die "
                "Zahlen geprüft und den einen Satz gefunden haben, der hängen bleibt."
            ),
            (
                "Advising is not begging. To give advice you need to have read the paper, checked "
                "the figures and found the one sentence that sticks."
            ),
            (
                "تقديم المشورة لا يعني الاستجداء. فمن يقدّم المشورة عليه أن يقرأ الوثيقة، ويتحقق "
                "من الأرقام، ويعثر على الجملة التي تبقى في الأذهان."
            ),
        ),
        description=T(
            (
                "Integrationsbeiräte als Beratungsgremien: was guter Rat braucht und welche "
                "Trainings Mitglieder dafür stärken."
            ),
            (
                "Integration advisory councils as advisory bodies: what good advice takes, and "
                "which trainings strengthen members for it."
            ),
            (
                "المجالس الاستشارية للاندماج بوصفها هيئات للمشورة: ما تحتاج إليه المشورة الجيدة، "
                "وأي تدريبات تقوّي أعضاءها وعضواتها."
            ),
        ),
        body=(
            Heading(
                T(
                    "Das schärfste Werkzeug ist ein guter Satz",
                    "The sharpest tool is a good sentence",
                    "أمضى الأدوات جملة محكمة",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Ein Beirat hat keine Mehrheit im Rat und kein eigenes Amt. Er hat "
                            "etwas anderes: Wissen, das sonst am Tisch fehlt. Er weiß, wie sich "
                            "ein Beschluss im dritten Stock ohne Aufzug anfühlt und was aus dem "
                            "Deutschkurs wird, wenn der Bus nicht fährt."
                        ),
                        (
                            "A council has no majority in the town council and no department of "
                            "its own. It has something else: knowledge that is otherwise missing "
                            "from the table. It knows what a decision feels like on the third "
                            "floor without a lift, and what becomes of the German course when the "
                            "bus does not run."
                        ),
                        (
                            "لا يملك المجلس أغلبية في مجلس المدينة ولا دائرة خاصة به. لكنه يملك "
                            "شيئًا آخر: معرفة تغيب عادةً عن طاولة القرار. فهو يعرف كيف يبدو القرار "
                            "من الطابق الثالث بلا مصعد، وما مصير دورة اللغة الألمانية حين لا تأتي "
                            "الحافلة."
                        ),
                    ),
                    T(
                        (
                            "Dieses Wissen muss in eine Form, die Politik versteht: eine "
                            "Stellungnahme von einer Seite, ein Antrag mit drei Punkten, zwei "
                            "Minuten Rederecht im Ausschuss. Das kann man lernen, und zwar "
                            "schneller, als man denkt."
                        ),
                        (
                            "That knowledge needs a form politics understands: a one-page opinion, "
                            "a motion with three points, two minutes of speaking time in a "
                            "committee. You can learn this, and faster than you think."
                        ),
                        (
                            "ولا بد لهذه المعرفة من شكل تفهمه السياسة: رأي استشاري في صفحة واحدة، "
                            "أو مقترح من ثلاث نقاط، أو دقيقتان للكلام في اللجنة. وهذا أمر "
                            "يُتعلَّم، وأسرع مما نظن."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Was du bei uns lernst",
                    "What you learn with us",
                    "ما الذي تتعلمونه معنا",
                )
            ),
            Bullets(
                (
                    T(
                        "Vorlagen lesen, ohne jede Seite zu lesen",
                        "reading council papers without reading every page",
                        "قراءة الوثائق من دون قراءة كل صفحة",
                    ),
                    T(
                        "den Haushalt verstehen und die Stelle finden, an der man ansetzt",
                        "understanding the budget and finding the place to start",
                        "فهم الميزانية والعثور على نقطة البداية",
                    ),
                    T(
                        "Anträge schreiben, die einen Absender, ein Ziel und ein Datum haben",
                        "writing motions that have an author, an aim and a date",
                        "كتابة مقترحات لها صاحب وهدف وتاريخ",
                    ),
                    T(
                        "ruhig bleiben, wenn jemand dazwischenruft",
                        "staying calm when somebody heckles",
                        "الحفاظ على الهدوء عند المقاطعة",
                    ),
                    T(
                        "Sitzungen so leiten, dass auch die Leisen zu Wort kommen",
                        "chairing meetings so that the quiet ones get a word in, too",
                        "إدارة الجلسات بحيث تصل الكلمة إلى أصحاب الصوت الخافت أيضًا",
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Zwei Minuten sind lang, wenn man weiß, was man will. Und sehr kurz, wenn "
                        "nicht."
                    ),
                    "Two minutes are long if you know what you want. And very short if you don’t.",
                    "الدقيقتان وقت طويل لمن يعرف ما يريد، وقصير جدًا لمن لا يعرف.",
                ),
                T("Jonas Okonkwo", "Jonas Okonkwo", "Jonas Okonkwo"),
                T(
                    "Trainings und Dolmetschen in Berlin",
                    "Trainings and interpretation in Berlin",
                    "التدريبات والترجمة الشفوية في برلين",
                ),
            ),
            Accordion(
                (
                    (
                        T(
                            "Brauche ich Vorwissen?",
                            "Do I need any prior knowledge?",
                            "هل أحتاج إلى معرفة سابقة؟",
                        ),
                        (
                            T(
                                (
                                    "Nein. Bei jedem Training steht dabei, für wen es gedacht ist. "
                                    "Wenn du unsicher bist, nimm das einfachere. Langweilig wird "
                                    "es nicht."
                                ),
                                (
                                    "No. Each training says who it is meant for. If you are "
                                    "unsure, take the easier one. You will not be bored."
                                ),
                                (
                                    "لا. يُذكر مع كل تدريب لمن هو موجّه. وعند التردد فالأسهل هو "
                                    "الأفضل، ولن يتسلل إليكم الملل."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Reicht mein Deutsch?",
                            "Is my German good enough?",
                            "هل تكفي لغتي الألمانية؟",
                        ),
                        (
                            T(
                                (
                                    "Wenn du eine Sitzung verfolgen kannst, reicht es. Für viele "
                                    "Termine gibt es Dolmetschen; bei der Anmeldung kannst du "
                                    "sagen, was du brauchst."
                                ),
                                (
                                    "If you can follow a meeting, it is. Many dates come with "
                                    "interpretation; when you register you can say what you need."
                                ),
                                (
                                    "إذا كان بإمكانكم متابعة جلسة، فهي تكفي. وتتوفر في كثير من "
                                    "المواعيد ترجمة شفوية، ويمكنكم عند التسجيل ذكر ما تحتاجون "
                                    "إليه."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Bekomme ich eine Bescheinigung?",
                            "Do I get a certificate?",
                            "هل أحصل على شهادة حضور؟",
                        ),
                        (
                            T(
                                (
                                    "Ja, eine Teilnahmebescheinigung mit Datum, Ort und Inhalt. "
                                    "Manche haben sie schon dem Arbeitgeber gezeigt und einen "
                                    "freien Tag bekommen."
                                ),
                                (
                                    "Yes, a certificate of attendance with date, place and "
                                    "content. Some people have shown it to their employer and got "
                                    "a day off."
                                ),
                                (
                                    "نعم، شهادة حضور فيها التاريخ والمكان والمحتوى. وقد عرضها بعض "
                                    "المشاركين والمشاركات على جهة العمل وحصلوا على يوم إجازة."
                                ),
                            ),
                        ),
                    ),
                )
            ),
            CallToAction(
                T(
                    (
                        "Ein Blick in die Werkstatt: So wird aus Notizen vom Küchentisch ein "
                        "Papier, das im Ausschuss zählt."
                    ),
                    (
                        "A look into the workshop: how kitchen-table notes become a paper that "
                        "counts in committee."
                    ),
                    (
                        "نظرة من الداخل: هكذا تتحول ملاحظات كُتبت على طاولة المطبخ إلى ورقة لها "
                        "وزنها في اللجنة."
                    ),
                ),
                T(
                    "So entsteht eine Stellungnahme",
                    "How an opinion is written",
                    "هكذا يُكتب الرأي الاستشاري",
                ),
                "stellungnahme",
            ),
        ),
    ),
    # German only, on purpose: the demo's untranslated project page.
    Project(
        key="stellungnahme",
        slug="wie-eine-stellungnahme-entsteht",
        topic="beratungsgremien",
        parent="beratungsgremien",
        title=T("Wie eine Stellungnahme entsteht"),
        lead=T(
            "Eine Seite, vier Absätze, drei Abende. Ein Beirat in Nordthüringen hat uns "
            "gezeigt, wie aus vielen Stimmen ein Text wird."
        ),
        description=T(
            "Vom Notizzettel zum Papier für den Ausschuss: vier Schritte zu einer "
            "Stellungnahme, die gelesen wird."
        ),
        body=(
            Heading(T("Erster Abend: alles auf den Tisch")),
            Paragraphs(
                (
                    T(
                        (
                            "Die Stadt will ihr Spielplatzkonzept erneuern und fragt den Beirat "
                            "nach seiner Meinung. Neun Leute kommen, zwei davon mit Kindern. "
                            "Niemand schreibt an diesem Abend einen Satz, der bleibt. Alle "
                            "erzählen, welcher Spielplatz warum leer ist."
                        )
                    ),
                    T(
                        "Am Ende hängen 34 Zettel an der Wand. Elf davon handeln von "
                        "Toiletten. Das hatte niemand erwartet, und genau deshalb war der "
                        "Abend gut."
                    ),
                )
            ),
            Heading(T("Zweiter Abend: streichen")),
            Bullets(
                (
                    T("Was kann die Kommune wirklich entscheiden?"),
                    T("Was steht schon im Entwurf und braucht nur Lob?"),
                    T("Was hat außer uns niemand gesehen?"),
                    T("Welche drei Punkte würden wir einem Kind erklären?"),
                )
            ),
            Quote(
                T("Wir haben nicht gekürzt, weil es zu lang war. Sondern weil es zu leise war."),
                T("Protokoll des zweiten Abends"),
            ),
            Heading(T("Dritter Abend: eine Seite")),
            Accordion(
                (
                    (
                        T("Absatz eins: Wofür wir sind"),
                        (
                            T(
                                (
                                    "Fang mit dem an, was gut ist. Wer zustimmt, bevor er fordert, "
                                    "wird bis zum Ende gelesen."
                                )
                            ),
                        ),
                    ),
                    (
                        T("Absatz zwei: Was wir gesehen haben"),
                        (
                            T(
                                "Ein Ort, eine Uhrzeit, eine Zahl. Zum Beispiel: „Mittwoch, 16 "
                                "Uhr, 23 Kinder, keine Toilette in 600 Metern Umkreis.“"
                            ),
                        ),
                    ),
                    (
                        T("Absatz drei: Was wir vorschlagen"),
                        (
                            T(
                                "Höchstens drei Punkte, jeder mit einer Stelle, die ihn "
                                "umsetzen kann, und einem Datum, an dem ihr nachfragt."
                            ),
                        ),
                    ),
                    (
                        T("Absatz vier: Was wir selbst tun"),
                        (
                            T(
                                "Ein Angebot macht aus einer Forderung eine Verabredung. Der "
                                "Beirat hat hier zwei Rundgänge mit Familien zugesagt."
                            ),
                        ),
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Die Stellungnahme ging an einem Montag raus. Im Ausschuss wurde sie "
                            "verlesen, zwei der drei Punkte kamen in den Beschluss. Der dritte "
                            "steht wieder auf der Tagesordnung, im Herbst."
                        )
                    ),
                )
            ),
            NextTrainings(T("Schreiben üben, gemeinsam")),
            CallToAction(
                T("Du hast einen Entwurf in der Schublade? Schick ihn uns, wir lesen mit."),
                T("Standort in deiner Nähe finden"),
                "locations",
            ),
        ),
    ),
    Project(
        key="dialog",
        slug="transkultureller-dialog",
        topic="dialog",
        title=NAMES["dialog"],
        lead=T(
            (
                "Reden ist leicht, solange alle dasselbe meinen. Interessant wird es danach. Wir "
                "bringen Menschen ins Gespräch, die bisher nur übereinander gesprochen haben."
            ),
            (
                "Talking is easy as long as everyone agrees. It gets interesting after that. We "
                "bring people into conversation who so far have only talked about each other."
            ),
            (
                "الكلام سهل ما دام الجميع متفقين، لكن ما بعد ذلك هو المثير حقًّا. نحن نجمع في حوار "
                "واحد أناسًا لم يتحدثوا من قبل إلا بعضهم عن بعض."
            ),
        ),
        description=T(
            (
                "Dialog zwischen Migrant*innengruppen, Politik und Nachbarschaft: Formate, "
                "Spielregeln und Geschichten aus drei Bundesländern."
            ),
            (
                "Dialogue between migrant groups, politics and neighbours: formats, ground rules "
                "and stories from three federal states."
            ),
            (
                "حوار بين مجموعات المهاجرات والمهاجرين والسياسة والجيران: أشكال وقواعد وقصص من "
                "ثلاث ولايات."
            ),
        ),
        body=(
            Heading(
                T(
                    "Mit und ohne Einwanderungsgeschichte",
                    "With and without a history of migration",
                    "بتاريخ هجرة أو بدونه",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "In jeder Stadt gibt es Gruppen, die sich gegenseitig für geschlossen "
                            "halten: die Gemeinde am Kanal, den Schützenverein, die Fraktion, den "
                            "Teeladen. Von innen ist jede davon ein offenes Haus. Nur hat nie "
                            "jemand geklingelt."
                        ),
                        (
                            "Every town has groups that think of each other as closed: the "
                            "congregation by the canal, the shooting club, the party group, the "
                            "tea shop. From the inside, each of them is an open house. It is just "
                            "that nobody ever rang the bell."
                        ),
                        (
                            "في كل مدينة مجموعات تظن كلٌّ منها أن الأخرى منغلقة: جماعة المصلّين "
                            "عند القناة، ونادي الرماية، والكتلة السياسية، ومقهى الشاي. أما من "
                            "الداخل فكلٌّ منها بيت مفتوح، غير أن أحدًا لم يقرع الجرس قط."
                        ),
                    ),
                    T(
                        (
                            "Transkulturell heißt für uns: Niemand vertritt eine Kultur, jede und "
                            "jeder trägt mehrere in sich. Die Busfahrerin aus Marburg und der "
                            "Student aus Aleppo haben vielleicht dieselbe Lieblingsserie und "
                            "denselben Ärger mit dem Vermieter. Damit kann man anfangen."
                        ),
                        (
                            "Transcultural, to us, means this: nobody represents a culture; "
                            "everyone carries several. The bus driver from Marburg and the student "
                            "from Aleppo may share a favourite series and the same trouble with "
                            "the landlord. That is a place to start."
                        ),
                        (
                            "الحوار بين الثقافات يعني لنا أن لا أحد يمثّل ثقافة بعينها، فكل إنسان "
                            "يحمل في داخله ثقافات عدة. قد يكون لسائقة الحافلة من ماربورغ وللطالب "
                            "القادم من حلب المسلسل المفضّل نفسه والمتاعب نفسها مع مالك البيت. ومن "
                            "هنا يمكن أن نبدأ."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Vier Formate, die funktionieren",
                    "Four formats that work",
                    "أربعة أشكال ناجحة للحوار",
                )
            ),
            Accordion(
                (
                    (
                        T(
                            "Der lange Tisch",
                            "The long table",
                            "الطاولة الطويلة",
                        ),
                        (
                            T(
                                (
                                    "Vierzig Plätze auf einem Marktplatz, jede Person bringt ein "
                                    "Gericht und eine Frage mit. Wer aufsteht, setzt sich danach "
                                    "woanders hin."
                                ),
                                (
                                    "Forty seats in a market square; each person brings a dish and "
                                    "a question. If you get up, you sit down somewhere else "
                                    "afterwards."
                                ),
                                (
                                    "أربعون مقعدًا في ساحة السوق، ومع كل شخص طبق وسؤال. ومن يقم من "
                                    "مكانه يجلس بعدها في مكان آخر."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Politik im Salon",
                            "Politics at the barber’s",
                            "السياسة في صالون الحلاقة",
                        ),
                        (
                            T(
                                (
                                    "Eine Stadträtin sitzt einen Nachmittag lang im Friseursalon. "
                                    "Zum Gespräch kommt, wer ohnehin zum Haareschneiden kommt."
                                ),
                                (
                                    "A town councillor spends an afternoon at the barber’s. The "
                                    "people who come to talk are those who come for a haircut "
                                    "anyway."
                                ),
                                (
                                    "تقضي عضوة في مجلس المدينة فترة ما بعد الظهر في صالون الحلاقة، "
                                    "فيحادثها كل من جاء أصلًا لقصّ الشعر."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Das Streitgespräch mit Uhr",
                            "The argument with a clock",
                            "الجدال مع ساعة",
                        ),
                        (
                            T(
                                (
                                    "Zwei Menschen, ein strittiges Thema, je drei Minuten. Danach "
                                    "fasst jede Seite zusammen, was die andere gesagt hat. Erst "
                                    "dann darf widersprochen werden."
                                ),
                                (
                                    "Two people, one contested issue, three minutes each. Then "
                                    "each side sums up what the other has said. Only then may they "
                                    "disagree."
                                ),
                                (
                                    "شخصان وموضوع خلافي وثلاث دقائق لكلٍّ منهما. ثم يلخّص كل طرف "
                                    "ما قاله الآخر، وبعد ذلك فقط يجوز الاعتراض."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Der Rundgang zu zweit",
                            "The walk in twos",
                            "جولة ثنائية",
                        ),
                        (
                            T(
                                (
                                    "Wer neu ist, zeigt jemandem, der immer schon da war, die "
                                    "Stadt. Nicht umgekehrt."
                                ),
                                (
                                    "The newcomer shows the town to someone who has always lived "
                                    "there. Not the other way round."
                                ),
                                "من وصل حديثًا يعرّف بالمدينة من عاش فيها دائمًا، لا العكس.",
                            ),
                        ),
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Ich habe 30 Jahre neben der Moschee gewohnt und nie gewusst, dass man da "
                        "einfach Tee bekommt."
                    ),
                    (
                        "I lived next to the mosque for 30 years and never knew you could just "
                        "have tea there."
                    ),
                    (
                        "سكنت بجوار المسجد ثلاثين سنة ولم أعرف قط أن بإمكان المرء أن يدخل ويشرب "
                        "الشاي ببساطة."
                    ),
                ),
                T(
                    "Eine Nachbarin in Hanau",
                    "A neighbour in Hanau",
                    "جارة في هاناو",
                ),
                T(
                    "nach dem Langen Tisch",
                    "after the long table",
                    "بعد لقاء الطاولة الطويلة",
                ),
            ),
            Heading(
                T(
                    "Unsere Spielregeln",
                    "Our ground rules",
                    "قواعدنا",
                )
            ),
            Bullets(
                (
                    T(
                        "Wir sprechen von uns, nicht für alle.",
                        "We speak of ourselves, not for everyone.",
                        "نتحدث عن أنفسنا، لا باسم الجميع.",
                    ),
                    T(
                        "Wer übersetzt, bekommt Zeit. Wer zuhört, auch.",
                        "Those who translate get time. So do those who listen.",
                        "لمن يترجم وقته الكافي، ولمن يصغي كذلك.",
                    ),
                    T(
                        "Streit ist erlaubt, Abwertung nicht.",
                        "Arguing is allowed, putting people down is not.",
                        "الخلاف مسموح، والانتقاص من الآخرين ممنوع.",
                    ),
                    T(
                        "Am Ende steht eine Verabredung, und sei sie noch so klein.",
                        "We finish with a promise to do something, however small.",
                        "نختم دائمًا باتفاق على خطوة تالية، مهما كانت صغيرة.",
                    ),
                )
            ),
            CallToAction(
                T(
                    (
                        "Du willst einen Langen Tisch in deiner Straße? Wir haben die Checkliste "
                        "und vierzig Klappstühle."
                    ),
                    (
                        "Want a long table in your street? We have the checklist and forty folding "
                        "chairs."
                    ),
                    (
                        "هل تريدون طاولة طويلة في شارعكم؟ لدينا قائمة الخطوات وأربعون كرسيًا "
                        "قابلًا للطي."
                    ),
                ),
                T(
                    "Standorte ansehen",
                    "See the locations",
                    "إلى صفحة أماكننا",
                ),
                "locations",
            ),
        ),
    ),
    Project(
        key="engagement",
        slug="buergerschaftliches-engagement",
        topic="engagement",
        title=NAMES["engagement"],
        lead=T(
            (
                "Die meiste Politik passiert unbezahlt, nach 18 Uhr, in Räumen mit Neonlicht. Wir "
                "machen sie sichtbar und ein bisschen leichter."
            ),
            (
                "Most politics happens unpaid, after 6 pm, in rooms with strip lighting. We make "
                "it visible and a little easier."
            ),
            (
                "معظم العمل السياسي يجري بلا أجر، بعد السادسة مساءً، في غرف تضيئها مصابيح النيون. "
                "ونحن نجعله مرئيًا وأسهل قليلًا."
            ),
        ),
        description=T(
            (
                "Ehrenamtliche politische Arbeit sichtbar und wirksam machen: Grundlagen, "
                "Veranstaltungen und Tipps gegen das Ausbrennen."
            ),
            (
                "Making voluntary political work visible and effective: the basics, events, and "
                "tips against burning out."
            ),
            (
                "كي يصبح العمل السياسي التطوعي مرئيًا ومؤثرًا: أساسيات وفعاليات ونصائح للوقاية من "
                "الإنهاك."
            ),
        ),
        body=(
            Heading(
                T(
                    "Ehrenamt ist kein Hobby",
                    "Volunteering is not a hobby",
                    "العمل التطوعي ليس هواية",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Wer im Beirat mitarbeitet, liest Vorlagen im Bus, telefoniert in der "
                            "Mittagspause und erklärt abends den eigenen Kindern, was ein "
                            "Änderungsantrag ist. Oft sieht das niemand. Im Protokoll steht "
                            "später: „Der Beirat wurde beteiligt.“"
                        ),
                        (
                            "If you serve on a council you read papers on the bus, make calls in "
                            "your lunch break and explain to your own children in the evening what "
                            "an amendment is. Often nobody sees it. Later the minutes will say: "
                            "‘The council was consulted.’"
                        ),
                        (
                            "من يعمل في المجلس يقرأ الوثائق في الحافلة، ويجري المكالمات في استراحة "
                            "الغداء، ويشرح لأطفاله مساءً معنى طلب التعديل. وغالبًا لا يرى ذلك أحد. "
                            "ثم يُكتب في المحضر لاحقًا: «أُشرك المجلس»."
                        ),
                    ),
                    T(
                        (
                            "Wir finden, das verdient mehr als ein Passiv. Darum erzählen wir die "
                            "Geschichten dieser Arbeit, und wir zeigen, wie man aus wenig Zeit "
                            "viel Wirkung holt."
                        ),
                        (
                            "We think that deserves more than the passive voice. So we tell the "
                            "stories of this work, and we show how to achieve a lot in little "
                            "time."
                        ),
                        (
                            "نحن نرى أن هذا الجهد يستحق أكثر من فعل مبني للمجهول. لذلك نروي قصصه، "
                            "ونبيّن كيف يصنع الوقت القليل أثرًا كبيرًا."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Kleines Einmaleins der Wirkung",
                    "A short primer on impact",
                    "مبادئ أولى في التأثير",
                )
            ),
            Bullets(
                (
                    T(
                        (
                            "Ein Thema zurzeit. Wer fünf Briefe schreibt, bekommt fünf höfliche "
                            "Antworten."
                        ),
                        "One issue at a time. Write five letters and you get five polite replies.",
                        "موضوع واحد في كل مرة. فمن يكتب خمس رسائل يتلقّى خمسة ردود مهذبة.",
                    ),
                    T(
                        (
                            "Vor der Sitzung reden. In der Sitzung wird meist nur bestätigt, was "
                            "draußen besprochen war."
                        ),
                        (
                            "Talk before the meeting. The meeting usually just confirms what was "
                            "discussed outside."
                        ),
                        "الحديث قبل الجلسة. ففي الجلسة غالبًا ما يُقَرّ ما نوقش خارجها.",
                    ),
                    T(
                        (
                            "Bündnisse suchen, auch seltsame. Der Sportverein braucht die Halle, "
                            "der Deutschkurs auch."
                        ),
                        (
                            "Look for allies, even odd ones. The sports club needs the hall, and "
                            "so does the German class."
                        ),
                        (
                            "البحث عن حلفاء، حتى غير المتوقعين منهم. فالنادي الرياضي يحتاج إلى "
                            "القاعة، ودورة اللغة أيضًا."
                        ),
                    ),
                    T(
                        "Erfolge aufschreiben. Sonst erinnert sich beim nächsten Mal niemand.",
                        "Write down what you achieved. Otherwise nobody will remember next time.",
                        "تدوين النجاحات، وإلا فلن يتذكرها أحد في المرة القادمة.",
                    ),
                    T(
                        "Nein sagen. Ein Beirat muss nicht jedes Sommerfest retten.",
                        "Say no. A council does not have to rescue every summer fair.",
                        "قول «لا». فليس على المجلس أن ينقذ كل مهرجان صيفي.",
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Früher habe ich alles allein gemacht. Seit ich Aufgaben verteile, sind "
                        "wir zu sechst, und die Sitzung ist um neun zu Ende."
                    ),
                    (
                        "I used to do everything on my own. Since I started sharing out the jobs "
                        "there are six of us, and the meeting ends at nine."
                    ),
                    (
                        "كنت أفعل كل شيء وحدي. ومنذ أن بدأت أوزّع المهام صرنا ستة، وصارت الجلسة "
                        "تنتهي في التاسعة."
                    ),
                ),
                T(
                    "Aus der Feedbackrunde eines Trainings in Jena",
                    "From the feedback round of a training in Jena",
                    "من جلسة تقييم بعد تدريب في ينا",
                ),
            ),
            Accordion(
                (
                    (
                        T(
                            "Ich habe zwei Stunden in der Woche. Reicht das?",
                            "I have two hours a week. Is that enough?",
                            "لديّ ساعتان في الأسبوع. هل يكفي ذلك؟",
                        ),
                        (
                            T(
                                (
                                    "Ja, wenn du sie für eine Sache nimmst. Zwei Stunden für den "
                                    "Radweg vor der Schule sind mehr wert als zwei Stunden für die "
                                    "Weltlage."
                                ),
                                (
                                    "Yes, if you spend them on one thing. Two hours on the cycle "
                                    "path outside the school are worth more than two hours on the "
                                    "state of the world."
                                ),
                                (
                                    "نعم، إذا خُصّصتا لأمر واحد. فساعتان من أجل ممر الدراجات أمام "
                                    "المدرسة أجدى من ساعتين في مناقشة أحوال العالم."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Wie gehe ich mit Anfeindungen um?",
                            "How do I deal with hostility?",
                            "كيف أتعامل مع العداء والإساءة؟",
                        ),
                        (
                            T(
                                (
                                    "Nicht allein. Sichere Nachrichten und Beweise, sprich mit "
                                    "deinem Vorsitz und hol dir Beratung. Unsere Standorte nennen "
                                    "dir Stellen, die schnell helfen."
                                ),
                                (
                                    "Not on your own. Keep messages and evidence, talk to your "
                                    "chair, and get advice. Our locations can point you to "
                                    "services that help quickly."
                                ),
                                (
                                    "ليس وحدكم. احتفظوا بالرسائل والأدلة، وتحدثوا مع رئاسة المجلس، "
                                    "واطلبوا المشورة. وستدلّكم فرقنا على جهات تساعد بسرعة."
                                ),
                            ),
                        ),
                    ),
                )
            ),
            CallToAction(
                T(
                    "Such dir einen Abend aus. Du brauchst weder ein Konto noch einen Anzug.",
                    "Pick an evening. You need neither an account nor a suit.",
                    "اختاروا أمسية تناسبكم. لا حاجة إلى حساب ولا إلى ملابس رسمية.",
                ),
                T(
                    "Training finden",
                    "Find a training",
                    "البحث عن تدريب",
                ),
                "trainings",
            ),
        ),
    ),
    Project(
        key="empowerment",
        slug="empowerment",
        topic="empowerment",
        title=NAMES["empowerment"],
        lead=T(
            (
                "Man traut sich eher, was man bei jemand anderem schon gesehen hat. Deshalb "
                "erzählen hier Menschen, die vor dir im selben Saal gezittert haben."
            ),
            (
                "You are more likely to dare what you have seen someone else do. That is why you "
                "hear from people here who once trembled in the very same room."
            ),
            (
                "نجرؤ أكثر على ما رأينا غيرنا يفعله. لذلك يتحدث هنا أناس ارتجفوا قبلنا في القاعة "
                "نفسها."
            ),
        ),
        description=T(
            (
                "Empowerment durch Vorbilder: wie Beiratsmitglieder politische Stärke gewinnen, "
                "sie behalten und weitergeben."
            ),
            (
                "Empowerment through role models: how council members gain political strength, "
                "keep it and pass it on."
            ),
            (
                "التمكين من خلال القدوات: كيف يكتسب العاملون والعاملات في المجالس قوة سياسية "
                "ويحافظون عليها وينقلونها إلى غيرهم."
            ),
        ),
        body=(
            Heading(
                T(
                    "Niemand fängt mutig an",
                    "Nobody starts out brave",
                    "لا أحد يبدأ شجاعًا",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Frag eine Vorsitzende nach ihrer ersten Wortmeldung, und sie erzählt "
                            "dir von feuchten Händen. Mut ist kein Charakterzug. Er wächst, wenn "
                            "jemand sagt: Ich war da auch, setz dich neben mich."
                        ),
                        (
                            "Ask any chairwoman about the first time she raised her hand, and she "
                            "will tell you about sweaty palms. Courage is not a character trait. "
                            "It grows when somebody says: I have been there, sit next to me."
                        ),
                        (
                            "اسألوا أي رئيسة مجلس عن مداخلتها الأولى، وستحكي لكم عن يدين متعرقتين. "
                            "الشجاعة ليست طبعًا نولد به، بل تنمو حين يقول أحد: مررت بهذا أنا "
                            "أيضًا، والمكان بجانبي لكم."
                        ),
                    ),
                    T(
                        (
                            "Darum beginnt bei uns jedes Empowerment mit einer Begegnung. "
                            "Vorbilder kommen in die Trainings, nehmen Neue mit in Ausschüsse und "
                            "erzählen auch von den Abenden, an denen alles schiefging."
                        ),
                        (
                            "That is why, with us, empowerment always begins with an encounter. "
                            "Role models come to the trainings, take newcomers along to "
                            "committees, and also talk about the evenings when everything went "
                            "wrong."
                        ),
                        (
                            "لذلك يبدأ التمكين عندنا دائمًا بلقاء. فالقدوات تحضر التدريبات، وتصطحب "
                            "الوجوه الجديدة إلى اللجان، وتروي أيضًا عن أمسيات لم ينجح فيها شيء."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Stark werden, stark bleiben",
                    "Growing strong, staying strong",
                    "كيف نقوى وكيف نبقى أقوياء",
                )
            ),
            Bullets(
                (
                    T(
                        (
                            "Tandems: ein halbes Jahr zu zweit, neu und erfahren, mit einem "
                            "Treffen im Monat"
                        ),
                        "tandems: half a year in pairs, new and experienced, meeting once a month",
                        "ثنائيات: نصف سنة معًا، خبرة قديمة ووجه جديد، ولقاء كل شهر",
                    ),
                    T(
                        "Stimmtraining: sprechen, stehen, atmen, auch mit Akzent und gerade damit",
                        (
                            "voice training: speaking, standing, breathing, with your accent and "
                            "proud of it"
                        ),
                        "تدريب الصوت: الكلام والوقوف والتنفس، بلكنتنا وبكل اعتزاز",
                    ),
                    T(
                        (
                            "geschützte Räume für Frauen, für junge Leute und für alle, die "
                            "Rassismus erleben"
                        ),
                        (
                            "safer spaces for women, for young people and for everyone who "
                            "experiences racism"
                        ),
                        "مساحات آمنة للنساء وللشباب ولكل من يتعرض للعنصرية",
                    ),
                    T(
                        "ein Abend im Jahr, an dem nur Niederlagen erzählt werden",
                        "one evening a year when only defeats are told",
                        "أمسية واحدة في السنة لا تُروى فيها إلا الإخفاقات",
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Mein Vorbild war eine Frau, die im Ausschuss sagte: Das habe ich nicht "
                        "verstanden. Alle anderen auch nicht."
                    ),
                    (
                        "My role model was a woman who said in committee: I did not understand "
                        "that. Nor had anyone else."
                    ),
                    "قدوتي امرأة قالت في اللجنة: لم أفهم هذا. ولم يكن الآخرون قد فهموه أيضًا.",
                ),
                T("Sabine Möller", "Sabine Möller", "Sabine Möller"),
                T(
                    "Trainings und Netzwerk in Thüringen",
                    "Trainings and network in Thuringia",
                    "التدريبات وشبكة التواصل في تورينغن",
                ),
            ),
            Heading(
                T(
                    "Weitergeben",
                    "Pass it on",
                    "من يد إلى يد",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Irgendwann fragt dich jemand, wie du das gemacht hast. Dann bist du "
                            "dran. Wir suchen immer Menschen, die ihre Geschichte erzählen, in der "
                            "Sprache, in der sie am besten klingt."
                        ),
                        (
                            "One day somebody will ask how you did it. Then it is your turn. We "
                            "are always looking for people to tell their story, in the language in "
                            "which it sounds best."
                        ),
                        (
                            "سيأتي يوم يسألكم فيه أحد: كيف فعلتم ذلك؟ عندها يحين دوركم. ونحن نبحث "
                            "دائمًا عن أناس يروون قصتهم، باللغة التي تكون فيها أجمل."
                        ),
                    ),
                )
            ),
            CallToAction(
                T(
                    "Zehn Menschen, zehn Anfänge. Lies nach, wie es bei anderen war.",
                    "Ten people, ten beginnings. Read how it was for others.",
                    "عشرة أشخاص وعشر بدايات. اقرؤوا كيف كانت البداية عند غيركم.",
                ),
                T(
                    "Alle Vorbilder",
                    "All role models",
                    "جميع القدوات",
                ),
                "stories",
            ),
            Contacts(
                T(
                    "Deine Geschichte für uns",
                    "Your story for us",
                    "لمن يرغب في رواية قصته",
                ),
                ("berlin-leyla", "hessen-mariam", "thueringen-anh"),
            ),
        ),
    ),
    Project(
        key="about",
        slug="ueber-uns",
        title=T("Über uns", "About us", "من نحن"),
        lead=T(
            (
                "KommPAktiv steckt voller Wörter: kommunal, politisch, kommunalpolitisch, aktiv. "
                "Gemeint sind Menschen, die dort Politik machen, wo sie leben."
            ),
            (
                "The name KommPAktiv is packed with German words: kommunal (local), politisch "
                "(political), kommunalpolitisch (both at once) and aktiv (active). It means people "
                "who do politics where they live."
            ),
            (
                "في اسم KommPAktiv كلمات ألمانية كثيرة معناها: محلي وسياسي وفاعل في السياسة "
                "المحلية. والمقصود بها أناس يمارسون السياسة حيث يعيشون."
            ),
        ),
        description=T(
            (
                "Das Projekt KommPAktiv: Ziele, Standorte, Laufzeit von Mai 2021 bis Juni 2022 und "
                "der Verein, der dahintersteht."
            ),
            (
                "The KommPAktiv project: aims, locations, project period from May 2021 to June "
                "2022, and the association behind it."
            ),
            (
                "مشروع KommPAktiv: أهدافه ومواقعه ومدته من مايو 2021 إلى يونيو 2022 والجمعية التي "
                "تقف وراءه."
            ),
        ),
        body=(
            Heading(
                T(
                    "Warum es uns gibt",
                    "Why we exist",
                    "لماذا نحن هنا",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Rund 400 Integrationsbeiräte beraten in Deutschland ihre Kommunen. "
                            "Ihre Mitglieder tun das ehrenamtlich, neben Beruf und Familie, und "
                            "sie sollen vom ersten Tag an mit Fachleuten auf Augenhöhe sprechen. "
                            "Das gelingt nur, wenn jemand mit ihnen übt."
                        ),
                        (
                            "Some 400 integration advisory councils advise their municipalities in "
                            "Germany. Their members do so voluntarily, alongside job and family, "
                            "and are expected to hold their own with the experts from day one. "
                            "That only works if somebody practises with them."
                        ),
                        (
                            "يقدّم نحو 400 مجلس استشاري للاندماج المشورة للبلديات في ألمانيا. ومن "
                            "يعملون فيها يفعلون ذلك تطوعًا إلى جانب العمل والأسرة، ويُنتظر منهم "
                            "منذ اليوم الأول أن يخاطبوا أهل الاختصاص ندًّا لند. ولا ينجح ذلك إلا "
                            "إذا وُجد من يتدرّب معهم."
                        ),
                    ),
                    T(
                        (
                            "Das war der Anfang von KommPAktiv: Trainings für die nächste Sitzung, "
                            "Begleitung zwischen den Sitzungen und Geschichten für alle, die noch "
                            "zögern."
                        ),
                        (
                            "That was the beginning of KommPAktiv: trainings for the next meeting, "
                            "support between meetings, and stories for everyone who still "
                            "hesitates."
                        ),
                        (
                            "من هنا بدأ KommPAktiv: تدريبات للجلسة القادمة، ومرافقة بين الجلسات، "
                            "وقصص لكل من لا يزال مترددًا."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Das Projekt in Kürze",
                    "The project in brief",
                    "المشروع باختصار",
                )
            ),
            Bullets(
                (
                    T(
                        "Laufzeit: 1. Mai 2021 bis 30. Juni 2022",
                        "Project period: 1 May 2021 to 30 June 2022",
                        "مدة المشروع: من 1 مايو 2021 إلى 30 يونيو 2022",
                    ),
                    T(
                        "Standorte: Berlin, Hessen und Thüringen",
                        "Locations: Berlin, Hesse and Thuringia",
                        "الأماكن: برلين وهيسن وتورينغن",
                    ),
                    T(
                        "Träger: Förderverein des Bundeszuwanderungs- und Integrationsrat e. V.",
                        "Run by: Förderverein des Bundeszuwanderungs- und Integrationsrat e. V.",
                        (
                            "الجهة المسؤولة: Förderverein des Bundeszuwanderungs- und "
                            "Integrationsrat e. V."
                        ),
                    ),
                    T(
                        "Für: Mitglieder von Integrationsbeiräten und alle, die es werden wollen",
                        (
                            "For: members of integration advisory councils and everyone who wants "
                            "to become one"
                        ),
                        (
                            "لمن: لأعضاء المجالس الاستشارية للاندماج وعضواتها، ولكل من يرغب في "
                            "الانضمام إليها"
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Sechs Themen, ein Faden",
                    "Six topics, one thread",
                    "ستة مواضيع وخيط واحد",
                )
            ),
            Accordion(
                (
                    (
                        T(
                            "Verstehen, was ein Beirat ist",
                            "Understanding what a council is",
                            "أن نفهم ما هو المجلس",
                        ),
                        (
                            T(
                                (
                                    "Integrationsbeiräte sind demokratisch legitimierte "
                                    "Vertretungen. Als Beratungsgremien brauchen sie Wissen, Übung "
                                    "und Zugang. Darum drehen sich zwei der sechs Themen."
                                ),
                                (
                                    "Integration advisory councils are bodies with a democratic "
                                    "mandate. To advise, they need knowledge, practice and access. "
                                    "That is what two of the six topics are about."
                                ),
                                (
                                    "المجالس الاستشارية للاندماج هيئات تمثيلية ذات شرعية "
                                    "ديمقراطية. وكي تقدّم المشورة تحتاج إلى المعرفة والممارسة "
                                    "والوصول إلى أصحاب القرار. وحول ذلك يدور اثنان من المواضيع "
                                    "الستة."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Mit anderen arbeiten",
                            "Working with others",
                            "أن نعمل مع الآخرين",
                        ),
                        (
                            T(
                                (
                                    "Integrationsprozesse gelingen mit der Verwaltung, nicht gegen "
                                    "sie. Und der transkulturelle Dialog holt die an den Tisch, "
                                    "die bisher nebeneinander gewohnt haben."
                                ),
                                (
                                    "Integration processes succeed with the administration, not "
                                    "against it. And transcultural dialogue brings to the table "
                                    "those who so far have merely lived side by side."
                                ),
                                (
                                    "تنجح مسارات الاندماج مع الإدارة البلدية لا ضدها. والحوار بين "
                                    "الثقافات يجمع حول الطاولة من كانوا حتى الآن يسكنون جنبًا إلى "
                                    "جنب فحسب."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Selbst stark werden",
                            "Growing strong yourself",
                            "أن نصبح أقوى",
                        ),
                        (
                            T(
                                (
                                    "Bürgerschaftliches Engagement braucht Anerkennung, "
                                    "Empowerment braucht Vorbilder. Beides findest du hier."
                                ),
                                (
                                    "Civic engagement needs recognition, and empowerment needs "
                                    "role models. You will find both here."
                                ),
                                (
                                    "المشاركة المدنية تحتاج إلى التقدير، والتمكين يحتاج إلى "
                                    "القدوات. وكلاهما موجود هنا."
                                ),
                            ),
                        ),
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Wir bringen niemandem Politik bei. Wir zeigen, dass die Leute sie längst "
                        "machen."
                    ),
                    (
                        "We do not teach anyone politics. We show people that they have long been "
                        "doing it."
                    ),
                    "نحن لا نعلّم أحدًا السياسة، بل نُري الناس أنهم يمارسونها منذ زمن طويل.",
                ),
                T("Mariam Tesfaye", "Mariam Tesfaye", "Mariam Tesfaye"),
                T("Leitung Standort Hessen", "Head of the Hesse location", "إدارة موقع هيسن"),
            ),
            Contacts(
                T(
                    "Menschen, die du fragen kannst",
                    "People you can ask",
                    "أشخاص يمكن سؤالهم",
                ),
                (
                    "berlin-leyla",
                    "berlin-jonas",
                    "hessen-mariam",
                    "hessen-viktor",
                    "thueringen-anh",
                    "thueringen-sabine",
                ),
            ),
            CallToAction(
                T(
                    "Am besten lernst du uns bei einer Tasse Tee kennen.",
                    "The best way to get to know us is over a cup of tea.",
                    "أجمل طريقة للتعارف كوب من الشاي.",
                ),
                T(
                    "Komm an einen Standort",
                    "Come to one of our locations",
                    "زيارة أحد أماكننا",
                ),
                "locations",
            ),
        ),
    ),
    Project(
        key="imprint",
        slug="impressum",
        title=T("Impressum", "Imprint", "بيانات الناشر"),
        lead=T(
            "Wer hinter dieser Website steht, und was an dieser Demo erfunden ist.",
            "Who is behind this website, and what in this demo is made up.",
            "من يقف وراء هذا الموقع الإلكتروني، وما المتخيَّل في هذا العرض التجريبي.",
        ),
        description=T(
            (
                "Impressum der Website von KommPAktiv: Anbieter, Kontakt, Verantwortung für "
                "Inhalte und Hinweise zur Demo."
            ),
            (
                "Imprint of the KommPAktiv website: provider, contact, responsibility for content "
                "and notes on the demo."
            ),
            (
                "بيانات الناشر لموقع KommPAktiv الإلكتروني: الجهة المسؤولة والتواصل والمسؤولية عن "
                "المحتوى وملاحظات عن العرض التجريبي."
            ),
        ),
        body=(
            Heading(
                T(
                    "Anbieter dieser Website",
                    "Provider of this website",
                    "الجهة المسؤولة عن هذا الموقع الإلكتروني",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Förderverein des Bundeszuwanderungs- und Integrationsrat e. V., "
                            "Projekt KommPAktiv, Beispielstraße 1, 12043 Berlin"
                        ),
                        (
                            "Förderverein des Bundeszuwanderungs- und Integrationsrat e. V., "
                            "KommPAktiv project, Beispielstraße 1, 12043 Berlin"
                        ),
                        (
                            "الجمعية: Förderverein des Bundeszuwanderungs- und Integrationsrat e. "
                            "V.، مشروع KommPAktiv، العنوان: Beispielstraße 1, 12043 Berlin"
                        ),
                    ),
                    T(
                        (
                            "Vertreten durch den Vorstand. E-Mail: kontakt@example.org, Telefon: "
                            "030 23125 100."
                        ),
                        (
                            "Represented by its board. E-mail: kontakt@example.org, phone: 030 "
                            "23125 100."
                        ),
                        (
                            "يمثّلها مجلس إدارتها. البريد الإلكتروني: kontakt@example.org، الهاتف: "
                            "030 23125 100."
                        ),
                    ),
                    T(
                        "Die Projektlaufzeit war vom 1. Mai 2021 bis zum 30. Juni 2022.",
                        "The project ran from 1 May 2021 to 30 June 2022.",
                        "امتد المشروع من 1 مايو 2021 إلى 30 يونيو 2022.",
                    ),
                )
            ),
            Heading(
                T(
                    "Das ist eine Demo",
                    "This is a demo",
                    "هذا عرض تجريبي",
                )
            ),
            Bullets(
                (
                    T(
                        (
                            "Alle Vorbilder und Ansprechpersonen auf diesen Seiten sind erfunden, "
                            "ebenso ihre Zitate und Geschichten. Ähnlichkeiten mit lebenden "
                            "Menschen sind Zufall."
                        ),
                        (
                            "All role models and contacts on these pages are invented, and so are "
                            "their quotes and stories. Any resemblance to living people is "
                            "coincidental."
                        ),
                        (
                            "جميع القدوات وجهات الاتصال في هذه الصفحات شخصيات متخيَّلة، وكذلك "
                            "أقوالها وقصصها. وأي تشابه مع أشخاص حقيقيين محض مصادفة."
                        ),
                    ),
                    T(
                        (
                            "Die Porträts hat ein Programm gezeichnet. Kein Foto zeigt einen "
                            "echten Menschen."
                        ),
                        "The portraits were drawn by code. There is no photo of a real person.",
                        "الصور الشخصية رسمها برنامج حاسوبي، وليس بينها صورة لإنسان حقيقي.",
                    ),
                    T(
                        (
                            "Straßen, Telefonnummern und E-Mail-Adressen sind Platzhalter. Die "
                            "Nummern gehören niemandem, und Post an example.org kommt nirgends an."
                        ),
                        (
                            "Streets, phone numbers and e-mail addresses are placeholders. The "
                            "numbers belong to nobody, and mail to example.org reaches no one."
                        ),
                        (
                            "الشوارع وأرقام الهواتف وعناوين البريد الإلكتروني أمثلة غير حقيقية. "
                            "فالأرقام لا تعود إلى أحد، والرسائل المرسلة إلى example.org لا تصل إلى "
                            "أي جهة."
                        ),
                    ),
                    T(
                        (
                            "Wo eine Postleitzahl liegt, wissen wir aus Daten von © OpenStreetMap "
                            "contributors (Lizenz ODbL 1.0)."
                        ),
                        (
                            "Where a postcode lies, we know from data of © OpenStreetMap "
                            "contributors (licence: ODbL 1.0)."
                        ),
                        (
                            "مواقع الرموز البريدية مأخوذة من بيانات © OpenStreetMap contributors "
                            "(الرخصة: ODbL 1.0)."
                        ),
                    ),
                    T(
                        (
                            "Trainings, Termine und freie Plätze sind Beispiele. Sie werden bei "
                            "jedem Aufbau der Demo neu gerechnet."
                        ),
                        (
                            "Trainings, dates and places left are examples. They are worked out "
                            "anew each time the demo is built."
                        ),
                        (
                            "التدريبات والمواعيد والمقاعد المتاحة أمثلة تُحسب من جديد في كل مرة "
                            "يُنشأ فيها العرض التجريبي."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Verantwortlich für den Inhalt",
                    "Responsible for content",
                    "المسؤولية عن المحتوى",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Leyla Aydın, Anschrift wie oben. Auch dieser Name steht hier als "
                            "Beispiel."
                        ),
                        "Leyla Aydın, address as above. This name, too, is an example.",
                        "Leyla Aydın، العنوان أعلاه. وهذا الاسم أيضًا مجرد مثال.",
                    ),
                    T(
                        (
                            "Für Seiten, auf die wir verlinken, sind die verantwortlich, die sie "
                            "betreiben. Fällt dir dort etwas auf, schreib uns, dann sehen wir "
                            "nach."
                        ),
                        (
                            "Pages we link to are the responsibility of those who run them. If you "
                            "notice anything there, write to us and we will look into it."
                        ),
                        (
                            "أما الصفحات التي نضع روابط إليها فمسؤوليتها على من يديرها. إن لفت "
                            "انتباهكم شيء فيها فراسلونا وسننظر في الأمر."
                        ),
                    ),
                )
            ),
            CallToAction(
                T(
                    "Was mit deinen Daten geschieht, haben wir eigens aufgeschrieben.",
                    "We have written down separately what happens to your data.",
                    "أما ما يحدث لبياناتكم فقد شرحناه في صفحة مستقلة.",
                ),
                T("Zum Datenschutz", "Go to privacy", "إلى حماية البيانات"),
                "privacy",
            ),
        ),
    ),
    Project(
        key="privacy",
        slug="datenschutz",
        title=T("Datenschutz", "Privacy", "حماية البيانات"),
        lead=T(
            (
                "Lesen kannst du hier, ohne dass dir jemand folgt. Meldest du dich zu einem "
                "Training an, speichern wir nur, was wir dafür brauchen, und löschen es wieder."
            ),
            (
                "You can read here without being tracked. If you register for a training, we store "
                "only what we need for it, and then delete it again."
            ),
            (
                "يمكنكم القراءة هنا من دون أي تتبّع. وعند التسجيل في تدريب لا نحفظ إلا ما نحتاج "
                "إليه لذلك، ثم نحذفه."
            ),
        ),
        description=T(
            (
                "Welche Daten KommPAktiv speichert, wozu, auf welcher Grundlage, wie lange, und "
                "welche Rechte du hast."
            ),
            (
                "Which data KommPAktiv stores, what for, on what basis, for how long, and which "
                "rights you have."
            ),
            "ما البيانات التي يحفظها KommPAktiv، ولأي غرض، وعلى أي أساس، وإلى متى، وما هي حقوقكم.",
        ),
        body=(
            Heading(
                T(
                    "Wenn du nur liest",
                    "If you are just reading",
                    "عند القراءة فقط",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Du bekommst kein Cookie. Schriften, Bilder und Programme kommen von "
                            "unserem eigenen Server; dein Browser fragt bei niemand anderem an. "
                            "Wir messen nicht, wer welche Seite liest, und bilden keine Profile."
                        ),
                        (
                            "You get no cookie. Fonts, images and scripts come from our own "
                            "server; your browser does not contact anyone else. We do not measure "
                            "who reads which page, and we build no profiles."
                        ),
                        (
                            "لا نضع أي ملف تعريف ارتباط (كوكي). فالخطوط والصور والبرامج تأتي من "
                            "خادمنا نحن، ولا يتصل متصفحكم بأي جهة أخرى. ولا نقيس من يقرأ أي صفحة، "
                            "ولا ننشئ ملفات شخصية عن القرّاء."
                        ),
                    ),
                    T(
                        (
                            "Ein Formular kann ein einzelnes Cookie setzen, das deine Eingabe vor "
                            "Missbrauch schützt. Mehr tut es nicht. Wer bei uns arbeitet und sich "
                            "im Redaktionsbereich anmeldet, bekommt dort ein Cookie für die "
                            "Sitzung."
                        ),
                        (
                            "A form may set a single cookie that protects what you enter from "
                            "misuse. It does nothing else. Staff who log in to the editing area "
                            "get a session cookie there."
                        ),
                        (
                            "قد تضع الاستمارة ملف تعريف ارتباط واحدًا يحمي ما تُدخلونه من سوء "
                            "الاستخدام، ولا يفعل غير ذلك. أما العاملون والعاملات لدينا فيُستخدم "
                            "لهم ملف خاص بالجلسة عند الدخول إلى قسم التحرير."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Wenn du dich anmeldest",
                    "If you register",
                    "عند التسجيل في تدريب",
                )
            ),
            Bullets(
                (
                    T(
                        (
                            "Name und E-Mail-Adresse, damit wir dir den Platz bestätigen und "
                            "Änderungen mitteilen können"
                        ),
                        (
                            "your name and e-mail address, so that we can confirm your place and "
                            "tell you about changes"
                        ),
                        "الاسم وعنوان البريد الإلكتروني، كي نؤكد المقعد ونبلغكم بأي تغيير",
                    ),
                    T(
                        "dein Beirat, damit das Training zu den Teilnehmenden passt",
                        "your council, so that the training suits the people taking part",
                        "المجلس الذي تنتمون إليه، كي يناسب التدريب المشاركين والمشاركات",
                    ),
                    T(
                        "deine Sprache, damit du unsere Nachrichten verstehst",
                        "your language, so that you understand our messages",
                        "لغتكم، كي تصل رسائلنا مفهومة",
                    ),
                    T(
                        (
                            "was du brauchst, zum Beispiel Dolmetschen, Gebärdensprache oder einen "
                            "Platz für den Rollstuhl, und Antworten auf Fragen zum Training"
                        ),
                        (
                            "what you need, for example interpretation, sign language or space for "
                            "a wheelchair, and your answers to questions about the training"
                        ),
                        (
                            "ما تحتاجون إليه، مثل الترجمة الشفوية أو لغة الإشارة أو مكان لكرسي "
                            "متحرك، وأجوبتكم عن أسئلة التدريب"
                        ),
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Wir nutzen diese Angaben, um Plätze zu vergeben, die Warteliste zu "
                            "führen, das Training vorzubereiten und dir deine Teilnahme zu "
                            "bescheinigen. An andere verkaufen oder verschenken wir nichts. Für "
                            "den Nachweis gegenüber Geldgebern zählen wir nur: wie viele, wann, "
                            "wo."
                        ),
                        (
                            "We use these details to allocate places, run the waiting list, "
                            "prepare the training and certify that you took part. We neither sell "
                            "nor give them away. For our reports to funders we only count: how "
                            "many, when, where."
                        ),
                        (
                            "نستخدم هذه البيانات لتوزيع المقاعد، وإدارة قائمة الانتظار، والتحضير "
                            "للتدريب، وإصدار شهادة الحضور. ولا نبيعها ولا نعطيها لأحد. وأما "
                            "تقاريرنا إلى الجهات المموِّلة فلا تتضمن إلا أرقامًا: كم ومتى وأين."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Rechtsgrundlagen und Fristen",
                    "Legal bases and time limits",
                    "الأسس القانونية والمدد",
                )
            ),
            Accordion(
                (
                    (
                        T(
                            "Auf welcher Grundlage verarbeitet ihr meine Daten?",
                            "On what legal basis do you process my data?",
                            "على أي أساس تعالجون بياناتي؟",
                        ),
                        (
                            T(
                                (
                                    "Für deine Anmeldung ist es Art. 6 Abs. 1 Buchst. b DSGVO: "
                                    "Ohne Namen und E-Mail-Adresse können wir dir keinen Platz "
                                    "geben. Freiwillige Angaben beruhen auf deiner Einwilligung "
                                    "nach Art. 6 Abs. 1 Buchst. a."
                                ),
                                (
                                    "For your registration it is Art. 6(1)(b) GDPR: without a name "
                                    "and e-mail address we cannot give you a place. Anything you "
                                    "add voluntarily rests on your consent under Art. 6(1)(a)."
                                ),
                                (
                                    "أساس التسجيل هو المادة 6 الفقرة 1 الحرف (ب) من اللائحة العامة "
                                    "لحماية البيانات: فمن دون اسم وعنوان بريد إلكتروني لا يمكننا "
                                    "حجز مقعد. أما البيانات الاختيارية فأساسها موافقتكم وفق المادة "
                                    "6 الفقرة 1 الحرف (أ)."
                                ),
                            ),
                            T(
                                (
                                    "Was du brauchst, kann etwas über deine Gesundheit verraten. "
                                    "Deshalb fragen wir dafür ausdrücklich nach deiner "
                                    "Einwilligung, Art. 9 Abs. 2 Buchst. a. Du kannst sie "
                                    "jederzeit widerrufen; was vorher geschah, bleibt rechtmäßig."
                                ),
                                (
                                    "What you need may say something about your health. That is "
                                    "why we ask for your explicit consent to store it, Art. "
                                    "9(2)(a). You can withdraw it at any time; what was done "
                                    "before remains lawful."
                                ),
                                (
                                    "قد تكشف احتياجاتكم شيئًا عن حالتكم الصحية. لذلك نطلب لحفظها "
                                    "موافقة صريحة، وفق المادة 9 الفقرة 2 الحرف (أ). ويمكنكم سحبها "
                                    "في أي وقت، من دون أن يمسّ ذلك مشروعية ما جرى قبل السحب."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Wie lange bleiben sie gespeichert?",
                            "How long are they kept?",
                            "كم من الوقت تُحفظ؟",
                        ),
                        (
                            T(
                                (
                                    "Angaben zu deinem Bedarf löschen wir 14 Tage nach dem Termin. "
                                    "Namen, Kontaktdaten, Antworten und unsere Nachrichten an dich "
                                    "verschwinden sechs Monate nach dem Termin. Bei mehreren "
                                    "Terminen zählt der letzte; gibst du alles zurück, zählt "
                                    "dieser Tag. Übrig bleiben Zahlen, aus denen niemand dich "
                                    "erkennt."
                                ),
                                (
                                    "We delete what you told us about your needs 14 days after the "
                                    "date. Names, contact details, answers and our messages to you "
                                    "go six months after the date. With several dates, the last "
                                    "one counts; if you give everything back, that day counts. "
                                    "What remains are figures that identify nobody."
                                ),
                                (
                                    "نحذف بيانات الاحتياجات بعد 14 يومًا من الموعد. وتُحذف الأسماء "
                                    "وبيانات الاتصال والأجوبة ورسائلنا إليكم بعد ستة أشهر من "
                                    "الموعد. وعند تعدّد المواعيد يُحتسب آخرها، وعند إلغاء المشاركة "
                                    "كلها يُحتسب يوم الإلغاء. ولا يبقى إلا أرقام لا يُستدل منها على "
                                    "أحد."
                                ),
                            ),
                            T(
                                (
                                    "Bestätigst du eine Anmeldung nicht, löschen wir sie sieben "
                                    "Tage nachdem der Platz verfallen ist."
                                ),
                                (
                                    "If you do not confirm a registration, we delete it seven days "
                                    "after its place has run out."
                                ),
                                "وإذا لم يُؤكَّد التسجيل حذفناه بعد سبعة أيام من سقوط المقعد.",
                            ),
                            T(
                                (
                                    "Möchtest du eine Teilnahmebescheinigung, melde dich also "
                                    "innerhalb dieser sechs Monate."
                                ),
                                (
                                    "So if you would like a certificate of attendance, ask within "
                                    "those six months."
                                ),
                                "لذلك يُرجى طلب شهادة الحضور خلال هذه الأشهر الستة.",
                            ),
                        ),
                    ),
                    (
                        T(
                            "Wo liegen die Daten?",
                            "Where is the data kept?",
                            "أين تُحفظ البيانات؟",
                        ),
                        (
                            T(
                                (
                                    "Auf einem Server in Deutschland, den wir bei einem Anbieter "
                                    "mieten. Er arbeitet nach unserer Weisung, so wie es Art. 28 "
                                    "DSGVO verlangt. In dieser Demo ist kein Anbieter genannt; wer "
                                    "die Software einsetzt, trägt hier den eigenen ein."
                                ),
                                (
                                    "On a server in Germany that we rent from a hosting provider. "
                                    "The provider acts on our instructions, as Art. 28 GDPR "
                                    "requires. This demo names no provider; whoever uses the "
                                    "software enters their own here."
                                ),
                                (
                                    "على خادم في ألمانيا نستأجره من شركة استضافة تعمل وفق "
                                    "تعليماتنا كما تشترط المادة 28 من اللائحة العامة لحماية "
                                    "البيانات. ولا تُذكر في هذا العرض التجريبي شركة بعينها؛ فعلى "
                                    "من يستخدم البرنامج أن يذكر هنا الشركة التي يتعامل معها."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Was steht in den Protokollen des Servers?",
                            "What is in the server logs?",
                            "ماذا تتضمن سجلات الخادم؟",
                        ),
                        (
                            T(
                                (
                                    "IP-Adresse, Zeitpunkt, aufgerufene Adresse, Antwort des "
                                    "Servers und Kennung des Browsers. Wir brauchen das, um Fehler "
                                    "und Angriffe zu erkennen (Art. 6 Abs. 1 Buchst. f DSGVO). "
                                    "Nach 14 Tagen werden die Protokolle gelöscht."
                                ),
                                (
                                    "IP address, time, address requested, the server’s reply and "
                                    "the browser’s identification. We need them to detect faults "
                                    "and attacks (Art. 6(1)(f) GDPR). The logs are deleted after "
                                    "14 days."
                                ),
                                (
                                    "عنوان IP، والوقت، والعنوان المطلوب، وردّ الخادم، ونوع "
                                    "المتصفح. نحتاج إلى ذلك لاكتشاف الأعطال والهجمات (المادة 6 "
                                    "الفقرة 1 الحرف (و) من اللائحة العامة لحماية البيانات). وتُحذف "
                                    "السجلات بعد 14 يومًا."
                                ),
                            ),
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Deine Rechte",
                    "Your rights",
                    "حقوقكم",
                )
            ),
            Bullets(
                (
                    T(
                        "Auskunft: erfahren, was wir über dich gespeichert haben (Art. 15)",
                        "access: find out what we have stored about you (Art. 15)",
                        "الاطلاع: معرفة ما حفظناه عنكم (المادة 15)",
                    ),
                    T(
                        (
                            "Berichtigung und Löschung: Falsches ändern, Unnötiges entfernen "
                            "lassen (Art. 16 und 17)"
                        ),
                        (
                            "rectification and erasure: have errors corrected and data deleted "
                            "(Art. 16 and 17)"
                        ),
                        "التصحيح والمحو: تعديل الخطأ وحذف ما لا لزوم له (المادتان 16 و17)",
                    ),
                    T(
                        (
                            "Einschränkung: verlangen, dass wir Daten nur noch aufbewahren; von "
                            "Änderungen erfahren auch die, denen wir sie gegeben haben (Art. 18 "
                            "und 19)"
                        ),
                        (
                            "restriction: require us merely to keep data; anyone we passed them to "
                            "is told about changes (Art. 18 and 19)"
                        ),
                        (
                            "التقييد: الاكتفاء بحفظ البيانات من دون استخدامها، مع إبلاغ كل من "
                            "تلقّاها بأي تغيير (المادتان 18 و19)"
                        ),
                    ),
                    T(
                        "Mitnahme: deine Daten in einem gängigen Format bekommen (Art. 20)",
                        "portability: receive your data in a common format (Art. 20)",
                        "النقل: الحصول على بياناتكم بصيغة شائعة (المادة 20)",
                    ),
                    T(
                        (
                            "Widerspruch: Nein sagen, wenn wir uns auf berechtigte Interessen "
                            "stützen (Art. 21)"
                        ),
                        "objection: say no where we rely on legitimate interests (Art. 21)",
                        "الاعتراض: رفض المعالجة حين تستند إلى مصالح مشروعة (المادة 21)",
                    ),
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Am schnellsten geht es selbst: Der Link in unseren E-Mails führt zu "
                            "allem, was wir über dich wissen. Dort kannst du es als Datei "
                            "mitnehmen oder sofort löschen."
                        ),
                        (
                            "The quickest way is to do it yourself: the link in our e-mails leads "
                            "to all we know about you. There you can take it along as a file or "
                            "delete it at once."
                        ),
                        (
                            "وأسرع طريق أن تفعلوا ذلك بأنفسكم: فالرابط في رسائلنا يقود إلى كل ما "
                            "نعرفه عنكم، وهناك يمكن تنزيله في ملف أو حذفه فورًا."
                        ),
                    ),
                    T(
                        (
                            "Eine formlose E-Mail an privacy@example.org genügt. Verantwortlich "
                            "ist der Verein, der im Impressum steht. Du kannst dich außerdem bei "
                            "einer Datenschutzaufsicht beschweren, zum Beispiel in dem Bundesland, "
                            "in dem du wohnst."
                        ),
                        (
                            "An informal e-mail to privacy@example.org is enough. The controller "
                            "is the association named in the imprint. You may also complain to a "
                            "data protection authority, for example in the state where you live."
                        ),
                        (
                            "تكفي رسالة بسيطة إلى privacy@example.org. والجهة المسؤولة هي الجمعية "
                            "المذكورة في صفحة بيانات الناشر. ويمكنكم أيضًا تقديم شكوى إلى إحدى "
                            "سلطات حماية البيانات، في الولاية التي تسكنون فيها مثلًا."
                        ),
                    ),
                )
            ),
            CallToAction(
                T(
                    "Wer ist verantwortlich? Name und Anschrift stehen im Impressum.",
                    "Who is responsible? You will find name and address in the imprint.",
                    "من الجهة المسؤولة؟ الاسم والعنوان في صفحة بيانات الناشر.",
                ),
                T(
                    "Zum Impressum",
                    "Go to the imprint",
                    "إلى بيانات الناشر",
                ),
                "imprint",
            ),
        ),
    ),
    Project(
        key="accessibility",
        slug="barrierefreiheit",
        title=T("Barrierefreiheit", "Accessibility", "سهولة الوصول"),
        lead=T(
            (
                "Wer mitreden will, muss erst einmal hineinkommen: durch die Tür und auf die "
                "Website. Hier steht, was geht, was noch fehlt und wem du es sagen kannst."
            ),
            (
                "If you want a say, you first need to get in: through the door and onto the "
                "website. Here is what works, what is still missing and whom you can tell."
            ),
            (
                "من يريد أن يشارك في الرأي لا بد أن يدخل أولًا: من الباب وإلى الموقع الإلكتروني. "
                "نذكر هنا ما هو متاح، وما لا يزال ناقصًا، ومن يمكن إبلاغه."
            ),
        ),
        description=T(
            (
                "Erklärung zur Barrierefreiheit: Ziel WCAG 2.2 AA, bekannte Lücken, Kontakt für "
                "Hinweise und der Weg zur Schlichtung."
            ),
            (
                "Accessibility statement: aiming for WCAG 2.2 AA, known gaps, a contact for "
                "feedback and the way to mediation."
            ),
            (
                "بيان سهولة الوصول: الهدف معيار WCAG 2.2 AA، والثغرات المعروفة، وجهة لتلقّي "
                "الملاحظات، والطريق إلى الوساطة."
            ),
        ),
        body=(
            Heading(
                T(
                    "Unser Maßstab",
                    "Our standard",
                    "معيارنا",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Diese Website ist nach den Regeln der WCAG 2.2, Stufe AA, gebaut. Bei "
                            "jeder Änderung laufen automatische Prüfungen mit. Sie finden viel, "
                            "aber nicht alles. Was ein Programm nicht merkt, merkst vielleicht du."
                        ),
                        (
                            "This website is built to the rules of WCAG 2.2, level AA. Automated "
                            "checks run with every change. They find a lot, but not everything. "
                            "What a program misses, you may notice."
                        ),
                        (
                            "بُني هذا الموقع الإلكتروني وفق معيار WCAG 2.2، المستوى AA. وتُجرى "
                            "فحوص آلية مع كل تعديل، وهي تكشف الكثير لكنها لا تكشف كل شيء. وما لا "
                            "ينتبه إليه البرنامج قد تنتبهون إليه أنتم."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Worauf du dich verlassen kannst",
                    "What you can rely on",
                    "ما يمكن الاعتماد عليه",
                )
            ),
            Bullets(
                (
                    T(
                        "Alles geht mit der Tastatur, und du siehst immer, wo du bist.",
                        "Everything works with the keyboard, and you always see where you are.",
                        "كل شيء يعمل بلوحة المفاتيح، ويبقى موضع التركيز ظاهرًا دائمًا.",
                    ),
                    T(
                        (
                            "Die Schrift ist für Menschen mit geringem Sehvermögen gemacht und "
                            "lässt sich stark vergrößern."
                        ),
                        (
                            "The typeface is made for people with low vision and can be enlarged a "
                            "great deal."
                        ),
                        "الخط اللاتيني مصمَّم لضعاف البصر، ويمكن تكبير النصوص كثيرًا.",
                    ),
                    T(
                        (
                            "Die Farben folgen deiner Einstellung, hell oder dunkel. Nie sagt eine "
                            "Farbe allein etwas Wichtiges."
                        ),
                        (
                            "Colours follow your setting, light or dark. No colour alone ever "
                            "tells you anything important."
                        ),
                        (
                            "الألوان تتبع إعداداتكم، فاتحة كانت أم داكنة. ولا يحمل اللون وحده أي "
                            "معلومة مهمة."
                        ),
                    ),
                    T(
                        (
                            "Lesen und Anmelden funktionieren auch ohne JavaScript und mit "
                            "schwachem Netz."
                        ),
                        (
                            "Reading and registering work without JavaScript, too, and on a weak "
                            "connection."
                        ),
                        "القراءة والتسجيل ممكنان حتى من دون JavaScript ومع اتصال ضعيف.",
                    ),
                    T(
                        (
                            "Arabisch und Persisch laufen von rechts nach links, die ganze Seite "
                            "mit ihnen."
                        ),
                        (
                            "Arabic and Persian run from right to left, and the whole page goes "
                            "with them."
                        ),
                        "العربية والفارسية تُعرضان من اليمين إلى اليسار، ومعهما الصفحة كلها.",
                    ),
                )
            ),
            Heading(
                T(
                    "Was noch fehlt",
                    "What is still missing",
                    "ما لا يزال ناقصًا",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Noch nicht jede Seite gibt es in allen Sprachen, in Leichter Sprache "
                            "oder in Gebärdensprache. Wo eine Übersetzung fehlt, sagen wir es und "
                            "zeigen den deutschen Text. Brauchst du einen Inhalt anders, schicken "
                            "wir ihn dir."
                        ),
                        (
                            "Not every page exists yet in all languages, in easy German or in sign "
                            "language. Where a translation is missing we say so and show the "
                            "German text. If you need content in another form, we will send it to "
                            "you."
                        ),
                        (
                            "لا تتوفر بعدُ كل صفحة بجميع اللغات أو بالألمانية المبسّطة أو بلغة "
                            "الإشارة. وحيث تغيب الترجمة نذكر ذلك ونعرض النص الألماني. وإن احتجتم "
                            "إلى محتوى بشكل آخر أرسلناه إليكم."
                        ),
                    ),
                )
            ),
            Accordion(
                (
                    (
                        T(
                            "Wie melde ich eine Barriere?",
                            "How do I report a barrier?",
                            "كيف أُبلغ عن عائق؟",
                        ),
                        (
                            T(
                                (
                                    "Am schnellsten mit „Barriere melden“ ganz unten auf jeder "
                                    "Seite. Oder schreib an accessibility@example.org, oder ruf "
                                    "030 23125 100 an. Sag uns, auf welcher Seite es hakt und "
                                    "womit du surfst. Wir antworten innerhalb von zwei Wochen."
                                ),
                                (
                                    "The quickest way is “Report a barrier” at the bottom of every "
                                    "page. Or write to accessibility@example.org, or call 030 "
                                    "23125 100. Tell us which page causes trouble and what you use "
                                    "to browse. We reply within two weeks."
                                ),
                                (
                                    "أسرع طريق هو «الإبلاغ عن عائق» في أسفل كل صفحة. ويمكنكم أيضًا "
                                    "مراسلتنا على accessibility@example.org أو الاتصال بالرقم 030 "
                                    "23125 100، واذكروا الصفحة التي تواجهون فيها صعوبة والجهاز أو "
                                    "البرنامج المستخدم. نجيب في غضون أسبوعين."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Was, wenn die Antwort nicht hilft?",
                            "What if the answer does not help?",
                            "ماذا لو لم يكن الجواب مفيدًا؟",
                        ),
                        (
                            T(
                                (
                                    "Dann gibt es ein Durchsetzungsverfahren. Bund und Länder "
                                    "haben Stellen eingerichtet, die bei Streit über digitale "
                                    "Barrierefreiheit vermitteln. Das kostet nichts, und du "
                                    "brauchst keinen Rechtsbeistand. Welche Stelle zuständig ist, "
                                    "hängt davon ab, wer die Website betreibt."
                                ),
                                (
                                    "Then there is an enforcement procedure. The federal and state "
                                    "governments have set up bodies that mediate in disputes over "
                                    "digital accessibility. It costs nothing, and you need no "
                                    "lawyer. Which body is responsible depends on who runs the "
                                    "website."
                                ),
                                (
                                    "عندئذ توجد إجراءات للإنفاذ. فقد أنشأ الاتحاد والولايات جهات "
                                    "تتوسط في الخلافات حول سهولة الوصول الرقمي، بلا رسوم ومن دون "
                                    "حاجة إلى محامٍ أو محامية. ويتوقف تحديد الجهة المختصة على من "
                                    "يدير الموقع الإلكتروني."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Sind auch die Trainings barrierefrei?",
                            "Are the trainings accessible as well?",
                            "هل الوصول إلى التدريبات سهل أيضًا؟",
                        ),
                        (
                            T(
                                (
                                    "Bei jedem Training steht, wie der Raum ist. Bei der Anmeldung "
                                    "kannst du sagen, was du brauchst: Gebärdensprache, Platz für "
                                    "den Rollstuhl, mehr Pausen. Wir melden uns, bevor es losgeht."
                                ),
                                (
                                    "Each training says what the room is like. When you register "
                                    "you can tell us what you need: sign language, space for a "
                                    "wheelchair, more breaks. We get in touch before it starts."
                                ),
                                (
                                    "يُذكر مع كل تدريب وصف للقاعة. ويمكنكم عند التسجيل ذكر ما "
                                    "تحتاجون إليه: لغة الإشارة، أو مكان لكرسي متحرك، أو استراحات "
                                    "أكثر. وسنتواصل معكم قبل البداية."
                                ),
                            ),
                        ),
                    ),
                )
            ),
            Contacts(
                T(
                    "Ruf einfach an",
                    "Just give us a call",
                    "مكالمة تكفي",
                ),
                ("berlin-jonas",),
            ),
        ),
    ),
)
