-- Stronger ways in: passkeys, one-time codes, keys for programs.
create table passkey_user (
  person uuid not null primary key references person (id) on delete cascade,
  handle varchar(100) not null unique -- random, given to the authenticator instead of the person's id
);

create table passkey (
  id varchar(1400) not null primary key, -- chosen by the authenticator, base64url
  person uuid not null references person (id) on delete cascade,
  name varchar(100) not null,
  kind varchar(20) not null,
  public_key bytea not null,
  signatures bigint not null,
  verified boolean not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  transports varchar(200) not null,
  attestation bytea not null,
  client_data bytea not null,
  created_at bigint not null,
  last_used_at bigint not null
);
create index passkey_of_person on passkey (person);

create table totp (
  person uuid not null primary key references person (id) on delete cascade,
  secret bytea not null, -- sealed with the server's key
  created_at bigint not null,
  confirmed_at bigint, -- none while it waits for its first code
  last_step bigint not null, -- of the last code taken: none is taken twice
  failures int not null,
  failed_at bigint
);

create table totp_recovery (
  person uuid not null references person (id) on delete cascade,
  hash varchar(64) not null,
  primary key (person, hash)
);

create table api_key (
  id uuid not null primary key,
  hash varchar(64) not null unique,
  hint varchar(12) not null, -- its first characters, to recognise it by
  person uuid not null references person (id) on delete cascade,
  organisation uuid not null references organisation (id) on delete cascade,
  name varchar(100) not null,
  scope varchar(10) not null,
  created_at bigint not null,
  expires_at bigint not null,
  last_used_at bigint -- the day only
);
create index api_key_of_person on api_key (person);
