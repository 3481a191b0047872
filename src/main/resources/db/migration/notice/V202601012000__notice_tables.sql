-- Public notices (公示), their entries, and the objections against them. deadline_at is exclusive.
create table public_notice (
    no varchar(20) primary key,
    number_year integer not null,
    seq integer not null,
    programme_year integer not null,
    path varchar(10) not null,
    days integer not null,
    title varchar(200) not null,
    rule_version_id varchar(60) not null,
    status varchar(12) not null,
    drafted_by varchar(64) not null,
    drafted_at timestamp with time zone not null,
    published_by varchar(64),
    published_at timestamp with time zone,
    first_day date,
    last_day date,
    deadline_at timestamp with time zone,
    document bytea,
    document_sha256 varchar(64),
    list_sha256 varchar(64),
    closed_at timestamp with time zone,
    withdrawn_by varchar(64),
    withdrawn_at timestamp with time zone,
    withdrawal_reason varchar(500),
    version integer default 0 not null,
    constraint uq_public_notice_seq unique (number_year, seq)
);

create index ix_public_notice_status on public_notice (status, programme_year);

-- live_case_no is the case while this entry counts, null once withdrawn or removed: one live entry a case.
create table notice_entry (
    id uuid primary key,
    notice_no varchar(20) not null references public_notice (no),
    serial integer not null,
    case_no varchar(40) not null,
    live_case_no varchar(40),
    unit_id uuid not null,
    unit_name varchar(200) not null,
    uscc varchar(18) not null,
    category_code varchar(10) not null,
    category_name varchar(200) not null,
    item_name varchar(400) not null,
    clause varchar(200) not null,
    amount_fen bigint not null,
    status varchar(10) not null,
    status_since timestamp with time zone not null,
    passed_at timestamp with time zone,
    batch_year integer not null,
    removed_reason varchar(500),
    constraint uq_notice_entry_serial unique (notice_no, serial),
    constraint uq_notice_entry_live unique (live_case_no)
);

create index ix_notice_entry_status on notice_entry (notice_no, status);
create index ix_notice_entry_passed on notice_entry (batch_year, status);
create index ix_notice_entry_case on notice_entry (case_no);

-- objector_* are known to the objection desk and the bureau head only, never to the unit objected to.
create table objection (
    no varchar(20) primary key,
    number_year integer not null,
    seq integer not null,
    notice_no varchar(20) not null references public_notice (no),
    entry_id uuid not null references notice_entry (id),
    received_at timestamp with time zone not null,
    received_on date not null,
    source_hash varchar(64) not null,
    secret_hash varchar(64) not null,
    objector_kind varchar(10) not null,
    objector_name varchar(100),
    contact_phone varchar(40),
    contact_address varchar(200),
    contact_email varchar(120),
    scope varchar(20) not null,
    content varchar(4000) not null,
    clue varchar(1000),
    signed boolean not null,
    status varchar(14) not null,
    status_since timestamp with time zone not null,
    reason_code varchar(20),
    explanation varchar(2000),
    signature_due_at timestamp with time zone not null,
    admission_due_at timestamp with time zone not null,
    batch_due_at timestamp with time zone not null,
    answer_due_at timestamp with time zone,
    investigation_due_at timestamp with time zone,
    decided_by varchar(64),
    answer varchar(4000),
    answered_by varchar(64),
    investigation varchar(2000),
    findings varchar(2000),
    suggestion varchar(12),
    investigated_by varchar(64),
    ruling varchar(12),
    grounds varchar(2000),
    ruled_by varchar(64),
    closed_at timestamp with time zone,
    version integer default 0 not null,
    constraint uq_objection_seq unique (number_year, seq)
);

create index ix_objection_entry on objection (entry_id, status);
create index ix_objection_source on objection (source_hash, received_on);
create index ix_objection_status on objection (status, received_at);

-- The way of an objection, append-only.
create table objection_step (
    id bigint generated always as identity primary key,
    objection_no varchar(20) not null references objection (no),
    step varchar(30) not null,
    actor varchar(64) not null,
    at timestamp with time zone not null
);

create index ix_objection_step on objection_step (objection_no, id);

-- A checkable clue out of an anonymous objection: looked into by the bureau itself.
create table clue (
    id uuid primary key,
    objection_no varchar(20) not null references objection (no),
    case_no varchar(40) not null,
    content varchar(1000) not null,
    opened_at timestamp with time zone not null,
    finding varchar(2000),
    founded boolean,
    closed_by varchar(64),
    closed_at timestamp with time zone
);

create index ix_clue_open on clue (closed_at, opened_at);

-- One row a kind of number; locking it makes numbering gapless and safe on both databases.
create table notice_numbering (
    kind varchar(2) primary key
);

insert into notice_numbering (kind) values ('GS');
insert into notice_numbering (kind) values ('YY');
