"""Pages that lay texts side by side: the follow-up matrix, the comparison, versions; each is one file."""

from servanda.publishing.sheets.comparison_page import render as comparison_page
from servanda.publishing.sheets.matrix_page import render as matrix_page
from servanda.publishing.sheets.parallel_page import render as parallel_page

__all__ = ["comparison_page", "matrix_page", "parallel_page"]
