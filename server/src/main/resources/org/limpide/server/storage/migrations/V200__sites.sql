-- The web sites of an organisation.
create table site (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  url varchar(2000) not null,
  name varchar(200) not null,
  created_at bigint not null,
  unique (organisation, url)
);
