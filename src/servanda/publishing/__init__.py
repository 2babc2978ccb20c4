"""Readings → what people and programs take away: card, JSON, JSON Lines, CSV, HTML, labels.

One module per format; none is imported here, so that a format's library is loaded only by those who ask for the format.
"""
