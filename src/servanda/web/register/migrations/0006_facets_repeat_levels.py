"""Facets of an earlier version get the level and mechanism of their statement, then the index by them."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FILLED = """
UPDATE register_facet SET
 level = (SELECT s.level FROM register_statement s WHERE s.id = register_facet.statement_id),
 mechanism_id = (SELECT s.mechanism_id FROM register_statement s WHERE s.id = register_facet.statement_id)
"""


def fill(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Set both columns; constraints are checked at once, or PostgreSQL could not alter the table afterwards."""
    editor.execute(FILLED)
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0005_read_from_indexes"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="facet",
            index=models.Index(fields=["facet", "value", "mechanism", "level", "statement"], name="facet_seen"),
        ),
    ]
