-- Organisations, the people who work for them, and in which role.
create table organisation (
  id uuid not null primary key,
  name varchar(200) not null,
  created_at bigint not null
);

create table person (
  id uuid not null primary key,
  email varchar(254) not null unique, -- lower case
  name varchar(200) not null,
  password varchar(300), -- Argon2id, or none for a person who signs in otherwise
  language varchar(2) not null,
  created_at bigint not null
);

create table membership (
  person uuid not null references person (id) on delete cascade,
  organisation uuid not null references organisation (id) on delete cascade,
  role varchar(20) not null,
  since_at bigint not null,
  primary key (person, organisation)
);
create index membership_of_organisation on membership (organisation);
