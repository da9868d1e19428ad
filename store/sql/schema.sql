-- The version of the schema, and whether a migration of it failed half-way. No row:
-- every migration was taken back.
SELECT version, dirty FROM schema_migrations
