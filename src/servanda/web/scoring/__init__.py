"""Scores, counting profiles, and spreadsheets kept elsewhere; stands on the review, which knows none of it."""
