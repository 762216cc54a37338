"""The other five of the demo's role models."""

from .kinds import Heading, Interview, Quote, Steps, Story, T

# The sentences the home page shows; each story quotes its own.
LINH_QUOTE = T(
    "Wählen kann man üben wie Fahrradfahren. Am besten dort, wo niemand lacht.",
    (
        "You can practise voting, just as you practise riding a bike. Best of all where nobody "
        "laughs."
    ),
    "يمكن التدرّب على التصويت كما نتدرّب على ركوب الدراجة. والأفضل حيث لا يضحك أحد.",
)
REZA_QUOTE = T(
    "Wer misst, muss nicht schreien.",
    "If you measure, you need not shout.",
    "من يقيس لا يحتاج إلى الصراخ.",
)
ROSA_QUOTE = T(
    "Wir haben diese Stadt mitgebaut. Jetzt wollen wir in ihr auch alt werden.",
    "We helped to build this city. Now we want to grow old in it too.",
    "شاركنا في بناء هذه المدينة، ونريد الآن أن نشيخ فيها.",
)
TOMASZ_QUOTE = T("Ich rede, wie ich fliese. Erst der Untergrund, dann das Schöne.")
HANA_QUOTE = T(
    "Fett gedruckt war die Drohung. Die Telefonnummer stand klein am Rand.",
    "The threat was in bold. The phone number was tiny, in the margin.",
    "كان التهديد بالخط العريض، ورقم الهاتف صغيرًا في الهامش.",
)

