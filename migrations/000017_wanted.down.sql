DROP TABLE wanted_squares;
