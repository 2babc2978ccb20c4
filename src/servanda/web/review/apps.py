"""The app's name."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The review."""

    name = "servanda.web.review"
    label = "review"

    def ready(self) -> None:
        """Let backups hold the review's tables, and a purge take from them what came of the text."""
        from servanda.web.review import joining

        joining.join()
