-- No search reads this index: a keyword is looked for among the nearest places, not
-- in all names. It made a load several times slower, and is not missed by the
-- comparison of names during a load, which reads the table once.
DROP INDEX places_name_trgm_idx;
