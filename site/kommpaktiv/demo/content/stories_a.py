"""The first five of the demo's role models."""

from .kinds import Heading, Interview, Paragraphs, Quote, Steps, Story, T

# The sentences the home page shows; each story quotes its own.
AMINA_QUOTE = T(
    "Im ersten Jahr habe ich zugehört. Im zweiten habe ich den Antrag geschrieben.",
    "In the first year I listened. In the second I wrote the motion.",
    "في السنة الأولى استمعتُ. وفي الثانية كتبتُ المقترح.",
)
MEHMET_QUOTE = T(
    "Reden sind schön. Aber bezahlt wird nach Tabelle.",
    "Speeches are lovely. But money follows the table.",
    "الخطب جميلة، لكن الدفع يجري بحسب الجدول.",
)
OLENA_QUOTE = T(
    "Dolmetschen am Schalter ist keine Freundlichkeit. Es ist Sorgfalt.",
    "Interpretation at the counter is not a kindness. It is due care.",
    "الترجمة عند الشبّاك ليست لطفًا، بل هي إتقان للعمل.",
)
SAMIRA_QUOTE = T(
    "Ich habe nicht um Erlaubnis gebeten. Ich habe um eine Uhrzeit gebeten.",
    "I did not ask for permission. I asked for a time slot.",
    "لم أطلب إذنًا. طلبتُ موعدًا.",
)
KWAME_QUOTE = T(
    "Auf Seite 14 stand ein Recht, das niemand benutzte.",
    "On page 14 there was a right that nobody used.",
    "في الصفحة 14 كان هناك حق لا يستخدمه أحد.",
)

