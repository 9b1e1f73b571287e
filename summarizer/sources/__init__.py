"""Who says what: reporting cues, their speakers, and the words that they govern."""
