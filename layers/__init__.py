"""What a layer is and how it is built: strict readers, joins, releases. No Flask, no folium."""
