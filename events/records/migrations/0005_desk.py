import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from events.records.change_triggers import drop_triggers


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0004_interest_and_costs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name='occurrence',
            options={'ordering': ['starts_at', 'pk'], 'permissions': [('decide_on_dates', 'Can change the places of single dates, close or cancel them')], 'verbose_name': 'date', 'verbose_name_plural': 'dates'},
        ),
        migrations.AddField(
            model_name='event',
            name='decide_days_before',
            field=models.PositiveSmallIntegerField(default=7, help_text='From then on the desk is asked about a date with fewer people. Nothing happens by itself: where nobody decides, the date takes place.', validators=[django.core.validators.MaxValueValidator(60)], verbose_name='day of decision, days before'),
        ),
        migrations.AddField(
            model_name='event',
            name='min_people',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Empty: it takes place with however few.', null=True, verbose_name='people a date needs, at least'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='closed_at',
            field=models.DateTimeField(blank=True, help_text='Nobody can register from then on, however early that is.', null=True, verbose_name='closed by hand'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='goes_ahead_at',
            field=models.DateTimeField(blank=True, help_text='When somebody decided so, with fewer people than it needs.', null=True, verbose_name='takes place all the same'),
        ),
        migrations.AddField(
            model_name='registration',
            name='telephone',
            field=models.CharField(blank=True, help_text='Asked for at the desk, of people who register without an e-mail.', max_length=40, verbose_name='telephone'),
        ),
        migrations.CreateModel(
            name='AttendanceMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='key of the mark')),
                ('kind', models.CharField(choices=[('here', 'is here'), ('undone', 'taken back')], max_length=6, verbose_name='said')),
                ('device', models.CharField(blank=True, max_length=64, verbose_name='device')),
                ('marked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='time, by the device')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='recorded')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='records.place')),
            ],
            options={
                'verbose_name': 'mark of attendance',
                'verbose_name_plural': 'marks of attendance',
                'indexes': [models.Index(fields=['place', 'marked_at'], name='marks_of_a_place')],
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
