"""Those who act and speak: bodies, units, persons with their titles."""
