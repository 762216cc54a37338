"""Questions as people type them, and the page that answers each: how good the search is.

The pages are the same ten in every language. People leave out umlauts, dots and hamzas, write
Persian with Arabic letters, ask in whole sentences, begin words and mistype them; every fourth
question has a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from home.models import HomePage, ProjectPage
from search.finding import find
from search.indexing import index_page

FIRST = 3  # in which the right page has to be
ENOUGH = 0.95  # of the questions

# By language and page its title and its lead.
PAGES: dict[str, dict[str, tuple[str, str]]] = {
    "de": {
        "budget": (
            "Haushalt lesen, Haushalt verstehen",
            "Wie ein Haushaltsplan aufgebaut ist und wo das Geld für Integration steht.",
        ),
        "motion": (
            "Vom Ärger zum Antrag",
            "Ihr schreibt einen Antrag, den der Ausschuss nicht weglegen kann.",
        ),
        "sign": (
            "Gebärdensprache in der Sitzung",
            "Dolmetscherinnen für Gehörlose: wer sie bestellt und wer sie bezahlt.",
        ),
        "council": (
            "Was darf ein Integrationsbeirat?",
            "Beiräte beraten die Kommune, stellen Anträge und reden im Stadtrat mit.",
        ),
        "speech": (
            "Drei Minuten am Mikrofon",
            "Eine Rede üben: ruhig atmen, laut sprechen, zum Schluss kommen.",
        ),
        "office": (
            "Formulare, die man versteht",
            "Wie die Ausländerbehörde ihre Briefe in einfacher Sprache schreibt.",
        ),
        "quarrel": (
            "Reden, wenn es kracht",
            "Ein Dialog zwischen Nachbarn über Lärm, Religion und Vorurteile.",
        ),
        "vote": (
            "Wer darf wählen?",
            "Wahlrecht bei der Wahl zum Beirat: Alter, Wohnsitz, Staatsangehörigkeit.",
        ),
        "school": (
            "Elternabend auf fünf Sprachen",
            "Amina aus Gießen hat in der Schule ihrer Kinder einen Elternbeirat gegründet.",
        ),
        "privacy": (
            "Datenschutz",
            "Welche Daten wir speichern, wie lange, und wie du sie löschen lässt.",
        ),
    },
    "de-simple": {
        "budget": (
            "Der Haushalt von der Stadt",
            "Im Haushalts-Plan steht: Dafür gibt die Stadt Geld aus.",
        ),
        "motion": ("So schreibst du einen Antrag", "Ein Antrag ist ein Brief an die Stadt."),
        "sign": (
            "Gebärden-Sprache",
            "Gehörlose Menschen sprechen mit den Händen. Ein Dolmetscher hilft.",
        ),
        "council": ("Der Integrations-Beirat", "Der Beirat hilft der Stadt mit seinem Rat."),
        "speech": ("Vor Menschen sprechen", "Du übst eine kurze Rede mit dem Mikrofon."),
        "office": ("Briefe vom Amt verstehen", "Viele Formulare sind schwer. Wir lesen sie."),
        "quarrel": ("Streit unter Nachbarn", "Wir reden über Lärm. Und über Vorurteile."),
        "vote": ("Wählen gehen", "Wer darf den Beirat wählen? Das sagt das Wahl-Recht."),
        "school": ("Eltern in der Schule", "Amina hat einen Eltern-Abend gemacht."),
        "privacy": ("Daten-Schutz", "Deine Daten gehören dir. Wir löschen sie."),
    },
    "en": {
        "budget": (
            "Reading the budget",
            "How a municipal budget is built and where the money for integration is.",
        ),
        "motion": ("From anger to a motion", "Write a motion that no committee can put aside."),
        "sign": ("Sign language at meetings", "Interpreters for deaf people: who books and pays."),
        "council": (
            "What may an advisory council do?",
            "Councils advise the municipality and speak for migrants.",
        ),
        "speech": ("Three minutes at the microphone", "Practise a speech: breathe, speak, stop."),
        "office": ("Forms that people understand", "How the authorities write in plain language."),
        "quarrel": ("Talking when it gets loud", "A dialogue of neighbours about prejudices."),
        "vote": ("Who may vote?", "The right to vote in council elections: age and residence."),
        "school": ("Parents' evening in five languages", "Amina founded a parents' council."),
        "privacy": ("Data protection", "Which data we store, and how to have it erased."),
    },
    "tr": {
        "budget": (
            "Bütçeyi okumak",
            "Belediye bütçesi nasıl hazırlanır, uyum için para nerede yazar?",
        ),
        "motion": ("Öfkeden önergeye", "Komisyonun kenara koyamayacağı bir önerge yazın."),
        "sign": ("Toplantıda işaret dili", "İşitme engelliler için tercüman kim çağırır?"),
        "council": ("Uyum meclisi ne yapabilir?", "Meclisler belediyeye danışmanlık yapar."),
        "speech": ("Mikrofonda üç dakika", "Konuşma alıştırması: nefes almak, yüksek konuşmak."),
        "office": ("Anlaşılır formlar", "Yabancılar dairesi mektuplarını sade dille yazıyor."),
        "quarrel": ("Kavga çıkınca konuşmak", "Komşular arasında ön yargılar üzerine diyalog."),
        "vote": ("Kimler oy kullanabilir?", "Meclis seçimlerinde seçme hakkı: yaş ve ikamet."),
        "school": (
            "Beş dilde veli toplantısı",
            "Amina çocuklarının okulunda bir veli kurulu kurdu.",
        ),
        "privacy": ("Verilerin korunması", "Hangi verileri saklıyoruz, nasıl sildirirsiniz?"),
    },
    "ar": {
        "budget": ("قراءة الميزانية", "كيف تُبنى ميزانية البلدية وأين توجد أموال الاندماج."),
        "motion": ("من الغضب إلى المقترح", "اكتبوا مقترحًا لا تستطيع اللجنة إهماله."),
        "sign": ("لغة الإشارة في الجلسة", "مترجمون للصم: من يطلبهم ومن يدفع."),
        "council": ("ماذا يحق لمجلس الاندماج؟", "المجالس تنصح البلدية وتتحدث باسم المهاجرين."),
        "speech": ("ثلاث دقائق أمام الميكروفون", "التدرب على إلقاء كلمة: التنفس والصوت."),
        "office": ("استمارات مفهومة", "كيف تكتب دائرة الأجانب رسائلها بلغة سهلة."),
        "quarrel": ("الحوار عند الخلاف", "حوار بين الجيران عن الضجيج والأحكام المسبقة."),
        "vote": ("من يحق له التصويت؟", "حق الانتخاب في انتخابات المجلس: العمر والإقامة."),
        "school": ("أمسية للآباء بخمس لغات", "أسست أمينة مجلس آباء في مدرسة أطفالها."),
        "privacy": ("حماية البيانات", "ما البيانات التي نخزنها وكيف تطلبون حذفها."),
    },
    "uk": {
        "budget": ("Читаємо бюджет", "Як побудований бюджет міста і де гроші на інтеграцію."),
        "motion": ("Від гніву до пропозиції", "Напишіть пропозицію, яку комісія не відкладе."),
        "sign": ("Жестова мова на засіданні", "Перекладачі для нечуючих: хто замовляє і платить."),
        "council": ("Що може рада з інтеграції?", "Ради консультують громаду й говорять у мерії."),
        "speech": ("Три хвилини біля мікрофона", "Вправи з виступу: дихати, говорити голосно."),
        "office": ("Зрозумілі бланки", "Як відомство у справах іноземців пише листи просто."),
        "quarrel": ("Розмова під час сварки", "Діалог сусідів про шум і упередження."),
        "vote": ("Хто може голосувати?", "Виборче право на виборах до ради: вік і місце."),
        "school": ("Батьківські збори п’ятьма мовами", "Аміна заснувала комітет у школі дітей."),
        "privacy": ("Захист даних", "Які дані ми зберігаємо і як їх видалити."),
    },
    "fa": {
        "budget": ("خواندن بودجه", "بودجهٔ شهرداری چگونه ساخته می‌شود و پول ادغام کجاست."),
        "motion": ("از خشم تا درخواست", "درخواستی بنویسید که کمیسیون کنار نگذارد."),
        "sign": ("زبان اشاره در جلسه", "مترجم برای ناشنوایان: چه کسی سفارش می‌دهد."),
        "council": ("شورای ادغام چه می‌تواند بکند؟", "شوراها به شهر مشورت می‌دهند."),
        "speech": ("سه دقیقه پشت میکروفون", "تمرین سخنرانی: نفس کشیدن و بلند حرف زدن."),
        "office": ("فرم‌های قابل فهم", "ادارهٔ خارجی‌ها نامه‌ها را به زبان ساده می‌نویسد."),
        "quarrel": ("گفتگو هنگام دعوا", "گفتگوی همسایه‌ها دربارهٔ سروصدا و پیش‌داوری."),
        "vote": ("چه کسی می‌تواند رأی بدهد؟", "حق رأی در انتخابات: سن و محل زندگی."),
        "school": ("جلسهٔ والدین به پنج زبان", "آمنه در مدرسهٔ فرزندانش انجمن والدین ساخت."),
        "privacy": ("حفاظت از داده‌ها", "کدام داده‌ها را نگه می‌داریم و چگونه پاک می‌شود."),
    },
}

# By language what is asked, with the page that answers it. Slips stand in the second list.
QUESTIONS: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {
    "de": (
        [
            ("haushalt", "budget"),
            ("Haushaltspläne", "budget"),
            ("haushaltsplaene", "budget"),
            ("wie liest man den haushalt", "budget"),
            ("antraege schreiben", "motion"),
            ("gebaerden", "sign"),
            ("Gehörloser", "sign"),
            ("beiraete", "council"),
            ("reden ueben", "speech"),
            ("Auslanderbehorde brief", "office"),
            ("nachbar vorurteil", "quarrel"),
            ("wahl alter", "vote"),
            ("giessen", "school"),
            ("eltern", "school"),
            ("daten loeschen", "privacy"),
        ],
        [
            ("hauhalt", "budget"),
            ("atnrag", "motion"),
            ("gebärdenspache", "sign"),
            ("mikrophon", "speech"),
            ("datenschuz", "privacy"),
        ],
    ),
    "de-simple": (
        [
            ("haushaltsplan", "budget"),
            ("geld von der stadt", "budget"),
            ("antrag", "motion"),
            ("gebardensprache", "sign"),
            ("integrationsbeirat", "council"),
            ("rede", "speech"),
            ("brief amt", "office"),
            ("laerm", "quarrel"),
            ("wahlrecht", "vote"),
        ],
        [("formlare", "office"), ("dolmetcher", "sign"), ("elternabent", "school")],
    ),
    "en": (
        [
            ("budget", "budget"),
            ("budgets", "budget"),
            ("how do i write a motion", "motion"),
            ("deaf", "sign"),
            ("interpreter", "sign"),
            ("advisory councils", "council"),
            ("practising speeches", "speech"),
            ("plain langu", "office"),
            ("neighbour", "quarrel"),
            ("voting", "vote"),
        ],
        [("bugdet", "budget"), ("micropone", "speech"), ("libary data protecion", "privacy")],
    ),
    "tr": (
        [
            ("bütçe", "budget"),
            ("butce", "budget"),
            ("BÜTÇESİ", "budget"),
            ("önergeler", "motion"),
            ("isaret dili", "sign"),
            ("tercumanlar", "sign"),
            ("meclisin", "council"),
            ("konusma", "speech"),
            ("yabancilar dairesi", "office"),
            ("komşu", "quarrel"),
            ("secim hakki", "vote"),
            ("okul", "school"),
        ],
        [
            ("bütce okumka", "budget"),
            ("mikrofonn", "speech"),
            ("velli toplantısı", "school"),
            ("verlerin korunması", "privacy"),
        ],
    ),
    "ar": (
        [
            ("ميزانيه", "budget"),
            ("الميزانية", "budget"),
            ("مقترح", "motion"),
            ("لغه الاشاره", "sign"),
            ("مترجمين", "sign"),
            ("مجلس الاندماج", "council"),
            ("ميكروفون", "speech"),
            ("دائره الاجانب", "office"),
            ("الجيران", "quarrel"),
            ("الانتخابات", "vote"),
            ("امينه", "school"),
        ],
        [("الميزنية", "budget"), ("استمرات", "office"), ("حماية البيانت", "privacy")],
    ),
    "uk": (
        [
            ("бюджет", "budget"),
            ("бюджету міста", "budget"),
            ("пропозиція", "motion"),
            ("жестовою мовою", "sign"),
            ("перекладач", "sign"),
            ("ради", "council"),
            ("виступ", "speech"),
            ("іноземець", "office"),
            ("сусід", "quarrel"),
            ("вибори", "vote"),
            ("школа", "school"),
        ],
        [("бюжет", "budget"), ("мікрофн", "speech"), ("захіст даних", "privacy")],
    ),
    "fa": (
        [
            ("بودجه", "budget"),
            ("بودجه‌ی شهر", "budget"),
            ("درخواست", "motion"),
            ("زبان اشاره", "sign"),
            ("مترجمها", "sign"),
            ("شوراي ادغام", "council"),
            ("ميكروفون", "speech"),
            ("اداره خارجيها", "office"),
            ("همسايه", "quarrel"),
            ("راي", "vote"),
            ("والدين", "school"),
        ],
        [("بودچه", "budget"), ("سخرانی", "speech"), ("حفاطت داده", "privacy")],
    ),
}


@dataclass(frozen=True)
class Judgement:
    """What one question found; `place` counts from 1, and is none where the page is not found."""

    language: str
    question: str
    place: int | None

    @property
    def is_right(self) -> bool:
        return self.place is not None and self.place <= FIRST


def publish(home: HomePage) -> None:
    """Make the pages of every language, without the ceremony of an editor."""
    for language, pages in PAGES.items():
        tree = HomePage.objects.get(locale__language_code=language)
        for key, (title, lead) in pages.items():
            page = ProjectPage(title=title, slug=key, lead=lead, locale=tree.locale)
            tree.add_child(instance=page)
            index_page(page)


def judge() -> Iterator[Judgement]:
    """Ask all of it."""
    for language, (right, with_slips) in QUESTIONS.items():
        locale = HomePage.objects.get(locale__language_code=language).locale
        answers = dict(ProjectPage.objects.filter(locale=locale).values_list("pk", "slug"))
        for question, key in right + with_slips:
            slugs = [answers.get(hit.entry.page) for hit in find(question, locale).hits]
            yield Judgement(language, question, slugs.index(key) + 1 if key in slugs else None)
