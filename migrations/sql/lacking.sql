-- What a superuser has to run before the role may make the tables, one statement a row;
-- extensions that the server does not have are comments.
SELECT format('-- %s is not installed at the server; on Debian and Ubuntu: apt install %s', wanted.name,
       CASE wanted.name WHEN 'postgis' THEN format('postgresql-%s-postgis-3', major) ELSE format('postgresql-%s', major) END)
FROM unnest($1::text[]) AS wanted(name), (SELECT current_setting('server_version_num')::int / 10000) AS server(major)
WHERE NOT EXISTS (SELECT FROM pg_available_extensions a WHERE a.name = wanted.name)
UNION ALL
SELECT format('CREATE EXTENSION %I;', wanted.name)
FROM unnest($1::text[]) AS wanted(name), pg_roles r
WHERE r.rolname = current_user
  AND NOT r.rolsuper
  AND NOT EXISTS (SELECT FROM pg_extension e WHERE e.extname = wanted.name)
  AND NOT (has_database_privilege(current_database(), 'CREATE')
           AND EXISTS (SELECT FROM pg_available_extension_versions v WHERE v.name = wanted.name AND v.trusted))
UNION ALL
SELECT format('GRANT CREATE, USAGE ON SCHEMA %I TO %I;', coalesce(current_schema(), 'public'), current_user)
WHERE current_schema() IS NULL OR NOT has_schema_privilege(current_schema(), 'CREATE')
