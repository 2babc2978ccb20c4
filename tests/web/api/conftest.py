"""The same register and team as behind the pages."""

from tests.web.pages.conftest import register, team

__all__ = ["register", "team"]
