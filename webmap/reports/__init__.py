"""Maps in reports: one view, every form of it, all from one summary."""
