CREATE TABLE migrated (id bigint PRIMARY KEY);
