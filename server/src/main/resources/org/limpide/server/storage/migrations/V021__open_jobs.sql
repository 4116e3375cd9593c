create index job_open on job (state);
