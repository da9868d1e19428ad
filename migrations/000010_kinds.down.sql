ALTER TABLE replaced_places
    DROP COLUMN kind, DROP COLUMN kinds, DROP COLUMN wheelchair, DROP COLUMN status;
ALTER TABLE places
    DROP COLUMN kind, DROP COLUMN kinds, DROP COLUMN wheelchair, DROP COLUMN status;
