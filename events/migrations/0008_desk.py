import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    """No notes were written before: nothing could write any."""

    dependencies = [("events", "0007_remove_needs_text")]

    operations = [
        migrations.AddField(
            model_name="note",
            name="submission",
            field=models.UUIDField(
                default=uuid.uuid4,
                editable=False,
                help_text="The same form sent twice is one note.",
                unique=True,
                verbose_name="key of the submitted form",
            ),
        ),
    ]
