"""The interface for programs: everything that pages show, read only, with the same rights."""

from servanda.web.api.endpoints import api, nothing

__all__ = ["api", "nothing"]
