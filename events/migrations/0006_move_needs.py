from django.db import migrations


def move(apps, schema_editor):
    """What somebody wrote about their needs becomes a need of the open kind."""
    Registration = apps.get_model("events", "Registration")
    Need = apps.get_model("events", "Need")
    told = Registration.objects.exclude(needs_text="").values_list("pk", "needs_text")
    Need.objects.bulk_create(
        Need(registration_id=pk, kind="other", note=text) for pk, text in told
    )


class Migration(migrations.Migration):

    dependencies = [("events", "0005_reliable_registration")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
