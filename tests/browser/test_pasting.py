"""What comes out of Word, pasted into the editor."""

from events.desk.roles import make_roles
from stories.models import StoryIndexPage, StoryPage
from tests import factories

from .test_editor import log_in

TABLE = (
    "<p>Vorher</p><table><tr><td><p>Montag</p></td><td><p>18 Uhr</p></td></tr>"
    "<tr><td>Dienstag</td><td>19 Uhr</td></tr></table><p>Nachher</p>"
)
PASTE = """(editor, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "Montag\\t18 Uhr");
    const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
    editor.dispatchEvent(event);
}"""


def test_table_pasted_from_word_keeps_its_cells_apart(visit, site):
    index = factories.add(factories.make_location(site), StoryIndexPage(title="Vorbilder"))
    make_roles()
    page = visit.page
    log_in(page, "Redaktion Berlin")
    body = [{"type": "text", "value": "<p></p>"}]
    body = StoryPage._meta.get_field("body").stream_block.to_python(body)
    story = factories.make_story(index, body=body)
    page.goto(f"/admin/pages/{story.pk}/edit/")
    editor = page.locator(".public-DraftEditor-content").first
    editor.click()
    editor.evaluate(PASTE, TABLE)
    editor.get_by_text("Nachher").wait_for()
    lines = editor.inner_text().split("\n")
    assert [line for line in lines if line.strip()] == [
        "Vorher",
        "Montag – 18 Uhr",
        "Dienstag – 19 Uhr",
        "Nachher",
    ]
