"""The three locations. The streets are invented; the cities are not."""

from .kinds import Accordion, Bullets, Closed, Heading, Hours, Location, Paragraphs, Quote, T

LOCATIONS: tuple[Location, ...] = (
    Location(
        key="berlin",
        slug="berlin",
        title=T("Berlin", "Berlin", "برلين"),
        lead=T(
            (
                "Zwölf Bezirke, zwölf Beiräte, und in jedem wird anders diskutiert. Unser Berliner "
                "Büro liegt mitten in Neukölln, im Hinterhaus. Auf der Klingel steht „Politik“."
            ),
            (
                "Twelve boroughs, twelve councils, and each one argues in its own way. Our Berlin "
                "office is in the heart of Neukölln, across the courtyard, behind the bell marked "
                "‘Politik’."
            ),
            (
                "اثنا عشر حيًّا إداريًا، واثنا عشر مجلسًا استشاريًا، ولكلٍّ منها أسلوبه في النقاش. "
                "يقع مكتبنا في قلب حي نويكولن، في المبنى الخلفي، عند الجرس الذي كُتب عليه "
                "«Politik»."
            ),
        ),
        description=T(
            (
                "KommPAktiv in Berlin: Büro in Neukölln, offene Sprechstunde, Trainings und "
                "Beratung für Beiräte in allen Bezirken."
            ),
            (
                "KommPAktiv in Berlin: office in Neukölln, open advice hours, trainings and "
                "support for councils in every borough."
            ),
            (
                "KommPAktiv في برلين: مكتب في نويكولن، وساعات استشارة مفتوحة، وتدريبات ومساندة "
                "للمجالس في جميع الأحياء."
            ),
        ),
        address="Lindenhofgasse 7 a\n12043 Berlin-Neukölln",
        hours=(Hours((1, 3), "14:00", "19:00"),),
        closed=(),
        opening_hours=T(
            "Nach Absprache auch früher",
            "Earlier by arrangement",
            "وقبل ذلك بالاتفاق المسبق",
        ),
        body=(
            Heading(
                T(
                    "Eine Stadt, zwölf Rathäuser",
                    "One city, twelve town halls",
                    "مدينة واحدة واثنتا عشرة دارًا للبلدية",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Wer in Berlin etwas verändern will, braucht einen Stadtplan der "
                            "Zuständigkeiten. Manches entscheidet der Senat, vieles das "
                            "Bezirksamt, und dazwischen tagt die Bezirksverordnetenversammlung. In "
                            "diesem Gewirr sitzen die Beiräte der Bezirke und fragen: Wer war "
                            "dabei, als das beschlossen wurde? Und wer nicht?"
                        ),
                        (
                            "If you want to change something in Berlin, you need a street map of "
                            "who is in charge of what. Some things are decided by the Senate, many "
                            "by the borough office, and in between sits the borough assembly. The "
                            "borough councils work in the middle of this tangle and ask: who was "
                            "in the room when this was decided? And who was not?"
                        ),
                        (
                            "من يريد أن يغيّر شيئًا في برلين يحتاج إلى خريطة للصلاحيات. فبعض "
                            "الأمور تقررها حكومة الولاية، وكثير منها تقرره إدارة الحي، وبينهما "
                            "يجتمع مجلس نواب الحي. وسط هذا التشابك تعمل المجالس الاستشارية في "
                            "الأحياء وتسأل: من كان حاضرًا حين اتُّخذ القرار؟ ومن كان غائبًا؟"
                        ),
                    ),
                    T(
                        (
                            "Wir helfen beim Sortieren. Du bringst das Thema mit, wir schauen "
                            "gemeinsam, welcher Ausschuss zuständig ist, wann er tagt und wie aus "
                            "deinem Ärger ein Antrag wird, den man nicht übergehen kann."
                        ),
                        (
                            "We help you sort it out. You bring the issue; together we find out "
                            "which committee is responsible, when it meets, and how to turn your "
                            "annoyance into a motion that cannot be brushed aside."
                        ),
                        (
                            "نحن نساعد في ترتيب الصورة. أنتم تأتون بالموضوع، ومعًا نبحث عن اللجنة "
                            "المختصة وموعد اجتماعها، وعن الطريقة التي يتحوّل بها الاستياء إلى "
                            "مقترح لا يمكن تجاهله."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Was du hier bekommst",
                    "What you get here",
                    "ماذا تجدون هنا",
                )
            ),
            Bullets(
                (
                    T(
                        "offene Sprechstunde am Dienstag, ohne Termin und ohne Formular",
                        "open advice hours on Tuesdays, no appointment, no form",
                        "ساعات استشارة مفتوحة كل ثلاثاء، بلا موعد وبلا استمارة",
                    ),
                    T(
                        "einen Raum für 20 Leute, den Beiräte abends kostenlos nutzen",
                        "a room for 20 people that councils may use free of charge in the evening",
                        "قاعة تتسع لعشرين شخصًا، تستخدمها المجالس مساءً بلا مقابل",
                    ),
                    T(
                        "eine zweite Meinung zu deinem Antragsentwurf, meist binnen drei Tagen",
                        "a second opinion on your draft motion, usually within three days",
                        "رأيًا ثانيًا في مسودة المقترح، وغالبًا في غضون ثلاثة أيام",
                    ),
                    T(
                        (
                            "Kontakt zu Beiräten in anderen Bezirken, die dasselbe schon versucht "
                            "haben"
                        ),
                        "contact with councils in other boroughs that have already tried the same",
                        "صلة بمجالس في أحياء أخرى سبق لها أن خاضت التجربة نفسها",
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Die meisten kommen mit einem Problem. Die Besten gehen mit einem Termin "
                        "im Ausschuss."
                    ),
                    (
                        "Most people come in with a problem. The best leave with a slot on a "
                        "committee’s agenda."
                    ),
                    "معظم الناس يأتون إلينا بمشكلة، وأفضل ما يخرجون به هو موعد لعرضها على اللجنة.",
                ),
                T("Leyla Aydın", "Leyla Aydın", "Leyla Aydın"),
                T("Leitung Standort Berlin", "Head of the Berlin location", "إدارة موقع برلين"),
            ),
            Accordion(
                (
                    (
                        T(
                            "Wie komme ich hin?",
                            "How do I get there?",
                            "كيف أصل إلى المكتب؟",
                        ),
                        (
                            T(
                                (
                                    "Von der U-Bahn sind es sechs Minuten zu Fuß. Der Weg durch "
                                    "den Hof ist gepflastert, aber eben, der Aufzug hält im "
                                    "zweiten Stock direkt vor unserer Tür."
                                ),
                                (
                                    "It is a six-minute walk from the underground. The path across "
                                    "the courtyard is paved but level, and the lift stops on the "
                                    "second floor right outside our door."
                                ),
                                (
                                    "يبعد المكتب ست دقائق سيرًا على الأقدام عن محطة المترو. ممر "
                                    "الفناء مرصوف بالحجارة لكنه مستوٍ، والمصعد يتوقف في الطابق "
                                    "الثاني أمام بابنا مباشرة."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Welche Sprachen sprecht ihr?",
                            "Which languages do you speak?",
                            "بأي لغات تتحدثون؟",
                        ),
                        (
                            T(
                                (
                                    "Im Büro Deutsch, Türkisch und Englisch. Für alles andere "
                                    "holen wir jemanden dazu – auch am Telefon. Sag uns zwei Tage "
                                    "vorher Bescheid."
                                ),
                                (
                                    "German, Turkish and English in the office. For everything "
                                    "else we bring someone in – on the phone, too. Just tell us "
                                    "two days ahead."
                                ),
                                (
                                    "في المكتب نتحدث الألمانية والتركية والإنجليزية. ولأي لغة أخرى "
                                    "نستعين بترجمة شفوية، حتى عبر الهاتف. يكفي إبلاغنا قبل يومين."
                                ),
                            ),
                        ),
                    ),
                )
            ),
        ),
        contacts=("berlin-leyla", "berlin-jonas"),
    ),
    Location(
        key="hessen",
        slug="hessen",
        title=T("Hessen", "Hesse", "هيسن"),
        lead=T(
            (
                "In kaum einem Land gibt es so viele gewählte Beiräte wie hier. Von Frankfurt aus "
                "sind wir in Kassel, Gießen, Hanau und in Orten, die man erst auf der Karte suchen "
                "muss."
            ),
            (
                "Hardly any state has as many elected councils as this one. From Frankfurt we "
                "travel to Kassel, Gießen, Hanau and to places you first have to find on the map."
            ),
            (
                "قلّما نجد في ألمانيا ولاية فيها هذا العدد من المجالس المنتخبة. ومن فرانكفورت "
                "ننطلق إلى كاسل وغيسن وهاناو، وإلى بلدات لا بدّ من البحث عنها على الخريطة أولًا."
            ),
        ),
        description=T(
            (
                "KommPAktiv in Hessen: Büro in Frankfurt am Main, Trainings im ganzen Land und "
                "Begleitung für große und kleine Beiräte."
            ),
            (
                "KommPAktiv in Hesse: office in Frankfurt am Main, trainings across the state and "
                "support for councils large and small."
            ),
            (
                "KommPAktiv في هيسن: مكتب في فرانكفورت، وتدريبات في أنحاء الولاية، ومرافقة للمجالس "
                "الكبيرة والصغيرة."
            ),
        ),
        address="Am Alten Speicherhof 12\n60314 Frankfurt am Main",
        hours=(Hours((0, 1, 2), "10:00", "16:00"), Hours((3,), "13:00", "18:00")),
        closed=(
            Closed(
                9,
                10,
                T(
                    "Wir sind auf Klausur",
                    "We are away to plan the year",
                    "نحن في خلوة عمل للتخطيط للعام",
                ),
            ),
        ),
        opening_hours=T(
            "Bitte zweimal klingeln",
            "Please ring twice",
            "يُرجى الضغط على الجرس مرتين",
        ),
        body=(
            Heading(
                T(
                    "Zwischen Skyline und Schwälmer Land",
                    "From skyline to sheep country",
                    "بين ناطحات السحاب والريف الهادئ",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Ein Beirat in Frankfurt hat eine Geschäftsstelle und einen eigenen "
                            "Sitzungssaal. Ein Beirat im Norden des Landes hat vielleicht einen "
                            "Ordner und einen Küchentisch. Beide haben dasselbe Recht, gehört zu "
                            "werden. Wir arbeiten mit beiden."
                        ),
                        (
                            "A council in Frankfurt has an office and a meeting room of its own. A "
                            "council in the north of the state may have a ring binder and a "
                            "kitchen table. Both have the same right to be heard. We work with "
                            "both."
                        ),
                        (
                            "للمجلس في فرانكفورت مكتب إداري وقاعة اجتماعات خاصة به. أما المجلس في "
                            "شمال الولاية فقد لا يملك سوى ملف أوراق وطاولة مطبخ. ولكليهما الحق "
                            "نفسه في أن يُسمع صوته، ونحن نعمل مع كليهما."
                        ),
                    ),
                    T(
                        (
                            "Darum fahren wir viel Zug. Wir kommen in deine Sitzung, hören zu und "
                            "sagen hinterher, was uns aufgefallen ist: wo die Runde stark war, wo "
                            "sie Zeit verloren hat und welchen Satz man beim nächsten Mal an den "
                            "Anfang stellt."
                        ),
                        (
                            "That is why we spend a lot of time on trains. We come to your "
                            "meeting, listen, and afterwards tell you what struck us: where the "
                            "group was strong, where it lost time, and which sentence should come "
                            "first next time."
                        ),
                        (
                            "لذلك نسافر كثيرًا بالقطار. نحضر جلستكم ونصغي، ثم نخبركم بما لفت "
                            "انتباهنا: أين كانت المجموعة قوية، وأين ضاع الوقت، وأي جملة يحسن أن "
                            "تكون الأولى في المرة القادمة."
                        ),
                    ),
                )
            ),
            Quote(
                T(
                    (
                        "Ich habe noch keinen Beirat gesehen, dem die Ideen fehlten. Es fehlte "
                        "immer nur jemand, der zuhört."
                    ),
                    (
                        "I have never seen a council short of ideas. All that was ever missing was "
                        "someone to listen."
                    ),
                    "لم أرَ قط مجلسًا تنقصه الأفكار؛ ما كان ينقص دائمًا هو من يصغي.",
                ),
                T("Viktor Bondar", "Viktor Bondar", "Viktor Bondar"),
                T(
                    "Begleitung der Beiräte in Hessen",
                    "Support for the councils in Hesse",
                    "مرافقة المجالس الاستشارية في هيسن",
                ),
            ),
            Heading(
                T(
                    "So arbeiten wir mit deinem Beirat",
                    "How we work with your council",
                    "هكذا نعمل مع مجلسكم",
                )
            ),
            Bullets(
                (
                    T(
                        "ein erstes Gespräch, bei dem wir nur fragen",
                        "a first conversation in which we only ask questions",
                        "لقاء أول نكتفي فيه بطرح الأسئلة",
                    ),
                    T(
                        "ein Besuch in einer eurer Sitzungen",
                        "a visit to one of your meetings",
                        "زيارة لإحدى جلساتكم",
                    ),
                    T(
                        "ein Training zu genau dem Punkt, an dem es hakt",
                        "a training on exactly the point where things get stuck",
                        "تدريب على النقطة التي تتعثر عندها الأمور تحديدًا",
                    ),
                    T(
                        "ein Anruf nach drei Monaten: Was hat gehalten, was nicht?",
                        "a call three months later: what has lasted, and what has not?",
                        "مكالمة بعد ثلاثة أشهر: ما الذي بقي أثره وما الذي تلاشى؟",
                    ),
                )
            ),
            Accordion(
                (
                    (
                        T(
                            "Ausländerbeirat oder Integrationskommission?",
                            "Foreigners’ council or integration commission?",
                            "مجلس الأجانب أم لجنة الاندماج؟",
                        ),
                        (
                            T(
                                (
                                    "In Hessen gibt es beide Formen, und welche gilt, entscheidet "
                                    "sich vor Ort. Die eine wird gewählt, die andere anders "
                                    "besetzt. Für unsere Trainings spielt das keine Rolle: "
                                    "Willkommen sind alle, die darin mitarbeiten."
                                ),
                                (
                                    "Hesse has both forms, and which one applies is settled "
                                    "locally. One is elected, the other is filled in a different "
                                    "way. For our trainings it makes no difference: everyone who "
                                    "works on either is welcome."
                                ),
                                (
                                    "في هيسن يوجد الشكلان، ويتقرر محليًا أيهما يُعمل به. فالأول "
                                    "يُنتخب أعضاؤه وعضواته، والثاني يتشكّل بطريقة أخرى. أما في "
                                    "تدريباتنا فلا فرق بينهما: نرحب بكل من يشارك في أيٍّ منهما."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Kommt ihr auch zu uns aufs Land?",
                            "Will you come out to the countryside, too?",
                            "هل تأتون إلينا في الريف أيضًا؟",
                        ),
                        (
                            T(
                                (
                                    "Ja. Ab sechs Teilnehmenden kommen wir in jede Gemeinde. Sind "
                                    "es weniger, tun wir euch mit einem Beirat aus der "
                                    "Nachbarschaft zusammen."
                                ),
                                (
                                    "Yes. For six participants or more we come to any "
                                    "municipality. If there are fewer of you, we team you up with "
                                    "a council nearby."
                                ),
                                (
                                    "نعم. نأتي إلى أي بلدية إذا بلغ عدد المشاركات والمشاركين ستة "
                                    "أو أكثر. وإن كان العدد أقل، جمعناكم مع مجلس من بلدية مجاورة."
                                ),
                            ),
                        ),
                    ),
                )
            ),
        ),
        contacts=("hessen-mariam", "hessen-viktor"),
    ),
    Location(
        key="thueringen",
        slug="thueringen",
        title=T("Thüringen", "Thuringia", "تورينغن"),
        lead=T(
            (
                "Kleine Beiräte, große Aufgaben: In Thüringen kennt man sich, und ein guter "
                "Vorschlag liegt oft schon am nächsten Tag auf dem richtigen Tisch. Wir helfen, "
                "dass er dort auch liegen bleibt."
            ),
            (
                "Small councils, big jobs: in Thuringia people know each other, and a good idea is "
                "often on the right desk the very next day. We help to make sure it stays there."
            ),
            (
                "مجالس صغيرة ومهام كبيرة: في تورينغن يعرف الناس بعضهم بعضًا، وكثيرًا ما تصل الفكرة "
                "الجيدة إلى المكتب المناسب في اليوم التالي. ونحن نساعد كي تبقى هناك."
            ),
        ),
        description=T(
            (
                "KommPAktiv in Thüringen: Büro in Erfurt, Trainings von Eisenach bis Gera, "
                "Austausch zwischen kleinen Beiräten."
            ),
            (
                "KommPAktiv in Thuringia: office in Erfurt, trainings from Eisenach to Gera, "
                "exchange between small councils."
            ),
            (
                "KommPAktiv في تورينغن: مكتب في إرفورت، وتدريبات من آيزناخ إلى غيرا، وتبادل خبرات "
                "بين المجالس الصغيرة."
            ),
        ),
        address="Krautspeichergasse 3\n99084 Erfurt",
        hours=(Hours((2,), "12:00", "18:00"), Hours((4,), "09:00", "13:00")),
        closed=(),
        opening_hours=T(
            "An Trainingssamstagen ab 9 Uhr",
            "On training Saturdays from 9 am",
            "في أيام السبت التدريبية ابتداءً من الساعة 9:00",
        ),
        body=(
            Heading(
                T(
                    "Wo drei Leute ein Beirat sind",
                    "Where three people make a council",
                    "حين يكفي ثلاثة أشخاص ليقوم مجلس",
                )
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Manche Beiräte hier bestehen seit Jahrzehnten, andere haben sich "
                            "gerade erst ihre Satzung gegeben. Oft tragen wenige Menschen alles: "
                            "die Sitzung, den Sommergarten, den Brief an die Ausländerbehörde. Das "
                            "macht stolz, und es macht müde."
                        ),
                        (
                            "Some councils here have existed for decades; others have only just "
                            "adopted their statutes. Often a handful of people carry everything: "
                            "the meeting, the summer garden, the letter to the immigration office. "
                            "It makes you proud, and it makes you tired."
                        ),
                        (
                            "بعض المجالس هنا قائم منذ عقود، وبعضها لم يعتمد نظامه الأساسي إلا قبل "
                            "وقت قصير. وغالبًا ما يحمل عدد قليل من الناس العبء كله: الجلسة، "
                            "والحديقة الصيفية، والرسالة إلى دائرة الأجانب. هذا يبعث على الفخر، "
                            "لكنه متعب أيضًا."
                        ),
                    ),
                    T(
                        (
                            "Unser Erfurter Büro bringt diese Menschen zusammen. Wer in Gera eine "
                            "Lösung gefunden hat, muss sie in Suhl nicht neu erfinden. Zweimal im "
                            "Jahr sitzen alle an einem Tisch, und es gibt immer zu viel Kuchen."
                        ),
                        (
                            "Our Erfurt office brings these people together. If someone in Gera "
                            "has found a solution, nobody in Suhl needs to invent it again. Twice "
                            "a year everyone sits around one table, and there is always too much "
                            "cake."
                        ),
                        (
                            "مكتبنا في إرفورت يجمع هؤلاء الناس. فالحل الذي وُجد في غيرا لا حاجة "
                            "إلى اختراعه من جديد في زول. ومرتين في السنة يجلس الجميع إلى طاولة "
                            "واحدة، ودائمًا ما يفيض الكعك عن الحاجة."
                        ),
                    ),
                )
            ),
            Heading(
                T(
                    "Gut zu wissen vor dem ersten Besuch",
                    "Good to know before your first visit",
                    "معلومات مفيدة قبل الزيارة الأولى",
                )
            ),
            Bullets(
                (
                    T(
                        "Das Büro liegt im Erdgeschoss, ohne Stufe, mit breiter Tür.",
                        "The office is on the ground floor, with no step and a wide door.",
                        "المكتب في الطابق الأرضي، بلا درجات، وبابه واسع.",
                    ),
                    T(
                        "Kinder sind willkommen; im Nebenraum stehen Bausteine und Stifte.",
                        (
                            "Children are welcome; there are building bricks and pencils in the "
                            "next room."
                        ),
                        "نرحب بالأطفال؛ ففي الغرفة المجاورة مكعبات وأقلام تلوين.",
                    ),
                    T(
                        "Wir sprechen Deutsch, Vietnamesisch, Arabisch und Englisch.",
                        "We speak German, Vietnamese, Arabic and English.",
                        "نتحدث الألمانية والفيتنامية والعربية والإنجليزية.",
                    ),
                    T(
                        "Fahrkarten zu Trainings erstatten wir. Heb den Beleg auf.",
                        "We refund your fare to trainings. Keep the ticket.",
                        "نعيد إليكم أجرة السفر إلى التدريبات، فاحتفظوا بالتذكرة.",
                    ),
                )
            ),
            Accordion(
                (
                    (
                        T(
                            "Bei uns gibt es noch keinen Beirat. Was nun?",
                            "We have no council yet. What now?",
                            "لا يوجد مجلس في بلديتنا بعد. فما العمل؟",
                        ),
                        (
                            T(
                                (
                                    "Dann fangt an. Sucht drei bis fünf Menschen, die mitmachen, "
                                    "und eine Person im Stadtrat, die zuhört. Wir zeigen euch, was "
                                    "die Hauptsatzung eurer Stadt dazu sagt und wie andere Orte "
                                    "ihren Beirat durchgesetzt haben."
                                ),
                                (
                                    "Then make a start. Find three to five people who will join in "
                                    "and one person on the town council who will listen. We show "
                                    "you what your town’s statutes say about it and how other "
                                    "places won their council."
                                ),
                                (
                                    "إذن فلتبدؤوا. ابحثوا عن ثلاثة إلى خمسة أشخاص يشاركونكم "
                                    "الفكرة، وعن شخص في مجلس المدينة يصغي إليكم. ونحن نريكم ما "
                                    "يقوله النظام الأساسي لمدينتكم، وكيف نجحت أماكن أخرى في تأسيس "
                                    "مجلسها."
                                ),
                            ),
                        ),
                    ),
                    (
                        T(
                            "Kann ich auch abends anrufen?",
                            "Can I call in the evening?",
                            "هل يمكن الاتصال مساءً؟",
                        ),
                        (
                            T(
                                (
                                    "Mittwochs bis 20 Uhr auf dem Mobiltelefon. Wenn niemand "
                                    "abnimmt, sitzen wir in einer Sitzung. Sprich auf die Mailbox, "
                                    "wir rufen zurück."
                                ),
                                (
                                    "On Wednesdays until 8 pm, on the mobile number. If nobody "
                                    "answers, we are in a meeting. Leave a message and we will "
                                    "call back."
                                ),
                                (
                                    "نعم، أيام الأربعاء حتى 20:00 على رقم الهاتف المحمول. وإذا لم "
                                    "يردّ أحد فنحن في جلسة. اتركوا رسالة صوتية وسنعاود الاتصال."
                                ),
                            ),
                        ),
                    ),
                )
            ),
            Quote(
                T(
                    "Hier ist das Rathaus nie weit. Man muss nur wissen, an welche Tür man klopft.",
                    (
                        "The town hall is never far away here. You just need to know which door to "
                        "knock on."
                    ),
                    "دار البلدية هنا ليست بعيدة أبدًا. يكفي أن نعرف أي باب نطرق.",
                ),
                T("Anh Pham", "Anh Pham", "Anh Pham"),
                T(
                    "Leitung Standort Thüringen",
                    "Head of the Thuringia location",
                    "إدارة موقع تورينغن",
                ),
            ),
        ),
        contacts=("thueringen-anh", "thueringen-sabine"),
    ),
)
