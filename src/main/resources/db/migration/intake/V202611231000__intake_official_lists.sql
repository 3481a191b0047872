create table official_list (
    id uuid primary key,
    kind varchar(20) not null,
    programme_year integer not null,
    file_name varchar(200) not null,
    sha256 varchar(64) not null,
    row_count integer not null,
    status varchar(10) not null,
    -- headers nobody asked for, one a line
    ignored_columns varchar(4000) not null,
    -- why processing stopped; empty while it runs
    failure varchar(200) not null,
    uploaded_by varchar(64) not null,
    uploaded_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    version integer not null,
    -- the same file for the same year is the same list
    constraint official_list_once unique (kind, programme_year, sha256)
);
create index official_list_status on official_list (status);

create table official_list_row (
    list_id uuid not null references official_list (id),
    row_no integer not null,
    outcome varchar(20) not null,
    reason varchar(80),
    reason_column varchar(100),
    reason_value varchar(200),
    uscc varchar(18),
    unit_name varchar(100),
    matter_key varchar(64),
    case_no varchar(24),
    -- the cells that are used, by field, as JSON
    raw text not null,
    resolved_by varchar(64),
    resolved_at timestamp with time zone,
    resolution_note varchar(500),
    primary key (list_id, row_no)
);
create index official_list_row_outcome on official_list_row (list_id, outcome, row_no);
create index official_list_row_matter on official_list_row (matter_key);
