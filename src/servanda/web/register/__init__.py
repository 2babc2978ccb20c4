"""The system of record: models, ``services`` (the only writers) and ``queries`` (the only readers for display)."""
