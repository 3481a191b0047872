-- Who looked at a year's cases under which pack. The result is worked out again from here; cases are never touched.
-- content: the pack itself where it is not (yet) a published version.
create table sandbox_run (
    id uuid primary key,
    programme_year integer not null,
    rule_version_id varchar(64) not null,
    title varchar(200) not null,
    pack_sha256 varchar(64),
    content bytea,
    run_by varchar(64) not null,
    run_at timestamp with time zone not null
);
create index sandbox_run_latest on sandbox_run (run_at);
