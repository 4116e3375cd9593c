-- Audits of sites, what each found, and what people answered. The files lie in the data folder.
create table audit (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  site uuid not null references site (id) on delete cascade,
  busy uuid unique, -- the site, from the request to the end: a site has one audit at a time
  requested_by uuid, -- a person, or none when the schedule asked
  requested_at bigint not null,
  pages int not null,
  depth int not null,
  language varchar(2) not null,
  scenarios varchar(40) not null,
  watch int not null, -- seconds the home page is watched
  outcome varchar(20) not null, -- pending, done, failed, cancelled
  failure varchar(100) not null, -- key of a sentence, or empty
  finished_at bigint,
  newest boolean not null, -- of its site's, among those done
  kept boolean not null, -- whether the dossier is still in the data folder
  count_important int not null,
  count_minor int not null,
  count_advice int not null,
  count_unknown int not null,
  count_pass int not null,
  count_not_applicable int not null,
  count_set_aside int not null, -- open, but a person said why it does not apply
  catalogue varchar(40) not null
);
create index audit_of_site on audit (organisation, site, requested_at);
create index audit_newest on audit (organisation, newest);
create index audit_ended on audit (organisation, finished_at);

create table audit_finding (
  audit uuid not null references audit (id) on delete cascade,
  rule varchar(20) not null,
  place int not null, -- in the catalogue
  family varchar(10) not null,
  status varchar(20) not null,
  severity varchar(20) not null,
  rule_force varchar(20) not null,
  title_fr text not null,
  title_en text not null,
  reason_fr text not null,
  reason_en text not null,
  proof text not null, -- the first one, in one line
  proofs int not null,
  screenshot varchar(200) not null,
  primary key (audit, rule)
);

-- « Non applicable, parce que… »: stands for the site's later audits until it is withdrawn.
create table audit_decision (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  site uuid not null references site (id) on delete cascade,
  rule varchar(20) not null,
  standing varchar(80) unique, -- site/rule while it stands
  because text not null,
  person uuid not null,
  author varchar(200) not null,
  created_at bigint not null,
  withdrawn_at bigint,
  withdrawn_by varchar(200)
);
create index audit_decision_of_site on audit_decision (organisation, site, rule);

create table audit_comment (
  id uuid not null primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  site uuid not null references site (id) on delete cascade,
  rule varchar(20) not null,
  words text not null,
  person uuid not null,
  author varchar(200) not null,
  created_at bigint not null
);
create index audit_comment_of_site on audit_comment (organisation, site, rule);

create table audit_schedule (
  site uuid not null primary key references site (id) on delete cascade,
  organisation uuid not null references organisation (id) on delete cascade,
  rhythm varchar(10) not null, -- daily, weekly
  day_of_week int not null, -- 1 Monday to 7; counts for weekly only
  hour_of_day int not null, -- in metropolitan France
  next_at bigint not null
);
create index audit_schedule_next on audit_schedule (next_at);