STORIES_B: tuple[Story, ...] = (
    Story(
        key="linh",
        slug="linh-n-eine-wahlkabine-zum-ueben",
        title=T(
            "Meine Mutter hat mit 61 zum ersten Mal gewählt",
            "My mother voted for the first time at 61",
            "صوّتت أمي لأول مرة في الحادية والستين",
        ),
        name="Linh N.",
        role=T(
            "Studentin und jüngstes Mitglied", "Student and youngest member", "طالبة وأصغر عضوة"
        ),
        council_role="member",
        council=T(
            "Integrationsbeirat Berlin-Lichtenberg",
            "Integration advisory council of Berlin-Lichtenberg",
            "المجلس الاستشاري للاندماج في برلين-ليشتنبرغ",
        ),
        place="Berlin-Lichtenberg",
        lead=T(
            (
                "Linh N. stellte in der Bibliothek eine Wahlkabine auf, in der man üben darf. In "
                "Leichter Sprache, mit Keksen und ohne Eile."
            ),
            (
                "Linh N. put up a polling booth in the library for people to practise in. In easy "
                "German, with biscuits and no hurry."
            ),
            (
                "نصبت لين ن. في المكتبة كابينة اقتراع للتدريب: بألمانية مبسّطة، مع البسكويت، وبلا "
                "استعجال."
            ),
        ),
        quote=LINH_QUOTE,
        description=T(
            (
                "Linh N. aus Berlin-Lichtenberg baute eine Wahlkabine zum Üben. Viele, die dort "
                "zum ersten Mal ein Kreuz machten, gingen wählen."
            ),
            (
                "Linh N. from Berlin-Lichtenberg built a polling booth to practise in. Many who "
                "marked their first cross there went on to vote."
            ),
            (
                "بنت لين ن. من برلين-ليشتنبرغ كابينة اقتراع للتدريب. وكثير ممن جرّبوا فيها أول "
                "صوت ذهبوا بعدها إلى التصويت."
            ),
        ),
        body=(
            Interview(
                T(
                    "Linh, erzähl uns von deiner Mutter.",
                    "Linh, tell us about your mother.",
                    "لين، حدّثينا عن أمك.",
                ),
                (
                    T(
                        (
                            "Sie kam 1987 zum Nähen nach Berlin und blieb. Eingebürgert wurde sie "
                            "mit sechzig. Die erste Wahlbenachrichtigung lag wochenlang unter dem "
                            "Obstkorb. Sie hatte Angst, den Stimmzettel falsch zu falten."
                        ),
                        (
                            "She came to Berlin in 1987 to work as a seamstress, and stayed. She "
                            "became a German citizen at sixty. Her first polling card lay under "
                            "the fruit bowl for weeks. She was afraid of folding the ballot paper "
                            "wrongly."
                        ),
                        (
                            "جاءت إلى برلين عام 1987 للعمل في الخياطة وبقيت. حصلت على الجنسية في "
                            "الستين. وظلّ أول إشعار انتخابي أسابيع تحت سلة الفاكهة. كانت تخاف أن "
                            "تطوي ورقة الاقتراع بطريقة خاطئة."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Und da kam dir die Idee mit der Kabine?",
                    "And that gave you the idea of the booth?",
                    "ومن هنا جاءت فكرة الكابينة؟",
                ),
                (
                    T(
                        (
                            "Mir kam die Idee mit dem Pappkarton. Ich habe ihn auf den "
                            "Küchentisch gestellt, mit einem Stimmzettel nur aus Obstsorten. Mama "
                            "hat die Mango gewählt. Danach ging es um Parteien."
                        ),
                        (
                            "It gave me the idea of the cardboard box. I put it on the kitchen "
                            "table with a ballot paper made up entirely of fruit. Mum voted for "
                            "the mango. After that we talked about parties."
                        ),
                        (
                            "بل فكرة صندوق الكرتون. وضعته على طاولة المطبخ مع ورقة اقتراع كلها "
                            "أنواع فاكهة. اختارت أمي المانغو. وبعدها تحدثنا عن الأحزاب."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Wie wurde daraus ein Projekt des Beirats?",
                    "How did it become a council project?",
                    "كيف صار ذلك مشروعًا للمجلس الاستشاري؟",
                ),
                (
                    T(
                        (
                            "Ich war neu und habe am Ende der Sitzung, unter Verschiedenes, ganz "
                            "schnell geredet. Die Bibliothek sagte Ja, das Wahlamt lieh uns eine "
                            "echte Kabine. Die Texte hat eine Gruppe in Leichter Sprache "
                            "geschrieben und geprüft."
                        ),
                        (
                            "I was new, and at the end of the meeting, under any other business, "
                            "I talked very fast. The library said yes, and the election office "
                            "lent us a real booth. A group wrote and checked the texts in easy "
                            "German."
                        ),
                        (
                            "كنت جديدة، وفي نهاية الجلسة، تحت بند «ما يستجدّ من أعمال»، تكلمت "
                            "بسرعة كبيرة. وافقت المكتبة، وأعارنا مكتب الانتخابات كابينة حقيقية. "
                            "وكتبت مجموعة مختصة النصوص بالألمانية المبسّطة وراجعتها."
                        ),
                    ),
                    T(
                        "Wir haben nie gesagt, wen man wählen soll. Deshalb das Obst.",
                        "We never told anyone whom to vote for. Hence the fruit.",
                        "لم نقل لأحد لمن يصوّت. ولهذا اخترنا الفاكهة.",
                    ),
                ),
            ),
            Quote(
                LINH_QUOTE,
                T("Linh N.", "Linh N.", "لين ن."),
            ),
            Interview(
                T("Wer kam in die Bibliothek?", "Who came to the library?", "من جاء إلى المكتبة؟"),
                (
                    T(
                        (
                            "Alle, mit denen ich nicht gerechnet hatte. Ein Mann mit deutschem "
                            "Pass seit immer, der nicht gut liest. Eine Schulklasse. Zwei Omas "
                            "aus dem Plattenbau, die danach die Kekse übernommen haben."
                        ),
                        (
                            "Everyone I had not expected. A man who has always had a German "
                            "passport but does not read well. A school class. Two grandmas from "
                            "the tower blocks, who then took charge of the biscuits."
                        ),
                        (
                            "كل من لم أتوقعهم. رجل يحمل الجنسية الألمانية منذ ولادته لكنه لا "
                            "يُحسن القراءة، وصفّ مدرسي، وجدّتان من الأبنية السكنية العالية تولّتا "
                            "بعد ذلك أمر البسكويت."
                        ),
                    ),
                ),
            ),
            Interview(
                T("Wie war der Wahltag?", "What was election day like?", "كيف كان يوم الانتخاب؟"),
                (
                    T(
                        (
                            "Mama hat ihre gute Jacke angezogen. Sie war vier Minuten in der "
                            "Kabine, ich habe auf die Uhr geschaut. Als sie herauskam, sagte sie: "
                            "Die Mango stand nicht drauf."
                        ),
                        (
                            "Mum put on her good jacket. She was in the booth for four minutes; I "
                            "timed it. When she came out she said: the mango wasn’t on it."
                        ),
                        (
                            "ارتدت أمي سترتها الأنيقة. بقيت في الكابينة أربع دقائق، كنت أنظر إلى "
                            "الساعة. ولما خرجت قالت: المانغو لم تكن في القائمة."
                        ),
                    ),
                ),
            ),
            Steps(
                (
                    T(
                        "Frag in deiner Bibliothek nach einem Tisch für einen Nachmittag.",
                        "Ask your library for a table for one afternoon.",
                        "اطلبوا من مكتبتكم طاولة لعصر يوم واحد.",
                    ),
                    T(
                        "Lies den Stimmzettel mit jemandem, der zum ersten Mal wählt.",
                        "Read the ballot paper with somebody who is voting for the first time.",
                        "اقرؤوا ورقة الاقتراع مع شخص ينتخب لأول مرة.",
                    ),
                )
            ),
        ),
        topics=("engagement", "empowerment"),
        location="berlin",
        portrait_seed=6,
        portrait_alt=T(
            "Gezeichnetes Porträt: Linh N. mit Dutt",
            "Drawn portrait: Linh N. with her hair in a bun",
            "صورة مرسومة: لين ن. بشعر مرفوع على شكل كعكة",
        ),
    ),
    Story(
        key="reza",
        slug="reza-m-ich-habe-die-muelleimer-gezaehlt",
        title=T(
            "Ich habe die Mülleimer gezählt", "I counted the litter bins", "أحصيتُ سلال القمامة"
        ),
        name="Reza M.",
        role=T(
            "Vermesser im Ruhestand und Mitglied",
            "Retired surveyor and council member",
            "مسّاح متقاعد وعضو في المجلس",
        ),
        council_role="member",
        council=T(
            "Integrationsbeirat Nürnberg",
            "Integration advisory council of Nuremberg",
            "المجلس الاستشاري للاندماج في نورنبرغ",
        ),
        place="Nürnberg",
        lead=T(
            (
                "Die Grillwiese sollte verschwinden, wegen des Mülls. Reza M. ging mit Maßband "
                "und Notizbuch hin, an acht Sonntagen."
            ),
            (
                "The barbecue meadow was to close because of the litter. Reza M. went there with "
                "tape measure and notebook, on eight Sundays."
            ),
            (
                "كان مرج الشواء مهددًا بالإغلاق بسبب القمامة. فذهب رضا م. إليه بشريط قياس ودفتر "
                "في ثمانية أيام أحد."
            ),
        ),
        quote=REZA_QUOTE,
        description=T(
            (
                "Reza M. aus Nürnberg rettete eine Grillwiese mit Maßband und Geduld. Und brachte "
                "Leute ins Gespräch, die sich nur anzeigten."
            ),
            (
                "Reza M. from Nuremberg saved a barbecue meadow with a tape measure and patience, "
                "and got feuding neighbours talking."
            ),
            (
                "أنقذ رضا م. من نورنبرغ مرج الشواء بشريط قياس وصبر، وجعل جيرانًا لا تجمعهم إلا "
                "الشكاوى يتحاورون."
            ),
        ),
        body=(
            Interview(
                T(
                    "Reza, was hast du auf der Wiese gemessen?",
                    "Reza, what did you measure on the meadow?",
                    "رضا، ماذا قستَ في المرج؟",
                ),
                (
                    T(
                        (
                            "Wege. Vom Grillplatz zum nächsten Mülleimer: 140 Meter. Vierzig "
                            "Jahre lang habe ich Grundstücke vermessen, in Schiras und in "
                            "Nürnberg. Ein Mensch mit einem Teller geht dreißig Meter, keinen "
                            "Schritt mehr."
                        ),
                        (
                            "Distances. From the barbecue spot to the nearest bin: 140 metres. I "
                            "surveyed land for forty years, in Shiraz and in Nuremberg. A person "
                            "holding a plate walks thirty metres and not a step more."
                        ),
                        (
                            "المسافات. من موضع الشواء إلى أقرب سلة قمامة: 140 مترًا. أربعين عامًا "
                            "مسحتُ الأراضي، في شيراز وفي نورنبرغ. ومن يحمل صحنًا يمشي ثلاثين "
                            "مترًا ولا يزيد خطوة."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Im Stadtteil klang der Streit anders.",
                    "In the neighbourhood, the quarrel sounded different.",
                    "لكن الخلاف في الحي كان له وقع آخر.",
                ),
                (
                    T(
                        (
                            "Man sagte: die Ausländer. Man sagte auch: die Spießer. Beide Wörter "
                            "messen nichts. Also habe ich aufgeschrieben, wer da ist: Familien "
                            "aus vierzehn Ländern, ein Kegelclub, zwei Chöre und ein Herr, der "
                            "jeden Sonntag allein eine Forelle grillt."
                        ),
                        (
                            "People said: the foreigners. People also said: the killjoys. Neither "
                            "word measures anything. So I wrote down who was there: families from "
                            "fourteen countries, a bowling club, two choirs and a gentleman who "
                            "grills one trout, alone, every Sunday."
                        ),
                        (
                            "قال بعضهم: الأجانب. وقال آخرون: المتزمتون. وكلتا الكلمتين لا تقيس "
                            "شيئًا. فدوّنتُ من كان هناك: عائلات من أربعة عشر بلدًا، ونادٍ "
                            "للبولينغ، وجوقتان، ورجل يشوي وحده سمكة سلمون مرقّط كل يوم أحد."
                        ),
                    ),
                ),
            ),
            Quote(
                REZA_QUOTE,
                T("Reza M.", "Reza M.", "رضا م."),
            ),
            Interview(
                T(
                    "Wie kamen die Parteien an einen Tisch?",
                    "How did the two sides come to one table?",
                    "كيف اجتمع الطرفان إلى طاولة واحدة؟",
                ),
                (
                    T(
                        (
                            "An eine Decke. Der Beirat hat eingeladen, auf die Wiese, an einem "
                            "Werktag ohne Rauch. Jeder bekam eine Karte und durfte einzeichnen, "
                            "was ihn stört. Die Kreise lagen übereinander, alle an derselben "
                            "Stelle: dort, wo kein Eimer stand."
                        ),
                        (
                            "To one blanket. The council invited everybody on to the meadow, on a "
                            "weekday without smoke. Each person got a map and drew in what "
                            "bothered them. The circles overlapped, all in the same place: where "
                            "there was no bin."
                        ),
                        (
                            "بل إلى بساط واحد. دعا المجلس الاستشاري الجميع إلى المرج في يوم عمل "
                            "لا دخان فيه. حصل كل شخص على خريطة ليرسم عليها ما يزعجه. فتراكبت "
                            "الدوائر كلها في الموضع نفسه: حيث لا توجد سلة."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Was hat der Stadtrat beschlossen?",
                    "What did the city council decide?",
                    "ماذا قرر مجلس المدينة؟",
                ),
                (
                    T(
                        (
                            "Neun große Eimer, zwei davon für heiße Asche, Ende um 22 Uhr. Und "
                            "ein Schild in sechs Sprachen. Ich habe darauf bestanden, dass es mit "
                            "dem Wort „Willkommen“ anfängt und nicht mit dem Wort „Verboten“."
                        ),
                        (
                            "Nine large bins, two of them for hot ash, closing time at 10 pm. And "
                            "a sign in six languages. I insisted that it begin with the word "
                            "‘Welcome’ and not with the word ‘Forbidden’."
                        ),
                        (
                            "تسع سلال كبيرة، منها اثنتان للرماد الساخن، وإغلاق في العاشرة مساءً. "
                            "ولافتة بست لغات، وقد أصررتُ على أن تبدأ بكلمة «أهلًا» لا بكلمة "
                            "«ممنوع»."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Gehst du noch sonntags hin?",
                    "Do you still go there on Sundays?",
                    "أما زلتَ تذهب إلى هناك أيام الأحد؟",
                ),
                (
                    T(
                        (
                            "Ja, ohne Maßband. Der Herr mit der Forelle ist inzwischen mein "
                            "Schachpartner. Er war es, der die meisten Beschwerden geschrieben "
                            "hatte."
                        ),
                        (
                            "Yes, without the tape measure. The gentleman with the trout is now "
                            "my chess partner. It was he who had written most of the complaints."
                        ),
                        (
                            "نعم، من دون شريط القياس. وصاحب السمكة صار شريكي في الشطرنج. هو نفسه "
                            "كان قد كتب معظم الشكاوى."
                        ),
                    ),
                ),
            ),
        ),
        topics=("dialog",),
        location="",
        portrait_seed=7,
        portrait_alt=T(
            "Gezeichnetes Porträt: Reza M. mit kurzem grauem Haar, Schnurrbart und Brille",
            "Drawn portrait: Reza M. with short grey hair, a moustache and glasses",
            "صورة مرسومة: رضا م. بشعر رمادي قصير وشارب ونظّارة",
        ),
    ),
    Story(
        key="rosa",
        slug="rosa-p-mit-siebzig-faengt-man-an",
        title=T(
            "Mit siebzig hört man nicht auf, da fängt man an",
            "At seventy you don’t stop, you start",
            "في السبعين لا نتوقف، بل نبدأ",
        ),
        name="Rosa P.",
        role=T("Rentnerin und Vorsitzende", "Pensioner and chair", "متقاعدة ورئيسة المجلس"),
        council_role="chair",
        council=T(
            "Integrationsbeirat Gießen",
            "Integration advisory council of Giessen",
            "المجلس الاستشاري للاندماج في غيسن",
        ),
        place="Gießen",
        lead=T(
            (
                "Rosa P. kam als Mädchen aus Galicien und stand vierzig Jahre am Band. Heute "
                "streitet sie dafür, dass man auf Spanisch alt werden darf."
            ),
            (
                "Rosa P. came from Galicia as a girl and spent forty years on the assembly line. "
                "Today she fights for the right to grow old in Spanish."
            ),
            (
                "جاءت روزا ب. فتاةً من غاليسيا وعملت أربعين عامًا على خط الإنتاج. وهي تناضل اليوم "
                "كي يشيخ الناس بلغتهم، بالإسبانية مثلًا."
            ),
        ),
        quote=ROSA_QUOTE,
        description=T(
            (
                "Rosa P. aus Gießen kandidierte mit siebzig zum ersten Mal. Heute gibt es in der "
                "Stadt eine Pflegeberatung in vier Sprachen."
            ),
            (
                "Rosa P. from Giessen stood for election for the first time at seventy. Now the "
                "city offers care advice in four languages."
            ),
            (
                "ترشّحت روزا ب. من غيسن لأول مرة في السبعين. واليوم تقدّم المدينة استشارات "
                "الرعاية بأربع لغات."
            ),
        ),
        body=(
            Interview(
                T(
                    "Rosa, wer hat dich überredet zu kandidieren?",
                    "Rosa, who talked you into standing?",
                    "روزا، من أقنعك بالترشّح؟",
                ),
                (
                    T(
                        (
                            "Mein Enkel, mit einem Satz: Oma, du schimpfst sowieso. Er hatte "
                            "recht. Ich schimpfe seit 1968, nur saß nie jemand da, der "
                            "mitschreibt. Im Beirat gibt es ein Protokoll. Herrlich!"
                        ),
                        (
                            "My grandson, with one sentence: Gran, you grumble anyway. He was "
                            "right. I have been grumbling since 1968, only nobody ever took "
                            "notes. On the council there are minutes. Wonderful!"
                        ),
                        (
                            "حفيدي، بجملة واحدة: جدتي، أنتِ تتذمّرين على أي حال. كان محقًّا. "
                            "أتذمّر منذ عام 1968، لكن لم يكن هناك يومًا من يدوّن. في المجلس محضر. "
                            "يا للروعة!"
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Worüber hast du als Erstes geschimpft?",
                    "What did you grumble about first?",
                    "ممّ تذمّرتِ أولًا؟",
                ),
                (
                    T(
                        (
                            "Über die Pflegeberatung. Eine Freundin von mir, Carmen, ist dement. "
                            "Ihr Deutsch ist weg, einfach weg, nach fünfzig Jahren. Geblieben ist "
                            "das Spanisch von zu Hause. Und das Amt gibt ihr eine Broschüre."
                        ),
                        (
                            "Care advice. A friend of mine, Carmen, has dementia. Her German is "
                            "gone, simply gone, after fifty years. What is left is the Spanish of "
                            "her childhood. And the office hands her a brochure."
                        ),
                        (
                            "من استشارات الرعاية. صديقتي كارمن مصابة بالخرف. ضاعت ألمانيتها، ضاعت "
                            "تمامًا بعد خمسين عامًا، ولم تبقَ إلا إسبانية الطفولة. والدائرة "
                            "تعطيها كتيّبًا."
                        ),
                    ),
                ),
            ),
            Quote(
                ROSA_QUOTE,
                T("Rosa P.", "Rosa P.", "روزا ب."),
            ),
            Interview(
                T("Was hast du gemacht?", "What did you do?", "وماذا فعلتِ؟"),
                (
                    T(
                        (
                            "Ich habe den Sozialdezernenten zum Kaffee eingeladen. Zu Carmen. Er "
                            "hat eine Stunde mit ihr gesessen, sie hat gesungen, er hat kein Wort "
                            "verstanden. Beim Gehen sagte er: Jetzt habe ich es verstanden."
                        ),
                        (
                            "I invited the head of social services for coffee. At Carmen’s. He "
                            "sat with her for an hour, she sang, he did not understand a word. As "
                            "he left he said: now I understand."
                        ),
                        (
                            "دعوت مسؤول الشؤون الاجتماعية في المدينة إلى فنجان قهوة في بيت كارمن. "
                            "جلس معها ساعة، وغنّت هي، ولم يفهم كلمة واحدة. وعند خروجه قال: الآن "
                            "فهمت."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Und dann ging alles schnell?",
                    "And then everything moved quickly?",
                    "وبعدها سار كل شيء بسرعة؟",
                ),
                (
                    T(
                        (
                            "Schätzchen, es war immer noch eine Stadtverwaltung. Anderthalb "
                            "Jahre! Aber jetzt gibt es jeden ersten Montag Beratung auf Spanisch, "
                            "Italienisch, Türkisch und Griechisch. Drei der Beraterinnen sind "
                            "Töchter von Kolleginnen vom Band."
                        ),
                        (
                            "My dear, it was still a city administration. Eighteen months! But "
                            "now, every first Monday, there is advice in Spanish, Italian, "
                            "Turkish and Greek. Three of the advisers are daughters of women I "
                            "worked with on the line."
                        ),
                        (
                            "يا عزيزتي، إنها إدارة بلدية في نهاية الأمر. عام ونصف! لكن لدينا الآن "
                            "في أول اثنين من كل شهر استشارات بالإسبانية والإيطالية والتركية "
                            "واليونانية. وثلاث من المستشارات بنات زميلات لي من خط الإنتاج."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Wie leitest du eine Sitzung?",
                    "How do you chair a meeting?",
                    "كيف تديرين الجلسات؟",
                ),
                (
                    T(
                        (
                            "Mit einer Eieruhr. Drei Minuten für alle, auch für die mit "
                            "Doktortitel. Wer nach dem Klingeln weiterredet, bringt beim nächsten "
                            "Mal Kuchen mit."
                        ),
                        (
                            "With an egg timer. Three minutes each, doctorate or not. Whoever "
                            "keeps talking after it rings brings cake next time."
                        ),
                        (
                            "بمؤقّت البيض. ثلاث دقائق للجميع، حتى لحملة الدكتوراه. ومن يواصل "
                            "الكلام بعد الرنين يُحضر الكعك في المرة التالية."
                        ),
                    ),
                ),
            ),
        ),
        topics=("engagement", "empowerment"),
        location="hessen",
        portrait_seed=8,
        portrait_alt=T(
            "Gezeichnetes Porträt: Rosa P. mit welligem grauem Haar",
            "Drawn portrait: Rosa P. with wavy grey hair",
            "صورة مرسومة: روزا ب. بشعر رمادي متموّج",
        ),
    ),
    # Stays German on purpose: an untranslated story.
    Story(
        key="tomasz",
        slug="tomasz-w-nach-feierabend",
        title=T("Wer um sechs anfängt, kann um zehn nicht aufs Amt"),
        name="Tomasz W.",
        role=T("Fliesenleger und Mitglied im Beirat"),
        council_role="member",
        council=T("Integrationsbeirat Berlin-Spandau"),
        place="Berlin-Spandau",
        lead=T(
            "Auf der Baustelle fragten sie Tomasz W. nach Verträgen, Lohnzetteln, "
            "Anmeldungen. Heute gibt es dafür einen Raum im Rathaus, donnerstags nach "
            "Feierabend."
        ),
        quote=TOMASZ_QUOTE,
        description=T(
            "Tomasz W. holte eine Beratung für Bauarbeiter ins Rathaus Spandau: auf Polnisch, "
            "Rumänisch und Bulgarisch, nach Feierabend."
        ),
        body=(
            Interview(
                T("Tomasz, warum gerade eine Beratung am Abend?"),
                (
                    T(
                        "Weil wir um sechs anfangen. Um halb vier ist Schluss, da hat das Amt "
                        "zu. Also nimmt der Mann unbezahlt frei, oder er lässt es. Die "
                        "meisten lassen es."
                    ),
                ),
            ),
            Interview(
                T("Worum geht es in der Beratung?"),
                (
                    T(
                        "Um Lohn. Immer um Lohn. Einer hatte drei Monate gearbeitet und 400 "
                        "Euro gesehen. Er dachte, das sei hier so. Ich habe ihm meinen Zettel "
                        "gezeigt. Da wurde er ganz ruhig."
                    ),
                    T("Dann um Wohnung. Dann um die Kinder und die Schule. In der Reihenfolge."),
                ),
            ),
            Quote(TOMASZ_QUOTE, T("Tomasz W.")),
            Interview(
                T("Wie kommt ein Fliesenleger an einen Raum im Rathaus?"),
                (
                    T(
                        "Er fliest. Nein, im Ernst: Ich kannte den Hausmeister. Der wusste, "
                        "dass Zimmer 12 abends leer steht. Mit der Zimmernummer bin ich in "
                        "den Beirat, mit dem Beirat in den Sozialausschuss. Die wollten ein "
                        "Konzept. Ich habe gesagt: Zimmer 12, Donnerstag, 17 bis 20 Uhr, drei "
                        "Sprachen. Das ist das Konzept."
                    ),
                ),
            ),
            Interview(
                T("Wer berät dort?"),
                (
                    T(
                        "Leute von einer Beratungsstelle, die können das. Ich mache die Tür "
                        "auf, koche Kaffee und sage denen im Flur, dass keiner nach Papieren "
                        "fragt. Das ist Arbeit genug."
                    ),
                ),
            ),
            Interview(
                T("Was war dein größter Fehler?"),
                (
                    T(
                        "Flugblätter. Tausend Stück, hat keiner gelesen. Jetzt klebt auf den "
                        "Bautoiletten in ganz Spandau ein Aufkleber. Da hat jeder Zeit."
                    ),
                ),
            ),
            Interview(
                T("Und was kommt als Nächstes?"),
                (T("Zimmer 13."),),
            ),
        ),
        topics=("engagement", "integrationsprozesse"),
        location="berlin",
        portrait_seed=9,
        portrait_alt=T("Gezeichnetes Porträt: Tomasz W. mit Glatze und Bart"),
    ),
    Story(
        key="hana",
        slug="hana-s-ein-brief-darf-keine-angst-machen",
        title=T(
            "Ein Brief darf keine Angst machen",
            "A letter should not frighten anyone",
            "لا ينبغي لرسالة أن تُخيف أحدًا",
        ),
        name="Hana S.",
        role=T(
            "Grafikerin und Sprecherin des Beirats",
            "Graphic designer and council spokesperson",
            "مصمّمة غرافيك والمتحدثة باسم المجلس",
        ),
        council_role="chair",
        council=T(
            "Integrationsbeirat Osnabrück",
            "Integration advisory council of Osnabrück",
            "المجلس الاستشاري للاندماج في أوسنابروك",
        ),
        place="Osnabrück",
        lead=T(
            (
                "Als Kind übersetzte Hana S. die Behördenpost ihrer Eltern. Heute schreibt sie "
                "mit der Ausländerbehörde die Briefe neu."
            ),
            (
                "As a child, Hana S. translated official letters for her parents. Today she "
                "rewrites them together with the immigration office."
            ),
            (
                "كانت هانا س. في طفولتها تترجم لوالديها رسائل الدوائر الحكومية. واليوم تعيد كتابة "
                "هذه الرسائل مع دائرة شؤون الأجانب."
            ),
        ),
        quote=HANA_QUOTE,
        description=T(
            (
                "Hana S. aus Osnabrück gestaltet mit der Ausländerbehörde Briefe neu. Seitdem "
                "rufen weniger Leute an, und mehr kommen pünktlich."
            ),
            (
                "Hana S. from Osnabrück redesigns letters with the immigration office. Fewer "
                "people have to call, more come on time."
            ),
            (
                "تعيد هانا س. من أوسنابروك تصميم الرسائل مع دائرة شؤون الأجانب. قلّت الاتصالات، "
                "وزاد عدد من يأتون في الموعد."
            ),
        ),
        body=(
            Interview(
                T(
                    "Hana, welchen Brief hast du nie vergessen?",
                    "Hana, which letter have you never forgotten?",
                    "هانا، أي رسالة لم تنسيها قط؟",
                ),
                (
                    T(
                        (
                            "Einen gelben Umschlag, ich war neun. Wir waren aus Bosnien gekommen, "
                            "und ich konnte von uns vieren am besten Deutsch. Ich las: „Bei "
                            "Nichterscheinen“. Ich wusste nicht, was Nichterscheinen ist. Ich "
                            "habe meiner Mutter gesagt, es sei etwas mit Geistern."
                        ),
                        (
                            "A yellow envelope; I was nine. We had come from Bosnia, and of the "
                            "four of us my German was the best. I read: ‘in the event of "
                            "non-appearance’. I did not know what non-appearance was. I told my "
                            "mother it had to do with ghosts."
                        ),
                        (
                            "ظرفًا أصفر، وكنت في التاسعة. كنا قد جئنا من البوسنة، وكانت ألمانيتي "
                            "أفضل من ألمانية بقية الأسرة. قرأتُ: «في حال عدم الظهور». لم أعرف ما "
                            "المقصود، فقلت لأمي إن للأمر علاقة بالأشباح."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Und später wurdest du ausgerechnet Grafikerin.",
                    "And then you became a graphic designer, of all things.",
                    "ثم صرتِ مصمّمة غرافيك بالذات.",
                ),
                (
                    T(
                        (
                            "Ich sehe Briefe an wie Plakate. Was springt dich an? Bei der "
                            "Einladung zur Ausländerbehörde war es der Satz mit der Abschiebung. "
                            "Er galt für fast niemanden. Aber alle haben ihn zuerst gelesen."
                        ),
                        (
                            "I look at letters as if they were posters. What jumps out at you? In "
                            "the invitation from the immigration office it was the sentence about "
                            "deportation. It applied to hardly anyone. But everyone read it "
                            "first."
                        ),
                        (
                            "أنظر إلى الرسائل كما لو كانت ملصقات: ما أول ما يقفز إلى العين؟ في "
                            "دعوة دائرة شؤون الأجانب كانت جملة الترحيل هي التي تقفز. لم تكن تنطبق "
                            "على أحد تقريبًا، لكن الجميع كان يقرؤها أولًا."
                        ),
                    ),
                ),
            ),
            Quote(
                HANA_QUOTE,
                T("Hana S.", "Hana S.", "هانا س."),
            ),
            Heading(
                T(
                    "Elf Briefe, ein Tisch",
                    "Eleven letters, one table",
                    "إحدى عشرة رسالة وطاولة واحدة",
                )
            ),
            Interview(
                T(
                    "Warum hat die Behörde mitgemacht?",
                    "Why did the office join in?",
                    "لماذا تعاونت الدائرة معكم؟",
                ),
                (
                    T(
                        (
                            "Weil wir nicht mit einem Vorwurf kamen, sondern mit einer Schere. "
                            "Wir haben ihren Brief zerschnitten und gefragt: Welche Stücke "
                            "braucht ihr wirklich? Die Sachbearbeiterinnen lagen nach zehn "
                            "Minuten mit uns auf dem Boden und haben sortiert."
                        ),
                        (
                            "Because we came with scissors, not with blame. We cut up their "
                            "letter and asked: which pieces do you really need? Ten minutes later "
                            "the caseworkers were on the floor with us, sorting."
                        ),
                        (
                            "لأننا لم نأتِ باللوم بل بمقصّ. قصصنا رسالتها وسألنا: أي القطع "
                            "تحتاجون إليها حقًا؟ وبعد عشر دقائق كانت الموظفات معنا على الأرض "
                            "يرتّبن القصاصات."
                        ),
                    ),
                ),
            ),
            Interview(
                T(
                    "Was steht jetzt im Brief?",
                    "What does the letter say now?",
                    "وماذا في الرسالة الآن؟",
                ),
                (
                    T(
                        (
                            "Oben: worum es geht. Dann: wann, wo, was du mitbringst. Dann eine "
                            "Nummer und ein Name. Die Rechtsbelehrung gibt es noch, auf der "
                            "Rückseite, in einer Sprache, die man aushält."
                        ),
                        (
                            "At the top: what it is about. Then: when, where, what to bring. Then "
                            "a number and a name. The legal notice is still there, on the back, "
                            "in a language one can bear."
                        ),
                        (
                            "في الأعلى: موضوع الرسالة. ثم: متى وأين وما يجب إحضاره. ثم رقم واسم. "
                            "أما التنبيه القانوني فما زال موجودًا على ظهر الورقة، وبلغة يمكن "
                            "احتمالها."
                        ),
                    ),
                ),
            ),
            Interview(
                T("Merkt man den Unterschied?", "Can you tell the difference?", "هل الفرق ملموس؟"),
                (
                    T(
                        (
                            "Das Amt hat gezählt: Jeder dritte Anruf fällt weg. Ich zähle anders. "
                            "Neulich hat ein Junge im Bus seiner Oma so einen Brief vorgelesen, "
                            "und beide sind ruhig geblieben."
                        ),
                        (
                            "The office counted: one call in three is no longer needed. I count "
                            "differently. The other day a boy on the bus was reading such a "
                            "letter to his gran, and both of them stayed calm."
                        ),
                        (
                            "أحصت الدائرة ذلك: لم تعد هناك حاجة إلى ثلث الاتصالات. أما أنا فأعدّ "
                            "بطريقة أخرى. قبل أيام رأيت في الحافلة فتى يقرأ لجدته رسالة كهذه، "
                            "وبقي كلاهما هادئًا."
                        ),
                    ),
                ),
            ),
            Steps(
                (
                    T(
                        (
                            "Nimm einen Brief vom Amt und streich jedes Wort an, das du "
                            "nachschlagen musst."
                        ),
                        "Take a letter from an office and mark every word you have to look up.",
                        "خذوا رسالة من دائرة رسمية وضعوا علامة على كل كلمة تبحثون عن معناها.",
                    ),
                    T(
                        "Schreib darüber: Was soll ich tun, und bis wann?",
                        "Write above it: what am I to do, and by when?",
                        "اكتبوا فوقها: ما المطلوب مني، وحتى متى؟",
                    ),
                )
            ),
        ),
        topics=("integrationsprozesse", "empowerment"),
        location="",
        portrait_seed=10,
        portrait_alt=T(
            "Gezeichnetes Porträt: Hana S. mit Bobfrisur",
            "Drawn portrait: Hana S. with a bob haircut",
            "صورة مرسومة: هانا س. بقصّة شعر بوب",
        ),
    ),
)
