-- Answers already given to creates, to give again to whoever repeats one.
create table idempotency_key (
  hash varchar(64) not null primary key, -- of who asks, for which organisation, and the key they chose
  request varchar(64) not null, -- hash of what they asked
  started_at bigint not null,
  status int, -- none while the first is under way
  answer bytea -- sealed with the server's key
);
create index idempotency_key_by_age on idempotency_key (started_at);
