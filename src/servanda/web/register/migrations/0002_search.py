"""The search index, in each database's own form."""

from django.db import migrations

from servanda.web.register import index


class Migration(migrations.Migration):
    """Makes the table; ``servanda search --rebuild`` fills it anew."""

    dependencies = [("register", "0001_initial")]
    operations = [
        migrations.RunPython(lambda _, editor: index.create(editor), lambda _, editor: index.drop(editor)),
    ]
