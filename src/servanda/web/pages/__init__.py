"""The desk in a browser: templates and views. They ask ``queries`` and call ``services``; nothing here reads tables."""
