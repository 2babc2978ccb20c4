# The stamp that is drawn whenever anything is written: what was counted under another is out of date.

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0007_due_index"),
    ]

    operations = [
        migrations.AddField(model_name="head", name="stamp", field=models.UUIDField(default=uuid.uuid4)),
    ]
