-- The table by which QGIS finds the look of a layer; its columns are those QGIS itself makes.
CREATE TABLE IF NOT EXISTS layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    f_table_catalog TEXT NOT NULL DEFAULT '',
    f_table_schema TEXT NOT NULL DEFAULT '',
    f_table_name TEXT NOT NULL,
    f_geometry_column TEXT NOT NULL,
    styleName TEXT NOT NULL,
    styleQML TEXT,
    styleSLD TEXT,
    useAsDefault BOOLEAN,
    description TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    ui TEXT,
    update_time DATETIME
);
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
VALUES ('layer_styles', 'attributes', 'layer_styles', 'QGIS', '2000-01-01T00:00:00.000Z');
