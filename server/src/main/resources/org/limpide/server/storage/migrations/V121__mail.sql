-- Messages accepted and not yet handed to the mail server; a row goes as soon as it is sent.
create table mail_out (
  id uuid not null primary key,
  organisation uuid not null,
  address varchar(254) not null,
  language varchar(2) not null,
  letter varchar(100) not null, -- key of its texts
  places text not null, -- what fills the places of the texts, a JSON list
  link varchar(2000), -- shown below the text
  created_at bigint not null,
  useless_at bigint not null -- not sent any more from then on
);
create index mail_out_of_organisation on mail_out (organisation);
