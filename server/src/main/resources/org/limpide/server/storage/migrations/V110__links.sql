-- Single-use links: set-up, invitation, password reset. Only a hash of the secret is kept.
create table single_use_link (
  hash varchar(64) not null primary key,
  purpose varchar(20) not null,
  person uuid references person (id) on delete cascade,
  organisation uuid references organisation (id) on delete cascade,
  email varchar(254),
  role varchar(20),
  created_at bigint not null,
  expires_at bigint not null
);
