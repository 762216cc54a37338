"""*Leichte Sprache*: one sentence a line, and what a program can tell of a text."""

import pytest

from kommpaktiv.languages.easy_german import findings, in_lines, text_in_lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>Sie sind da. Danke!</p>", "<p>Sie sind da.<br>Danke!</p>"),
        ("<p>Am 15. Dezember.</p>", "<p>Am 15. Dezember.</p>"),
        ("<p>Bis 18 Uhr 30. Gut.</p>", "<p>Bis 18 Uhr 30.<br>Gut.</p>"),
        ("<p>Bis <b>18 Uhr</b>. Gut.</p>", "<p>Bis <b>18 Uhr</b>.<br>Gut.</p>"),
        ("<p><a>Hier.</a> Und da.</p>", "<p><a>Hier.</a><br>Und da.</p>"),
        ("<p>Eins.</p>\n<p>Zwei.</p>", "<p>Eins.</p>\n<p>Zwei.</p>"),
        ('<p lang="de">Eins. <i>Zwei.</i></p>', '<p lang="de">Eins. <i>Zwei.</i></p>'),
        ('<div lang="ar"><br><p>So. Da.</p></div>', '<div lang="ar"><br><p>So. Da.</p></div>'),
        ("<title>Eins. Zwei</title>", "<title>Eins. Zwei</title>"),
        ('<p title="Ja. Nein">Ja. Nein</p>', '<p title="Ja. Nein">Ja.<br>Nein</p>'),
    ],
)
def test_each_sentence_has_a_line_of_its_own(html, lines):
    assert in_lines(html) == lines


def test_page_and_mail_are_in_lines(client, home):
    page = client.get("/de-simple/gibt-es-nicht/").content.decode()
    assert "Vielleicht hat die Seite eine neue Adresse.<br>Oder im Link ist ein Fehler.<br>" in page
    assert (
        text_in_lines("Guten Tag!\n\nSie sind da. Danke!") == "Guten Tag!\n\nSie sind da.\nDanke!"
    )


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Die Stadt und die Gruppe und der Rat und wir alle reden heute miteinander.", "reden"),
        ("Sie kommen, weil Sie wollen.", "weil"),
        ("Das Haus des Lehrers.", "des Lehrers"),
        ("Das könnte gut sein.", "könnte"),
        ("Der Antrag wird von uns geprüft.", "wird"),
        ("Die Einbürgerungsbehörde hilft.", "Einbürgerungsbehörde"),
        ("Das kostet z. B. Geld.", "z. B."),
        ("Das steht im BGB.", "BGB"),
        ("Sie haben ein Mandat.", "Mandat"),
        ("Kommen Sie (bitte).", "("),
    ],
)
def test_what_is_hard_to_read_is_found(sentence, words):
    assert any(words in finding.words for finding in findings(f"<p>{sentence}</p>"))


@pytest.mark.parametrize(
    "text",
    [
        "<p>Der Integrations-Beirat ist eine Gruppe.</p><p>Die Gruppe berät die Stadt.</p>",
        "Ein Mandat ist eine Aufgabe. Sie bekommen ein Mandat.",
        "Das wird schön. Wir helfen Ihnen.",
    ],
)
def test_easy_text_is_left_alone(text):
    assert findings(text) == []
