-- Lists for the government's decision (奖补决定) and the register of what was decided.
create table award_list (
    no varchar(20) primary key,
    number_year integer not null,
    seq integer not null,
    programme_year integer not null,
    status varchar(16) not null,
    status_since timestamp with time zone not null,
    rule_version_id varchar(60) not null,
    noticed_sha256 varchar(64) not null,
    entry_count integer not null,
    total_fen bigint not null,
    assembled_by varchar(64) not null,
    assembled_at timestamp with time zone not null,
    budget_note varchar(500),
    budget_confirmed_by varchar(64),
    budget_confirmed_at timestamp with time zone,
    budget_checked_by varchar(64),
    budget_checked_at timestamp with time zone,
    outcome varchar(10),
    minutes_no varchar(60),
    meeting_name varchar(60),
    meeting_date date,
    return_reason varchar(1000),
    minutes_by varchar(64),
    doc_no varchar(40),
    decided_on date,
    numbered_by varchar(64),
    document bytea,
    document_sha256 varchar(64),
    issued_at timestamp with time zone,
    version integer default 0 not null,
    constraint uq_award_list_seq unique (number_year, seq),
    constraint uq_award_list_doc_no unique (doc_no)
);

create index ix_award_list_status on award_list (status, programme_year);

-- live_case_no is the case while this list may still decide it, null once the list came back: one live entry a case.
create table award_entry (
    id uuid primary key,
    list_no varchar(20) not null references award_list (no),
    serial integer not null,
    case_no varchar(40) not null,
    live_case_no varchar(40),
    notice_no varchar(20) not null,
    unit_id uuid not null,
    unit_name varchar(200) not null,
    uscc varchar(18) not null,
    category_code varchar(10) not null,
    category_name varchar(200) not null,
    item_name varchar(400) not null,
    clause varchar(200) not null,
    amount_fen bigint not null,
    constraint uq_award_entry_serial unique (list_no, serial),
    constraint uq_award_entry_live unique (live_case_no)
);

create index ix_award_entry_case on award_entry (case_no);

create table decision_numbering (
    kind varchar(2) primary key
);

insert into decision_numbering (kind) values ('JD');

-- Which budget line pays which category of a list, as finance confirmed it.
create table award_budget (
    list_no varchar(20) not null references award_list (no),
    category_code varchar(10) not null,
    budget_line_id uuid not null,
    primary key (list_no, category_code)
);
