-- Who put a version into force and why; empty for the versions an installation ships with. Rows stay unchanged.
alter table rule_version add column published_by varchar(64);
alter table rule_version add column approved_by varchar(64);
alter table rule_version add column reason varchar(1000);
alter table rule_version add column amends varchar(60) references rule_version (id);
alter table rule_version add constraint rule_version_four_eyes check (
    (published_by is null and approved_by is null)
    or (published_by is not null and approved_by is not null and reason is not null
        and lower(published_by) <> lower(approved_by)));
alter table rule_version add constraint rule_version_amends_another check (amends is null or amends <> id);

-- A pack on its way to publication. Content never changes: a corrected pack is a new row that replaces this one.
create table pack_draft (
    id uuid not null primary key,
    rule_version_id varchar(60),
    title varchar(200) not null,
    file_name varchar(200) not null,
    content bytea not null,
    content_sha256 varchar(64) not null,
    uploaded_by varchar(64) not null,
    uploaded_at timestamp with time zone not null,
    replaces uuid references pack_draft (id),
    status varchar(12) not null,
    amends varchar(60) references rule_version (id),
    reason varchar(1000),
    submitted_by varchar(64),
    submitted_at timestamp with time zone,
    reviewer varchar(64),
    reviewed_at timestamp with time zone,
    return_reason varchar(1000),
    version integer not null,
    constraint pack_draft_status check (status in ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN')),
    constraint pack_draft_submitted check (
        status not in ('SUBMITTED', 'PUBLISHED', 'RETURNED')
        or (submitted_by is not null and submitted_at is not null and reason is not null and rule_version_id is not null)),
    constraint pack_draft_reviewed check (
        status not in ('PUBLISHED', 'RETURNED') or (reviewer is not null and reviewed_at is not null)),
    constraint pack_draft_returned check (status <> 'RETURNED' or return_reason is not null),
    constraint pack_draft_four_eyes check (
        reviewer is null
        or (lower(reviewer) <> lower(uploaded_by) and lower(reviewer) <> lower(submitted_by)))
);

create index pack_draft_by_time on pack_draft (uploaded_at);
