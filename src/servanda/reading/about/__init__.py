"""What a text is and which meeting it tells of, one question per module; the record step puts the answers together."""
