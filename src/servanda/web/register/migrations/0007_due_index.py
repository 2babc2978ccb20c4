# What is due, the nearest first, of a kind: the index before was never used on SQLite.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0006_facets_repeat_levels"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="statement", name="statement_by_due"),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("current", True), ("due__gt", "")),
                fields=["kind", "due", "-id", "state", "level", "mechanism"],
                name="statement_due",
            ),
        ),
    ]
