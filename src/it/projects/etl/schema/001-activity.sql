CREATE TABLE activity (
  person VARCHAR(100) NOT NULL,
  action VARCHAR(100) NOT NULL,
  happened_at VARCHAR(40) NOT NULL
);
