"""Reading → one HTML file that needs nothing else: the text with its statements marked, and what they say beside it."""

from servanda.publishing.html.page import render

__all__ = ["render"]
