"""Whom to ask. Six invented people; addresses and numbers come from ranges nobody can own."""

from .kinds import Contact, T

CONTACTS: tuple[Contact, ...] = (
    Contact(
        key="berlin-leyla",
        name="Leyla Aydın",
        role=T("Leitung Standort Berlin", "Head of the Berlin location", "إدارة موقع برلين"),
        email="leyla.aydin@example.org",
        phone="030 23125 101",
        portrait_seed=101,
    ),
    Contact(
        key="berlin-jonas",
        name="Jonas Okonkwo",
        role=T(
            "Trainings und Dolmetschen in Berlin",
            "Trainings and interpretation in Berlin",
            "التدريبات والترجمة الشفوية في برلين",
        ),
        email="jonas.okonkwo@example.org",
        phone="030 23125 102",
        portrait_seed=102,
    ),
    Contact(
        key="hessen-mariam",
        name="Mariam Tesfaye",
        role=T("Leitung Standort Hessen", "Head of the Hesse location", "إدارة موقع هيسن"),
        email="mariam.tesfaye@example.org",
        phone="069 90009 201",
        portrait_seed=103,
    ),
    Contact(
        key="hessen-viktor",
        name="Viktor Bondar",
        role=T(
            "Begleitung der Beiräte in Hessen",
            "Support for the councils in Hesse",
            "مرافقة المجالس الاستشارية في هيسن",
        ),
        email="viktor.bondar@example.org",
        phone="069 90009 202",
        portrait_seed=104,
    ),
    Contact(
        key="thueringen-anh",
        name="Anh Pham",
        role=T(
            "Leitung Standort Thüringen", "Head of the Thuringia location", "إدارة موقع تورينغن"
        ),
        email="anh.pham@example.org",
        phone="0171 39200 31",
        portrait_seed=105,
    ),
    Contact(
        key="thueringen-sabine",
        name="Sabine Möller",
        role=T(
            "Trainings und Netzwerk in Thüringen",
            "Trainings and network in Thuringia",
            "التدريبات وشبكة التواصل في تورينغن",
        ),
        email="sabine.moeller@example.org",
        phone="0171 39200 32",
        portrait_seed=106,
    ),
)

# Who leads trainings, with the seed of a face that fits; a group has none.
TRAINERS: dict[str, int] = {
    "Annegret Voss": 356,
    "Birgit Holzapfel": 407,
    "Carsten Röhl": 232,
    "Dorothea Lenz": 443,
    "Esra Vural": 200,
    "Henrik Baumbach": 235,
    "Jutta Eichler": 521,
    "Karim Al-Shami": 217,
    "Milena Petrović": 204,
    "Miriam Osei": 211,
    "Nadia Haddad": 216,
    "Phuong Tran": 252,
    "Prüfgruppe Klartext": 0,
    "Shirin Kazemi": 231,
    "Stefan Kraus": 240,
    "Ulrike Sander": 585,
    "Yusuf Demirtaş": 277,
}
