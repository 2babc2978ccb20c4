"""What is due, what waits, and who holds anything one may see, are read from indexes."""

import django.db.models.deletion
from django.db import migrations, models

LEVELS = [(0, "internal"), (1, "participants"), (2, "public")]


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0004_roles"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="statement",
            name="statement_by_due",
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("current", True), models.Q(("due", ""), _negated=True)),
                fields=["due", "-id", "state", "level", "mechanism", "kind"],
                name="statement_by_due",
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("current", True)), fields=["text", "state"], name="statement_by_text"
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("current", True), ("state", "waiting")),
                fields=["text", "level", "mechanism"],
                name="statement_waiting",
            ),
        ),
        migrations.AddField(
            model_name="facet",
            name="level",
            field=models.PositiveSmallIntegerField(choices=LEVELS, default=0),
        ),
        migrations.AddField(
            model_name="facet",
            name="mechanism",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.mechanism",
            ),
        ),
    ]
