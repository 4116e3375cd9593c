-- The evidence journals: one log for each organisation and quarter.
create table journal (
  id varchar(40) not null primary key, -- random, stands in public addresses
  organisation uuid not null references organisation (id) on delete cascade,
  quarter varchar(6) not null, -- 2026q4
  origin varchar(500) not null, -- the log's name in its checkpoints
  secret varchar(1000) not null, -- the key that signs them, sealed with the server's key
  created_at bigint not null,
  unique (organisation, quarter)
);
