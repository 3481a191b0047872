-- Append-only: no statement of the product updates or deletes a row.
create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamp with time zone not null,
    action varchar(80) not null,
    subject_type varchar(40) not null,
    subject_key varchar(100) not null,
    actor varchar(64) not null,
    details text
);
create index ix_audit_entry_subject on audit_entry (subject_type, subject_key, id);
create index ix_audit_entry_actor on audit_entry (actor, id);
