"""The sheet of every thing the registers know, the lists of its kind, and their files."""
