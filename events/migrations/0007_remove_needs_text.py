from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("events", "0006_move_needs")]

    operations = [migrations.RemoveField(model_name="registration", name="needs_text")]
