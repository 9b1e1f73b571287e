"""Casualty claims before anyone is said to make them: a cascade of small rules over a sentence."""
