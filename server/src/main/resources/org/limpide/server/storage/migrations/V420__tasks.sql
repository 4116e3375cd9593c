-- What is to be done, who does it, until when, and what happened to it.
create table task_count (
  organisation uuid not null primary key references organisation (id) on delete cascade,
  latest int not null -- the last number given
);

create table task (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  number int not null, -- by which people name it
  source varchar(60) not null, -- the desk that filed it
  reference varchar(200) not null, -- the desk's own
  open_mark varchar(300), -- source:reference while it is open, so that there is one
  title_fr varchar(500) not null,
  title_en varchar(500) not null,
  detail_fr text not null,
  detail_en text not null,
  words text not null, -- folded, for searching
  risk int not null, -- 1 to 5, 5 worst
  due varchar(10) not null, -- ISO date; 9999-12-31 when there is none, which sorts last
  link varchar(500) not null,
  owner uuid references person (id) on delete set null,
  state varchar(20) not null, -- open, closed
  snoozed varchar(10) not null, -- hidden before that ISO date; or empty
  because varchar(100) not null, -- key of why it was closed; or empty
  created_at bigint not null,
  changed_at bigint not null,
  closed_at bigint,
  unique (organisation, number),
  unique (organisation, open_mark)
);
create index task_next on task (organisation, state, risk desc, due, number, snoozed);
create index task_due on task (organisation, due, state, closed_at, created_at);
create index task_owner on task (organisation, owner, state);
create index task_changed on task (organisation, changed_at);
create index task_all_due on task (state, due);

-- The thread of a task: what people said and what was changed, by whom.
create table task_entry (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  task uuid not null references task (id) on delete cascade,
  kind varchar(20) not null,
  author uuid references person (id) on delete set null, -- none: the service itself
  by_service boolean not null,
  was varchar(100) not null,
  became varchar(100) not null,
  words text not null, -- what was written
  created_at bigint not null
);
create index task_thread on task_entry (task, created_at);

-- The daily warning, once a day and organisation.
create table task_warning (
  organisation uuid not null references organisation (id) on delete cascade,
  warned varchar(10) not null, -- ISO date
  primary key (organisation, warned)
);
