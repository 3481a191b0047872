create table evidence_file (
    id uuid primary key,
    owner_type varchar(40) not null,
    owner_key varchar(100) not null,
    slot varchar(80) not null,
    file_name varchar(200) not null,
    media_type varchar(100) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    stored_at timestamp with time zone not null,
    stored_by varchar(64) not null,
    removed_at timestamp with time zone,
    removed_by varchar(64)
);
create index ix_evidence_file_owner on evidence_file (owner_type, owner_key);

-- How much an owner has stored: the limit holds for uploads that arrive together.
create table evidence_owner (
    owner_type varchar(40) not null,
    owner_key varchar(100) not null,
    used_bytes bigint not null,
    primary key (owner_type, owner_key)
);
