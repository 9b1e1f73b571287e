"""The database's form, step by step, each a file in versions/. Database.upgrade applies them at start."""