STORIES_A: tuple[Story, ...] = (
    Story(
        key="amina",
        slug="amina-d-den-antrag-habe-ich-dreimal-geschrieben",
        title=T(
            "Den Antrag habe ich dreimal geschrieben",
            "I wrote that motion three times",
            "كتبتُ ذلك المقترح ثلاث مرات",
        ),
        name="Amina D.",
        role=T(
            "Altenpflegerin und Mitglied im Beirat",
            "Care worker and council member",
            "عاملة في رعاية المسنين وعضوة في المجلس",
        ),
        council_role="member",
        council=T(
            "Integrationsbeirat einer Kleinstadt in Nordhessen",
            "Integration advisory council of a small town in northern Hesse",
            "المجلس الاستشاري للاندماج في بلدة صغيرة بشمال هيسن",
        ),
        place="Nordhessen",
        lead=T(
            (
                "Nach der Spätschicht fuhr kein Bus mehr. Amina D. lief zwei Jahre lang drei "
                "Kilometer nach Hause, dann schrieb sie einen Antrag."
            ),
            (
                "After the late shift there was no bus. For two years Amina D. walked three "
                "kilometres home; then she wrote a motion."
            ),
            (
                "بعد نوبة المساء لم تكن هناك حافلة. ظلّت أمينة د. عامين تمشي ثلاثة كيلومترات إلى "
                "بيتها، ثم كتبت مقترحًا."
            ),
        ),
        quote=AMINA_QUOTE,
        description=T(
            (
                "Amina D. aus Nordhessen wollte einen Bus nach der Spätschicht. Wie aus einem "
                "wütenden Brief ein Beschluss mit Fahrplan wurde."
            ),
            (
                "Amina D. from northern Hesse wanted a bus after the late shift. How an angry "
                "letter became a decision with a timetable."
            ),
            (
                "أرادت أمينة د. من شمال هيسن حافلة بعد نوبة المساء. كيف تحوّلت رسالة غاضبة إلى "
                "قرار له جدول مواعيد."
            ),
        ),
        body=(
            Paragraphs(
                (
                    T(
                        (
                            "Das Pflegeheim liegt am Rand der Stadt, hinter dem Baumarkt. Der "
                            "letzte Bus fuhr um 21.05 Uhr. Die Spätschicht endet um 21.30 Uhr."
                        ),
                        (
                            "The care home lies on the edge of town, behind the DIY store. The "
                            "last bus left at 9.05 pm. The late shift ends at 9.30 pm."
                        ),
                        (
                            "تقع دار رعاية المسنين على طرف البلدة، خلف متجر مواد البناء. كانت "
                            "الحافلة الأخيرة تغادر في 21:05، بينما تنتهي نوبة المساء في 21:30."
                        ),
                    ),
                )
            ),
            Interview(
                T(
                    "Amina, wann hast du gemerkt, dass das Politik ist?",
                    "Amina, when did you realise this was politics?",
                    "أمينة، متى أدركتِ أن هذا شأن سياسي؟",
                ),
                (
                    T(
                        (
                            "Im Winter. Eine Kollegin ist auf dem Seitenstreifen gestürzt, und "
                            "alle sagten: Pech. Ich habe gedacht: Nein, das hat jemand so "
                            "geplant. Und was geplant ist, kann man anders planen."
                        ),
                        (
                            "In winter. A colleague fell at the side of the road, and everyone "
                            "said: bad luck. I thought: no, somebody planned it like this. And "
                            "what has been planned can be planned differently."
                        ),
                        (
                            "في الشتاء. سقطت زميلة لي على حافة الطريق، فقال الجميع: حظ سيئ. أما "
                            "أنا فقلت لنفسي: لا، هناك من خطّط للأمر هكذا، وما خُطّط له يمكن أن "
                            "يُخطّط له بشكل آخر."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Was stand in der ersten Fassung?",
                    "What was in the first version?",
                    "ماذا كان في الصيغة الأولى؟",
                ),
                (
                    T(
                        (
                            "Alles. Drei Seiten, viele Ausrufezeichen. Unser Vorsitzender hat "
                            "gefragt: Und worüber sollen sie abstimmen? Da habe ich gesehen, dass "
                            "nirgends stand, was wir wollen."
                        ),
                        (
                            "Everything. Three pages, lots of exclamation marks. Our chair asked: "
                            "and what are they supposed to vote on? That is when I saw that it "
                            "never said what we wanted."
                        ),
                        (
                            "كل شيء. ثلاث صفحات مليئة بعلامات التعجب. سألني رئيس مجلسنا: وعلى "
                            "ماذا يصوّتون؟ عندها انتبهت إلى أنني لم أذكر في أي موضع ما الذي "
                            "نريده."
                        ),
                    ),
                    T(
                        (
                            "In der zweiten Fassung gab es eine Forderung, aber keinen Preis. Die "
                            "Verwaltung schrieb: nicht finanzierbar. Das war bequem. Also bin ich "
                            "zum Verkehrsbetrieb gegangen und habe gefragt, was eine Fahrt "
                            "kostet."
                        ),
                        (
                            "The second version had a demand but no price. The administration "
                            "wrote: cannot be funded. That was convenient. So I went to the bus "
                            "company and asked what one trip costs."
                        ),
                        (
                            "في الصيغة الثانية كان هناك مطلب ولكن بلا سعر، فكتبت الإدارة: لا يمكن "
                            "تمويله. كان ردًّا مريحًا لها. فذهبت إلى شركة النقل وسألت كم تكلّف "
                            "الرحلة الواحدة."
                        ),
                    ),
                ),
            ),
            Quote(
                AMINA_QUOTE,
                T("Amina D.", "Amina D.", "أمينة د."),
            ),
            Interview(
                T("Und die dritte Fassung?", "And the third version?", "والصيغة الثالثة؟"),
                (
                    T(
                        (
                            "Eine Seite. Ein Satz, was beschlossen wird. Vier Zahlen: 46 "
                            "Beschäftigte, zwei Betriebe, eine Fahrt, 38 Euro am Abend. Der "
                            "Bäcker nebenan hat mitunterschrieben, seine Leute fangen ja um diese "
                            "Zeit an."
                        ),
                        (
                            "One page. One sentence saying what is to be decided. Four figures: "
                            "46 employees, two businesses, one trip, 38 euros a night. The baker "
                            "next door signed too, since that is when his people start work."
                        ),
                        (
                            "صفحة واحدة. جملة واحدة تقول ما الذي يُقرَّر. وأربعة أرقام: 46 عاملًا "
                            "وعاملة، ومؤسستان، ورحلة واحدة، و38 يورو في الليلة. ووقّع معنا صاحب "
                            "المخبز المجاور، ففي ذلك الوقت يبدأ عمّاله دوامهم."
                        ),
                    ),
                ),
            ),
            Interview(
                T("Fährt der Bus jetzt?", "Is the bus running now?", "هل تسير الحافلة الآن؟"),
                (
                    T(
                        (
                            "Um 21.42 Uhr, erst auf Probe, jetzt im Fahrplan. Beim ersten Mal "
                            "saßen wir zu neunt darin und haben nichts gesagt. Wir waren einfach "
                            "zu müde zum Feiern."
                        ),
                        (
                            "At 9.42 pm, first as a trial, now in the timetable. The first time "
                            "there were nine of us on it, and nobody said a word. We were simply "
                            "too tired to celebrate."
                        ),
                        (
                            "نعم، في 21:42. كانت تجريبية في البداية، وهي الآن في جدول المواعيد. "
                            "في المرة الأولى كنا تسعة ركّاب ولم ينطق أحد. كنا متعبين جدًا ولا "
                            "طاقة لنا بالاحتفال."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Was würdest du heute anders machen?",
                    "What would you do differently today?",
                    "ما الذي كنتِ ستفعلينه اليوم بطريقة مختلفة؟",
                ),
                (
                    T(
                        (
                            "Früher anrufen. Ich dachte, man muss erst alles wissen, bevor man "
                            "eine Behörde fragen darf. Man darf fragen, um es zu wissen."
                        ),
                        (
                            "Call sooner. I thought you had to know everything before you were "
                            "allowed to ask an office. You are allowed to ask in order to know."
                        ),
                        (
                            "كنت سأتصل في وقت أبكر. ظننت أن علينا أن نعرف كل شيء قبل أن نسأل "
                            "دائرة حكومية. والحقيقة أننا نسأل كي نعرف."
                        ),
                    ),
                ),
            ),
            Steps(
                (
                    T(
                        "Schreib einen Satz auf: Was soll beschlossen werden?",
                        "Write one sentence: what is to be decided?",
                        "اكتبوا جملة واحدة: ما القرار المطلوب؟",
                    ),
                    T(
                        "Ruf an und frag, was es kostet.",
                        "Call and ask what it costs.",
                        "اتصلوا واسألوا كم يكلّف ذلك.",
                    ),
                    T(
                        "Such dir eine Person, die mitunterschreibt.",
                        "Find one person who will sign with you.",
                        "ابحثوا عن شخص يوقّع معكم.",
                    ),
                )
            ),
        ),
        topics=("beratungsgremien", "empowerment"),
        location="hessen",
        portrait_seed=1,
        portrait_alt=T(
            "Gezeichnetes Porträt: Amina D. mit lockigem Haar und Brille",
            "Drawn portrait: Amina D. with curly hair and glasses",
            "صورة مرسومة: أمينة د. بشعر مجعّد ونظّارة",
        ),
    ),
    Story(
        key="mehmet",
        slug="mehmet-k-zeile-412",
        title=T("Politik steht in Zeile 412", "Politics is in line 412", "السياسة تسكن السطر 412"),
        name="Mehmet K.",
        role=T(
            "Früher Betriebsrat, heute Kassenwart des Beirats",
            "Former works council member, now the advisory council’s treasurer",
            "عضو سابق في مجلس العمال، وأمين صندوق المجلس اليوم",
        ),
        council_role="board",
        council=T(
            "Integrationsbeirat Rüsselsheim am Main",
            "Integration advisory council of Rüsselsheim am Main",
            "المجلس الاستشاري للاندماج في روسلسهايم أم ماين",
        ),
        place="Rüsselsheim am Main",
        lead=T(
            (
                "Dreißig Jahre Fabrik haben Mehmet K. gelehrt, Tabellen zu lesen. Im Haushalt "
                "seiner Stadt fand er eine Zeile, die leer ausgehen sollte."
            ),
            (
                "Thirty years on the factory floor taught Mehmet K. to read tables. In his city’s "
                "budget he found a line that was about to get nothing."
            ),
            (
                "ثلاثون عامًا في المصنع علّمت محمت ك. قراءة الجداول. وفي ميزانية مدينته وجد سطرًا "
                "كاد يبقى بلا مال."
            ),
        ),
        quote=MEHMET_QUOTE,
        description=T(
            (
                "Mehmet K. rettete im Rüsselsheimer Haushalt 6.000 Euro fürs Dolmetschen an "
                "Elternabenden. Mit Lineal, Bleistift und Geduld."
            ),
            (
                "Mehmet K. rescued 6,000 euros for interpreters at parents’ evenings in "
                "Rüsselsheim, with a ruler, a pencil and patience."
            ),
            (
                "أنقذ محمت ك. في ميزانية روسلسهايم 6000 يورو للترجمة الشفوية في أمسيات أولياء "
                "الأمور، بمسطرة وقلم رصاص وصبر."
            ),
        ),
        body=(
            Interview(
                T(
                    "Mehmet, wer liest freiwillig einen Haushalt?",
                    "Mehmet, who reads a budget by choice?",
                    "محمت، من يقرأ ميزانية بمحض إرادته؟",
                ),
                (
                    T(
                        (
                            "Jemand, der dreißig Jahre lang Schichtpläne gelesen hat. Ich setze "
                            "mich sonntags hin, Lineal unter die Zeile, Tee daneben. Meine Frau "
                            "sagt, andere Männer gehen angeln."
                        ),
                        (
                            "Someone who has read shift rotas for thirty years. I sit down on "
                            "Sundays with a ruler under the line and tea beside me. My wife says "
                            "other men go fishing."
                        ),
                        (
                            "من قرأ جداول النوبات ثلاثين عامًا. أجلس أيام الأحد والمسطرة تحت "
                            "السطر والشاي إلى جانبي. تقول زوجتي إن غيري من الرجال يذهبون إلى صيد "
                            "السمك."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Und in Zeile 412 wurdest du fündig?",
                    "And line 412 is where you found something?",
                    "وفي السطر 412 وجدتَ ضالتك؟",
                ),
                (
                    T(
                        (
                            "Da standen jahrelang 6.000 Euro: Dolmetschen an Elternabenden. "
                            "Plötzlich eine Null. Keine Debatte, kein Beschluss, nur eine Null. "
                            "Im Betrieb hätte ich gesagt: Kollegen, so nicht."
                        ),
                        (
                            "For years it said 6,000 euros: interpreting at parents’ evenings. "
                            "Suddenly, a zero. No debate, no decision, just a zero. At the "
                            "factory I would have said: not like this, colleagues."
                        ),
                        (
                            "لسنوات كان مكتوبًا هناك: 6000 يورو للترجمة الشفوية في أمسيات أولياء "
                            "الأمور. وفجأة: صفر. لا نقاش ولا قرار، مجرد صفر. لو كنت في المصنع "
                            "لقلت: لا يا زملاء، ليس هكذا."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Wie hast du das im Ausschuss gesagt?",
                    "How did you put that to the committee?",
                    "كيف قلتَ ذلك أمام اللجنة؟",
                ),
                (
                    T(
                        (
                            "Ich habe gar nicht geredet. Ich habe eine Mutter mitgebracht, deren "
                            "Sohn vier Jahre lang im Zeugnis „still“ genannt wurde. Er hört auf "
                            "einem Ohr schlecht. Niemand konnte es ihr erklären, und sie konnte "
                            "nicht fragen."
                        ),
                        (
                            "I did not speak at all. I brought a mother whose son’s school "
                            "reports had called him ‘quiet’ for four years. He is hard of hearing "
                            "in one ear. Nobody could explain it to her, and she could not ask."
                        ),
                        (
                            "لم أتكلم أصلًا. أحضرتُ معي أمًّا ظلّت شهادات ابنها المدرسية تصفه "
                            "أربع سنوات بأنه «هادئ». والحقيقة أن سمعه ضعيف في إحدى أذنيه. لم "
                            "يستطع أحد أن يشرح لها ذلك، ولم تستطع هي أن تسأل."
                        ),
                    ),
                    T(
                        (
                            "Danach habe ich nur die Zeile vorgelesen. 412, Ansatz: null. Es war "
                            "sehr still im Raum."
                        ),
                        (
                            "Afterwards I only read out the line. 412, allocation: zero. The room "
                            "was very quiet."
                        ),
                        "بعدها قرأتُ السطر فقط: 412، المبلغ المخصص: صفر. وساد القاعة صمت عميق.",
                    ),
                ),
            ),
            Quote(
                MEHMET_QUOTE,
                T("Mehmet K.", "Mehmet K.", "محمت ك."),
            ),
            Interview(
                T(
                    "Was hat die Gewerkschaft dir beigebracht, das im Beirat hilft?",
                    "What did the union teach you that helps on the council?",
                    "ماذا تعلمتَ في النقابة وأفادك في المجلس؟",
                ),
                (
                    T(
                        (
                            "Zählen, bevor man streitet. Ich wusste vor der Sitzung, wer mit uns "
                            "stimmt, wer wackelt und wer Kaffee braucht. Die Wackelnden habe ich "
                            "besucht."
                        ),
                        (
                            "Count before you fight. Before the meeting I knew who would vote "
                            "with us, who was wavering and who needed a coffee. I paid the "
                            "waverers a visit."
                        ),
                        (
                            "أن نعدّ الأصوات قبل أن نخوض المعركة. كنت أعرف قبل الجلسة من سيصوّت "
                            "معنا، ومن يتردد، ومن يحتاج إلى فنجان قهوة. أما المترددون فقد زرتهم."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Steht das Geld wieder im Haushalt?",
                    "Is the money back in the budget?",
                    "هل عاد المال إلى الميزانية؟",
                ),
                (
                    T(
                        (
                            "Achttausend. Ich hatte um sechs gebeten. Manchmal schämen sich Leute "
                            "nach oben."
                        ),
                        (
                            "Eight thousand. I had asked for six. Sometimes shame makes people "
                            "round up."
                        ),
                        "ثمانية آلاف. كنت قد طلبت ستة. أحيانًا يدفع الخجل الناس إلى السخاء.",
                    ),
                ),
            ),
        ),
        topics=("beratungsgremien", "integrationsprozesse"),
        location="hessen",
        portrait_seed=2,
        portrait_alt=T(
            "Gezeichnetes Porträt: Mehmet K. mit Bart",
            "Drawn portrait: Mehmet K. with a beard",
            "صورة مرسومة: محمت ك. بلحية",
        ),
    ),
    Story(
        key="olena",
        slug="olena-h-am-schalter",
        title=T(
            "Am Schalter entscheidet ein einziges Wort",
            "At the counter, a single word decides",
            "عند الشبّاك تحسم كلمة واحدة كل شيء",
        ),
        name="Olena H.",
        role=T(
            "Juristin und berufenes Mitglied", "Lawyer and appointed member", "حقوقية وعضوة معيَّنة"
        ),
        council_role="member",
        council=T(
            "Integrationsbeirat Erfurt",
            "Integration advisory council of Erfurt",
            "المجلس الاستشاري للاندماج في إرفورت",
        ),
        place="Erfurt",
        lead=T(
            (
                "Auf der Geburtsurkunde ihres Neffen fehlte ein Buchstabe. Olena H. sorgte dafür, "
                "dass am Standesamt jemand dolmetscht."
            ),
            (
                "One letter was missing from her nephew’s birth certificate. Olena H. made sure "
                "the registry office got an interpreter."
            ),
            (
                "نقص حرف واحد في شهادة ميلاد ابن أختها. فعملت أولينا هـ. على أن تتوفر في دائرة "
                "الأحوال المدنية ترجمة شفوية."
            ),
        ),
        quote=OLENA_QUOTE,
        description=T(
            (
                "Olena H. aus Erfurt setzte Dolmetschen im Standesamt durch: zwei Vormittage in "
                "der Woche, drei Sprachen und viel weniger Fehler."
            ),
            (
                "Olena H. from Erfurt won interpretation at the registry office: two mornings a "
                "week, three languages, far fewer errors."
            ),
            (
                "نجحت أولينا هـ. في إرفورت في إدخال الترجمة الشفوية إلى دائرة الأحوال المدنية: "
                "صباحان في الأسبوع، وثلاث لغات، وأخطاء أقل بكثير."
            ),
        ),
        body=(
            Interview(
                T(
                    "Olena, ein fehlender Buchstabe: Ist das so schlimm?",
                    "Olena, one missing letter: is that so bad?",
                    "أولينا، حرف ناقص: هل الأمر بهذا السوء؟",
                ),
                (
                    T(
                        (
                            "Für die Krankenkasse war mein Neffe damit ein anderes Kind. Die "
                            "Korrektur dauerte sieben Monate, vier Termine, 120 Euro. Der Fehler "
                            "dauerte eine Sekunde."
                        ),
                        (
                            "To the health insurer it made my nephew a different child. "
                            "Correcting it took seven months, four appointments, 120 euros. The "
                            "mistake took a second."
                        ),
                        (
                            "صار ابن أختي في نظر شركة التأمين الصحي طفلًا آخر. استغرق التصحيح "
                            "سبعة أشهر وأربعة مواعيد و120 يورو. أما الخطأ فاستغرق ثانية."
                        ),
                    ),
                ),
            ),
            Interview(
                T("Wie kam es dazu?", "How did it happen?", "كيف حدث ذلك؟"),
                (
                    T(
                        (
                            "Meine Schwester nickte. Sie hatte die Frage nicht verstanden. Die "
                            "Beamtin sah das Nicken und nicht das Nichtverstehen. Beide haben ihr "
                            "Bestes getan, und es war nicht gut genug."
                        ),
                        (
                            "My sister nodded. She had not understood the question. The official "
                            "saw the nod, not the confusion. Both did their best, and it was not "
                            "good enough."
                        ),
                        (
                            "أومأت أختي برأسها وهي لم تفهم السؤال. رأت الموظفة الإيماءة ولم ترَ "
                            "عدم الفهم. بذلت كلتاهما ما في وسعها، ولم يكن ذلك كافيًا."
                        ),
                    ),
                ),
            ),
            Heading(T("Sechs Wochen zählen", "Six weeks of counting", "ستة أسابيع من العدّ")),
            Interview(
                T(
                    "Womit hast du die Stadt überzeugt?",
                    "What convinced the city?",
                    "بماذا أقنعتِ المدينة؟",
                ),
                (
                    T(
                        (
                            "Mit einer Strichliste. Das Amt hat auf unsere Bitte sechs Wochen "
                            "lang gezählt, wie oft eine Urkunde zurückkam: 31 Mal. Die Leiterin "
                            "war selbst überrascht. Von da an war es auch ihr Antrag."
                        ),
                        (
                            "A tally sheet. At our request the office counted for six weeks how "
                            "often a certificate came back: 31 times. The head of the office was "
                            "surprised herself. From then on it was her motion too."
                        ),
                        (
                            "بورقة عدّ بسيطة. بطلب منا أحصت الدائرة ستة أسابيع عدد الوثائق التي "
                            "أُعيدت للتصحيح: 31 مرة. فوجئت مديرة الدائرة نفسها، ومنذ ذلك الحين "
                            "صار المقترح مقترحها أيضًا."
                        ),
                    ),
                ),
            ),
            Quote(
                OLENA_QUOTE,
                T("Olena H.", "Olena H.", "أولينا هـ."),
            ),
            Interview(
                T("Was gibt es heute?", "What is in place today?", "وماذا يوجد اليوم؟"),
                (
                    T(
                        (
                            "Dienstags und donnerstags sitzt jemand neben dem Schalter, für "
                            "Ukrainisch, Arabisch und Dari. Sonst geht es per Video. Und auf "
                            "jedem Formular steht jetzt eine Zeile: So schreibe ich meinen Namen "
                            "selbst."
                        ),
                        (
                            "On Tuesdays and Thursdays somebody sits next to the counter, for "
                            "Ukrainian, Arabic and Dari. At other times it works by video. And "
                            "every form now has a line: this is how I spell my own name."
                        ),
                        (
                            "يومي الثلاثاء والخميس يجلس إلى جانب الشبّاك من يترجم من الأوكرانية "
                            "والعربية والدرية وإليها، وفي الأيام الأخرى عبر الفيديو. وفي كل "
                            "استمارة الآن سطر يقول: هكذا أكتب اسمي بنفسي."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Du bist erst seit Kurzem in Deutschland. War das ein Hindernis?",
                    "You have not been in Germany long. Was that an obstacle?",
                    "أنتِ في ألمانيا منذ مدة قصيرة. هل كان ذلك عائقًا؟",
                ),
                (
                    T(
                        (
                            "Es war mein Argument. Ich bin Juristin und habe das Formular "
                            "trotzdem falsch ausgefüllt. Da lachte niemand mehr über die anderen."
                        ),
                        (
                            "It was my argument. I am a lawyer, and even I filled in the form "
                            "wrongly. After that nobody laughed at the others."
                        ),
                        (
                            "بل كان حجّتي. أنا حقوقية، ومع ذلك ملأتُ الاستمارة على نحو خاطئ. بعد "
                            "ذلك لم يعد أحد يضحك من الآخرين."
                        ),
                    ),
                ),
            ),
        ),
        topics=("integrationsprozesse",),
        location="thueringen",
        portrait_seed=3,
        portrait_alt=T(
            "Gezeichnetes Porträt: Olena H. mit langem Haar",
            "Drawn portrait: Olena H. with long hair",
            "صورة مرسومة: أولينا هـ. بشعر طويل",
        ),
    ),
    Story(
        key="samira",
        slug="samira-b-eine-stunde-wasser",
        title=T(
            "Wir wollten nur eine Stunde Wasser",
            "All we wanted was an hour of water",
            "لم نُرد سوى ساعة من الماء",
        ),
        name="Samira B.",
        role=T(
            "Sozialarbeiterin und stellvertretende Vorsitzende",
            "Social worker and deputy chair",
            "أخصائية اجتماعية ونائبة رئيس المجلس",
        ),
        council_role="chair",
        council=T(
            "Integrationsbeirat im Bezirk Berlin-Mitte",
            "Integration advisory council of the borough of Berlin-Mitte",
            "المجلس الاستشاري للاندماج في حي برلين-ميته",
        ),
        place="Berlin-Wedding",
        lead=T(
            (
                "Eine Schwimmzeit nur für Frauen? Im Bezirk flogen die Fetzen. Samira B. lud erst "
                "einmal alle ins Café am Beckenrand ein."
            ),
            (
                "A swimming session for women only? Tempers in the borough flared. Samira B. "
                "began by inviting everyone to the poolside café."
            ),
            (
                "وقت سباحة للنساء فقط؟ احتدم الجدل في الحي. فدعت سميرة ب. الجميع أولًا إلى المقهى "
                "المطلّ على المسبح."
            ),
        ),
        quote=SAMIRA_QUOTE,
        description=T(
            (
                "Samira B. aus Berlin-Wedding erstritt eine Schwimmzeit für Frauen. Die ersten "
                "Verbündeten waren Rentnerinnen und eine Hebamme."
            ),
            (
                "Samira B. from Berlin-Wedding won a swimming session for women. Her first allies "
                "were pensioners and a midwife."
            ),
            (
                "انتزعت سميرة ب. من برلين-فيدينغ وقت سباحة للنساء. وكانت أولى حليفاتها متقاعدات "
                "وقابلة."
            ),
        ),
        body=(
            Interview(
                T(
                    "Samira, warum wurde um diese Stunde so gestritten?",
                    "Samira, why was there such a fight over this hour?",
                    "سميرة، لماذا كل هذا الخلاف حول تلك الساعة؟",
                ),
                (
                    T(
                        (
                            "Weil alle über das Kopftuch reden wollten! Ich wollte über "
                            "Wassertemperatur reden. In unserer Gruppe waren drei Frauen mit "
                            "Kopftuch und elf ohne. Manche hatten eine OP hinter sich, manche "
                            "mochten einfach keine Blicke."
                        ),
                        (
                            "Because everyone wanted to talk about headscarves! I wanted to talk "
                            "about water temperature. Our group had three women with a headscarf "
                            "and eleven without. Some had had surgery, some simply did not like "
                            "being stared at."
                        ),
                        (
                            "لأن الجميع أراد الحديث عن الحجاب! أما أنا فأردت الحديث عن حرارة "
                            "الماء. كان في مجموعتنا ثلاث نساء محجبات وإحدى عشرة غير محجبات. بعضهن "
                            "خضعن لعمليات جراحية، وبعضهن لا يُحببن النظرات فحسب."
                        ),
                    ),
                ),
            ),
            Interview(
                T("Wer hat sich euch angeschlossen?", "Who joined you?", "من انضمّ إليكنّ؟"),
                (
                    T(
                        (
                            "Zuerst die Damen von der Wassergymnastik. Siebzig Jahre alt, "
                            "Badekappen mit Blumen, und sie kannten jede Bezirksverordnete mit "
                            "Vornamen. Dann eine Hebamme. Dann der Schwimmverein, der "
                            "Trainerinnen suchte."
                        ),
                        (
                            "First, the ladies from aqua aerobics. Seventy years old, flowery "
                            "swimming caps, and on first-name terms with every borough "
                            "councillor. Then a midwife. Then the swimming club, which was "
                            "looking for women coaches."
                        ),
                        (
                            "أولًا سيدات الرياضة المائية: في السبعين من العمر، بقبعات سباحة "
                            "مزهّرة، ويعرفن كل عضوة في مجلس الحي باسمها الأول. ثم قابلة. ثم نادي "
                            "السباحة الذي كان يبحث عن مدرّبات."
                        ),
                    ),
                ),
            ),
            Quote(
                SAMIRA_QUOTE,
                T("Samira B.", "Samira B.", "سميرة ب."),
            ),
            Interview(
                T(
                    "Es gab aber auch ehrliche Einwände.",
                    "But there were honest objections too.",
                    "لكن كانت هناك اعتراضات صادقة أيضًا.",
                ),
                (
                    T(
                        (
                            "Klar. Eine Schwimmerin hatte Angst um ihre Bahn am Samstag. Recht "
                            "hatte sie! Also haben wir gefragt, wann das Becken leer ist. "
                            "Sonntag, acht bis neun: vier Leute. Das Bad selbst hat uns die "
                            "Zahlen gegeben."
                        ),
                        (
                            "Of course. One swimmer was worried about her lane on Saturdays. And "
                            "she was right! So we asked when the pool was empty. Sunday, eight to "
                            "nine: four people. The pool itself gave us the figures."
                        ),
                        (
                            "طبعًا. خافت سبّاحة على مسارها يوم السبت، وكانت محقّة! فسألنا متى "
                            "يكون المسبح خاليًا. الأحد من الثامنة إلى التاسعة: أربعة أشخاص. "
                            "وإدارة المسبح نفسها أعطتنا الأرقام."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Der Bezirk kann einem Bad nichts befehlen. Was hat er getan?",
                    "A borough cannot give a pool orders. What did it do?",
                    "لا يستطيع الحي أن يأمر مسبحًا. فماذا فعل؟",
                ),
                (
                    T(
                        (
                            "Er hat beschlossen, sich dafür einzusetzen, und einen Brief "
                            "geschrieben. Klingt nach nichts. Aber mit so einem Brief bekommst du "
                            "einen Termin, und beim Termin hatten wir alles dabei: Uhrzeit, "
                            "Aufsicht, Kasse."
                        ),
                        (
                            "It resolved to support us and wrote a letter. Sounds like nothing. "
                            "But a letter like that gets you a meeting, and we came to the "
                            "meeting with everything: the time, the lifeguards, the till."
                        ),
                        (
                            "قرر أن يدعم طلبنا وكتب رسالة. يبدو هذا لا شيء، لكن برسالة كهذه يحصل "
                            "المرء على موعد، وقد جئنا إلى الموعد بكل شيء: الوقت والمنقذات وصندوق "
                            "التذاكر."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Wie war der erste Sonntag?",
                    "What was the first Sunday like?",
                    "كيف كان الأحد الأول؟",
                ),
                (
                    T(
                        (
                            "Laut! Sechzig Frauen, die Hälfte konnte nicht schwimmen. Heute gibt "
                            "es einen Kurs. Meine Mutter hat mit 57 ihr Seepferdchen gemacht und "
                            "trägt das Abzeichen auf der Handtasche."
                        ),
                        (
                            "Loud! Sixty women, and half of them could not swim. Today there is a "
                            "course. My mother earned her first swimming badge at 57 and wears it "
                            "on her handbag."
                        ),
                        (
                            "صاخبًا! ستون امرأة، نصفهن لا يُجدن السباحة. واليوم هناك دورة "
                            "لتعليمها. حصلت أمي في السابعة والخمسين على شارة السباحة الأولى، وهي "
                            "تعلّقها على حقيبة يدها."
                        ),
                    ),
                ),
            ),
        ),
        topics=("dialog", "engagement"),
        location="berlin",
        portrait_seed=4,
        portrait_alt=T(
            "Gezeichnetes Porträt: Samira B. mit Kopftuch",
            "Drawn portrait: Samira B. wearing a headscarf",
            "صورة مرسومة: سميرة ب. بالحجاب",
        ),
    ),
    Story(
        key="kwame",
        slug="kwame-a-die-geschaeftsordnung",
        title=T(
            "Lest die Geschäftsordnung bis zum Ende",
            "Read the rules of procedure to the end",
            "اقرؤوا النظام الداخلي حتى آخره",
        ),
        name="Kwame A.",
        role=T(
            "Ingenieur für Optik und Schriftführer",
            "Optical engineer and secretary to the council",
            "مهندس بصريات وأمين سرّ المجلس",
        ),
        council_role="board",
        council=T(
            "Integrationsbeirat Jena",
            "Integration advisory council of Jena",
            "المجلس الاستشاري للاندماج في يينا",
        ),
        place="Jena",
        lead=T(
            (
                "Drei Jahre lang durfte der Beirat in Ausschüssen nur zuhören. Dann las Kwame A. "
                "die Regeln bis zur letzten Seite."
            ),
            (
                "For three years the advisory council could only listen in committees. Then Kwame "
                "A. read the rules to the last page."
            ),
            (
                "ثلاث سنوات لم يكن يُسمح للمجلس الاستشاري في اللجان إلا بالاستماع. ثم قرأ كوامي "
                "أ. القواعد حتى الصفحة الأخيرة."
            ),
        ),
        quote=KWAME_QUOTE,
        description=T(
            (
                "Kwame A. aus Jena fand in der Geschäftsordnung ein vergessenes Rederecht. "
                "Seitdem sitzt der Beirat mit am Tisch statt am Rand."
            ),
            (
                "Kwame A. from Jena found a forgotten right to speak in the rules of procedure. "
                "Now his council sits at the table."
            ),
            (
                "وجد كوامي أ. من يينا في النظام الداخلي حقًّا منسيًّا في الكلام، ومنذ ذلك الحين "
                "يجلس المجلس الاستشاري إلى الطاولة."
            ),
        ),
        body=(
            Interview(
                T(
                    "Kwame, du liest beruflich Bauanleitungen für Linsen.",
                    "Kwame, you read assembly manuals for lenses at work.",
                    "كوامي، تقرأ في عملك كتيّبات تركيب العدسات.",
                ),
                (
                    T(
                        (
                            "Und wenn das Bild unscharf ist, schreie ich nicht die Linse an. Ich "
                            "prüfe, wie sie eingebaut ist. Unser Beirat war unscharf eingebaut: "
                            "Stuhlreihe hinten, kein Mikrofon, Protokoll drei Wochen später."
                        ),
                        (
                            "And when the image is blurred, I don’t shout at the lens. I check "
                            "how it was mounted. Our council was mounted out of focus: back row, "
                            "no microphone, minutes three weeks late."
                        ),
                        (
                            "وحين تكون الصورة مشوّشة لا أصرخ في وجه العدسة، بل أفحص طريقة "
                            "تركيبها. وكان مجلسنا مركّبًا خارج البؤرة: مقاعد في الخلف، ولا "
                            "ميكروفون، ومحضر يصل بعد ثلاثة أسابيع."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Was steht denn nun auf Seite 14?",
                    "So what is on page 14?",
                    "وماذا في الصفحة 14 إذن؟",
                ),
                (
                    T(
                        (
                            "Sinngemäß: Beiräte werden gehört, wenn ein Thema ihre Aufgabe "
                            "berührt, und können das selbst anmelden. Es stand seit elf Jahren "
                            "da. Die Seite klebte noch an der nächsten."
                        ),
                        (
                            "In essence: advisory councils are heard when an item touches their "
                            "remit, and they may request it themselves. It had been there for "
                            "eleven years. The page was still stuck to the next one."
                        ),
                        (
                            "معناه أن المجالس الاستشارية يُستمع إليها حين يمسّ الموضوع مهامها، "
                            "وأن بإمكانها أن تطلب ذلك بنفسها. كان النص هناك منذ أحد عشر عامًا، "
                            "وما زالت الصفحة ملتصقة بالتي تليها."
                        ),
                    ),
                ),
            ),
            Paragraphs(
                (
                    T(
                        (
                            "Er meldete den Beirat für den nächsten Bauausschuss an. "
                            "Tagesordnungspunkt 7: die Sanierung einer Unterkunft ohne "
                            "Spielplatz."
                        ),
                        (
                            "He put the council down for the next planning committee. Item 7: the "
                            "refurbishment of a refugee shelter with no playground."
                        ),
                        (
                            "سجّل كوامي المجلسَ الاستشاري للحديث في الجلسة التالية للجنة البناء. "
                            "البند السابع: ترميم سكن للاجئين لا ملعب فيه للأطفال."
                        ),
                    ),
                )
            ),
            Interview(
                T(
                    "Hat der Ausschuss euch einfach reden lassen?",
                    "Did the committee simply let you speak?",
                    "هل ترككم أعضاء اللجنة تتكلمون بهذه البساطة؟",
                ),
                (
                    T(
                        (
                            "Der Vorsitzende sagte: Das haben wir noch nie so gemacht. Ich sagte: "
                            "Seite 14, Absatz 3. Er blätterte. Das war die längste Minute meines "
                            "politischen Lebens. Dann sagte er: Bitte, Sie haben fünf Minuten."
                        ),
                        (
                            "The chair said: we have never done it that way. I said: page 14, "
                            "paragraph 3. He leafed through. It was the longest minute of my "
                            "political life. Then he said: go ahead, you have five minutes."
                        ),
                        (
                            "قال رئيس اللجنة: لم نفعل ذلك من قبل. قلت: الصفحة 14، الفقرة 3. راح "
                            "يقلّب الصفحات، وكانت أطول دقيقة في حياتي السياسية. ثم قال: تفضّل، "
                            "لديك خمس دقائق."
                        ),
                    ),
                ),
            ),
            Quote(
                KWAME_QUOTE,
                T("Kwame A.", "Kwame A.", "كوامي أ."),
            ),
            Interview(
                T("Was kam dabei heraus?", "What came of it?", "وما النتيجة؟"),
                (
                    T(
                        (
                            "Eine Rutsche, zwei Schaukeln, ein Zaun zur Straße. Und wichtiger: "
                            "Unser Platz steht jetzt im Sitzplan. Mit Mikrofon. Es ist "
                            "eingeschaltet, ich habe es geprüft."
                        ),
                        (
                            "A slide, two swings, a fence towards the road. And more importantly, "
                            "our seat is now on the seating plan. With a microphone. It is "
                            "switched on; I checked."
                        ),
                        (
                            "زحليقة وأرجوحتان وسياج من جهة الشارع. والأهم أن مكاننا صار مثبتًا في "
                            "مخطط الجلوس، ومعه ميكروفون. وهو يعمل، فقد تأكدت بنفسي."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Ein Tipp für alle, die bei Paragrafen müde werden?",
                    "A tip for anyone who finds legal clauses tiring?",
                    "نصيحة لمن تُتعبهم قراءة القوانين؟",
                ),
                (
                    T(
                        (
                            "Lest rückwärts. Vorn steht, was alle wissen. Hinten steht, was "
                            "jemand nach einem Streit hineingeschrieben hat."
                        ),
                        (
                            "Read backwards. The front says what everyone knows. The back says "
                            "what somebody wrote in after a row."
                        ),
                        (
                            "اقرؤوا من الخلف إلى الأمام. في البداية ما يعرفه الجميع، وفي النهاية "
                            "ما أضافه أحدهم بعد خلاف."
                        ),
                    ),
                ),
            ),
            Steps(
                (
                    T(
                        "Bitte im Rathaus um die Geschäftsordnung.",
                        "Ask the town hall for the rules of procedure.",
                        "اطلبوا من البلدية النظام الداخلي.",
                    ),
                    T(
                        "Markiere jede Stelle, an der der Beirat vorkommt.",
                        "Mark every passage in which the council appears.",
                        "ضعوا علامة عند كل موضع يُذكر فيه المجلس.",
                    ),
                    T(
                        "Frag in der nächsten Sitzung nach einem Recht, das niemand nutzt.",
                        "At the next meeting, ask about a right that nobody uses.",
                        "اسألوا في الجلسة القادمة عن حق لا يستخدمه أحد.",
                    ),
                )
            ),
        ),
        topics=("beratungsgremien", "integrationsbeiraete"),
        location="thueringen",
        portrait_seed=5,
        portrait_alt=T(
            "Gezeichnetes Porträt: Kwame A. mit kurzem Haar",
            "Drawn portrait: Kwame A. with short hair",
            "صورة مرسومة: كوامي أ. بشعر قصير",
        ),
    ),
)
