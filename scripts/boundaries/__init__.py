"""Make the boundaries: wilayas in three editions, neighbouring regions, countries, and their lookups."""
