-- Work done beside the requests; db-scheduler says when, this says what became of it.
create table job (
  id uuid not null primary key,
  organisation uuid not null,
  kind varchar(60) not null,
  subject uuid not null, -- what it is about: an audit, a delivery
  state varchar(20) not null, -- waiting, running, done, failed, cancelled
  attempt int not null,
  steps_done int not null,
  steps_all int not null,
  step varchar(100) not null, -- key of a sentence, or empty
  failure varchar(100) not null, -- key of a sentence, or empty
  created_at bigint not null,
  started_at bigint,
  finished_at bigint
);
create index job_of_organisation on job (organisation, created_at);
create index job_of_subject on job (subject);
