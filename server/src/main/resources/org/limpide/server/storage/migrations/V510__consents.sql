-- A site's banner.
create table banner (
  site uuid not null primary key references site (id) on delete cascade,
  organisation uuid not null,
  address_key varchar(40) not null unique, -- stands in public addresses
  notice varchar(64) not null, -- the version that is shown now
  created_at bigint not null
);
-- What visitors were told, each version for good: the proof of a consent leads here.
create table banner_notice (
  site uuid not null references site (id) on delete cascade,
  version varchar(64) not null, -- SHA-256 of the content
  organisation uuid not null,
  content text not null,
  published_by uuid,
  published_at bigint not null,
  primary key (site, version)
);
