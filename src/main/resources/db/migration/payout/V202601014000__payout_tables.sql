-- One item an award: the case number is unique, so nothing can be opened for payment twice.
create table payment_item (
    item_no              varchar(40)  not null primary key,
    case_no              varchar(40)  not null unique,
    decision_no          varchar(60)  not null,
    programme_year       integer      not null,
    category_code        varchar(10)  not null,
    category_name        varchar(200) not null,
    clause               varchar(200) not null,
    unit_id              uuid         not null,
    unit_name            varchar(200) not null,
    uscc                 varchar(18)  not null,
    amount_fen           bigint       not null check (amount_fen > 0),
    status               varchar(20)  not null,
    status_since         timestamp with time zone not null,
    remind_at            timestamp with time zone not null,
    confirm_until        timestamp with time zone not null,
    account_id           uuid,
    account_confirmed_at timestamp with time zone,
    account_confirmed_by varchar(64),
    batch_no             varchar(20),
    attempt_no           integer      not null check (attempt_no >= 0),
    returns              integer      not null check (returns between 0 and attempt_no),
    last_fiscal_year     integer,
    quota_year           integer,
    quota_doc_no         varchar(60),
    cross_year           boolean      not null,
    version              integer      not null
);
create index ix_payment_item_status on payment_item (status, category_code);
create index ix_payment_item_batch on payment_item (batch_no);

-- The four people are four by the database's own word, whatever roles they hold.
create table payment_batch (
    batch_no           varchar(20) not null primary key,
    number_year        integer     not null,
    seq                integer     not null,
    status             varchar(20) not null,
    status_since       timestamp with time zone not null,
    item_count         integer     not null check (item_count > 0),
    total_fen          bigint      not null check (total_fen > 0),
    lines_hash         varchar(64) not null,
    maker              varchar(64) not null,
    made_at            timestamp with time zone not null,
    checker            varchar(64) check (checker <> maker),
    checked_at         timestamp with time zone,
    finance_maker      varchar(64) check (finance_maker <> maker and finance_maker <> checker),
    finance_made_at    timestamp with time zone,
    finance_checker    varchar(64)
        check (finance_checker <> maker and finance_checker <> checker and finance_checker <> finance_maker),
    finance_checked_at timestamp with time zone,
    returned_by        varchar(64),
    return_reason      varchar(500),
    sent_at            timestamp with time zone,
    results_due_at     timestamp with time zone,
    version            integer     not null,
    unique (number_year, seq)
);

-- What the maker submitted, frozen: the account version and its fingerprint, never the number itself.
create table payment_line (
    batch_no            varchar(20)  not null references payment_batch (batch_no),
    serial              integer      not null,
    item_no             varchar(40)  not null references payment_item (item_no),
    ref                 varchar(44)  not null,
    amount_fen          bigint       not null,
    account_id          uuid         not null,
    account_fingerprint varchar(64)  not null,
    account_name        varchar(100) not null,
    bank_name           varchar(100) not null,
    cnaps_code          varchar(12)  not null,
    masked_no           varchar(40)  not null,
    primary key (batch_no, serial),
    unique (batch_no, item_no)
);
create index ix_payment_line_item on payment_line (item_no);

-- One row an instruction that went to the bank; its reference is never used again.
create table payment_attempt (
    ref         varchar(44) not null primary key,
    item_no     varchar(40) not null references payment_item (item_no),
    attempt_no  integer     not null,
    batch_no    varchar(20) not null references payment_batch (batch_no),
    amount_fen  bigint      not null check (amount_fen > 0),
    fiscal_year integer     not null,
    status      varchar(20) not null,
    sent_at     timestamp with time zone not null,
    return_code varchar(3),
    bank_serial varchar(64),
    settled_at  timestamp with time zone,
    unique (item_no, attempt_no)
);
create index ix_payment_attempt_batch on payment_attempt (batch_no, status);

create table bank_file (
    batch_no   varchar(20) not null references payment_batch (batch_no),
    format     varchar(4)  not null,
    file_name  varchar(60) not null,
    sha256     varchar(64) not null,
    content    bytea       not null,
    written_at timestamp with time zone not null,
    primary key (batch_no, format)
);

create table bank_result_file (
    id          uuid         not null primary key,
    sha256      varchar(64)  not null unique,
    file_name   varchar(200) not null,
    content     bytea        not null,
    row_count   integer      not null,
    total_fen   bigint       not null,
    applied_at  timestamp with time zone not null,
    applied_by  varchar(64)  not null
);

-- Every line of every applied file, and every answer to a query, as the bank gave it.
create table bank_result (
    id            uuid        not null primary key,
    file_id       uuid references bank_result_file (id),
    line_no       integer     not null,
    ref           varchar(44) not null references payment_attempt (ref),
    amount_fen    bigint      not null,
    outcome       varchar(20) not null,
    return_code   varchar(3),
    return_reason varchar(200),
    bank_serial   varchar(64),
    traded_at     timestamp with time zone,
    recorded_by   varchar(64) not null,
    recorded_at   timestamp with time zone not null,
    changed       boolean     not null
);
create index ix_bank_result_ref on bank_result (ref);

-- Append-only; a kind of booking happens once for a reference, whoever tries again.
create table ledger_entry (
    id             bigint generated always as identity primary key,
    ref            varchar(44) not null references payment_attempt (ref),
    kind           varchar(20) not null,
    batch_no       varchar(20) not null,
    case_no        varchar(40) not null,
    programme_year integer     not null,
    category_code  varchar(10) not null,
    amount_fen     bigint      not null check (amount_fen > 0),
    booked_at      timestamp with time zone not null,
    booked_by      varchar(64) not null,
    unique (ref, kind)
);
create index ix_ledger_entry_batch on ledger_entry (batch_no, kind);
