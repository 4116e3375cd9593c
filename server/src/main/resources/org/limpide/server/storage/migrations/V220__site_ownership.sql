-- Whether a site was shown to be the organisation's own.
create table site_ownership (
  site uuid not null primary key references site (id) on delete cascade,
  organisation uuid not null,
  token varchar(40) not null, -- to be shown on the site
  way varchar(10), -- dns, file, meta: how it was shown; none while it is not
  proven_at bigint,
  checked_at bigint,
  lost_at bigint,
  failures int not null, -- daily checks in a row that did not find the token
  outcome varchar(20) not null -- what the last check found
);
create index site_ownership_checked on site_ownership (way, checked_at);
