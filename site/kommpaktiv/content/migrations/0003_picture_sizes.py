from django.db import migrations, models


def list_what_there_is(apps, schema_editor):
    """Show the sizes made so far until the worker has made those of today."""
    Image = apps.get_model("content", "SiteImage")
    Rendition = apps.get_model("content", "SiteRendition")
    sizes = {}
    for made in Rendition.objects.order_by("pk"):
        if made.filter_spec.startswith(("fill-", "width-", "original")):
            size = [made.file.name, int(made.width), int(made.height)]
            sizes.setdefault(made.image_id, {})[made.filter_spec] = size
    for pk, known in sizes.items():
        Image.objects.filter(pk=pk).update(sizes=known)


class Migration(migrations.Migration):

    dependencies = [
        ("content", "0002_change"),
    ]

    operations = [
        migrations.AddField(
            model_name="siteimage",
            name="made_of",
            field=models.CharField(default="", editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name="siteimage",
            name="sizes",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.RunPython(list_what_there_is, migrations.RunPython.noop),
    ]
