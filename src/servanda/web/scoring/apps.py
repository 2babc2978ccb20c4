"""The app's name."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Scoring."""

    name = "servanda.web.scoring"
    label = "scoring"

    def ready(self) -> None:
        """Let backups hold its tables, and a purge take from them what came of the text."""
        from servanda.web.scoring import joining

        joining.join()
