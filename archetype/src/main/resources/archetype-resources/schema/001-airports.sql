CREATE TABLE IF NOT EXISTS airports (
  iata      VARCHAR(8)    NOT NULL PRIMARY KEY,
  name      VARCHAR(200)  NOT NULL,
  city      VARCHAR(100),
  state     VARCHAR(50),
  country   VARCHAR(100)  NOT NULL,
  latitude  DECIMAL(11, 8) NOT NULL,
  longitude DECIMAL(11, 8) NOT NULL
);
