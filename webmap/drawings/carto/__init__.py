"""Maps in millimetres: projection, geometry, marks and labels. Pure arithmetic."""
