-- A published version of the measure. Rows are never changed: running cases finish under their version.
create table rule_version (
    id varchar(60) not null primary key,
    title varchar(200) not null,
    effective_from date not null,
    effective_to date not null,
    fair_competition_review_no varchar(100) not null,
    legal_review_no varchar(100) not null,
    content_sha256 varchar(64) not null,
    content bytea not null,
    published_at timestamp with time zone not null,
    constraint rule_version_period check (effective_from <= effective_to)
);
