DROP TABLE operator_notices;
DROP TABLE failed_loads;
