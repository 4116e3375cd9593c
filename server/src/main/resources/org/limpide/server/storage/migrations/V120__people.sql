-- A session says on which device it was opened, in two plain words, and what was proved in it (FACTOR_PASSWORD…).
alter table spring_session add column device varchar(60);
alter table spring_session add column factors varchar(200);

-- Failed sign-ins: one row per account tried and per source, under a hash, forgotten a day after the last failure.
create table sign_in_delay (
  hash varchar(64) not null primary key,
  failures int not null,
  last_at bigint not null,
  until_at bigint not null
);

-- People asked to join who have not answered yet; the link itself is in single_use_link.
create table invitation (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  email varchar(254) not null, -- lower case
  role varchar(20) not null,
  invited_by uuid not null,
  created_at bigint not null,
  expires_at bigint not null,
  unique (organisation, email)
);

-- Forgotten passwords asked for, until a job has looked whether there is such a person.
create table reset_request (
  id uuid not null primary key,
  email varchar(254) not null,
  created_at bigint not null
);

-- Who came in and what they changed about people: ids only. No reference to person: the trail outlives them.
create table account_event (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  person uuid not null, -- who did it
  subject uuid, -- to whom, when to somebody else
  what varchar(40) not null,
  role varchar(20), -- the role given, where one was
  happened_at bigint not null
);
create index account_event_of_organisation on account_event (organisation, happened_at);
