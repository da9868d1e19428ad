-- What kind of place it is, whether a wheelchair gets in, and what the file says of
-- its business. Filled by loads: '' where it is not known, for places loaded before,
-- and for those that an older program loads.

ALTER TABLE places
    ADD COLUMN kind       text NOT NULL DEFAULT '', -- in the file's words: 火锅店
    -- The same in the program's: hotpot;barbecue. Sushi is not also japanese here:
    -- who looks for a kind looks for those within it as well,
    -- string_to_array(kinds, ';') && '{japanese,sushi,ramen,udon}'.
    ADD COLUMN kinds      text NOT NULL DEFAULT '',
    ADD COLUMN wheelchair text NOT NULL DEFAULT '' CHECK (wheelchair IN ('', 'yes', 'limited', 'no')),
    ADD COLUMN status     text NOT NULL DEFAULT '';
ALTER TABLE replaced_places
    ADD COLUMN kind       text NOT NULL DEFAULT '',
    ADD COLUMN kinds      text NOT NULL DEFAULT '',
    ADD COLUMN wheelchair text NOT NULL DEFAULT '',
    ADD COLUMN status     text NOT NULL DEFAULT '';
