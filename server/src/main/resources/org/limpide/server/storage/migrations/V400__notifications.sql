-- What is told, to whom, and what became of it. Nothing here holds personal data: a notice is a kind,
-- figures and a path.
create table notice_rhythm (
  organisation uuid not null references organisation (id) on delete cascade,
  person uuid not null references person (id) on delete cascade,
  kind varchar(60) not null,
  rhythm varchar(20) not null, -- at_once, daily, never
  primary key (organisation, person, kind)
);

create table webhook (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  url varchar(2000) not null,
  secret varchar(300) not null, -- sealed with the service's key
  old_secret varchar(300), -- likewise; signs beside the new one until old_until_at
  old_until_at bigint,
  state varchar(20) not null, -- on, paused, gone, failing
  failing_since_at bigint, -- first failure after the last success
  created_at bigint not null
);
create index webhook_of_organisation on webhook (organisation, created_at);

create table notice (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  kind varchar(60) not null,
  figures text not null, -- JSON array of numbers, dates and moments
  link varchar(500) not null,
  created_at bigint not null
);
create index notice_of_organisation on notice (organisation, created_at);
create index notice_by_age on notice (created_at);

-- The outbox and its log: one row a notice and receiver, written with the notice.
create table delivery (
  id uuid not null primary key, -- the webhook-id, the same at each try
  organisation uuid not null references organisation (id) on delete cascade,
  notice uuid not null references notice (id) on delete cascade,
  channel varchar(20) not null, -- webhook, mail
  receiver uuid not null, -- a webhook or a person
  state varchar(20) not null, -- waiting, gathered, sent, failed, stopped, unconfigured
  attempts int not null,
  status int not null, -- HTTP's, or 0
  answer varchar(200) not null, -- the beginning of the answer
  reason varchar(100) not null, -- key of a sentence, or empty
  created_at bigint not null,
  next_at bigint,
  ended_at bigint
);
create index delivery_of_organisation on delivery (organisation, created_at);
create index delivery_of_notice on delivery (notice);
create index delivery_by_state on delivery (state, channel);
