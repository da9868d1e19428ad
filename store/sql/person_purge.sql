-- Deletes the row of person $1 whose time is up, unless somebody has it locked.
DELETE FROM people
WHERE person = (
    SELECT person
    FROM people
    WHERE person = $1
      AND expires_at <= extract(epoch FROM now()) * 1000
    FOR UPDATE SKIP LOCKED
)
