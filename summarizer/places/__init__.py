"""Places: the gazetteer, and the grammar of names that it lacks."""
