-- The table by which QGIS finds projects kept in a GeoPackage.
CREATE TABLE IF NOT EXISTS qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB);
