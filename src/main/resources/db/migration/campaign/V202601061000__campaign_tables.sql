-- When a category of a programme year takes applications; closes_at is exclusive.
create table call_window (
    programme_year integer not null,
    category_code varchar(3) not null,
    opens_on date not null,
    closes_at timestamp with time zone not null,
    planned boolean not null,
    opened_by varchar(64) not null,
    opened_at timestamp with time zone not null,
    primary key (programme_year, category_code)
);

-- A budget line never promises more than its total: reserved + paid <= total.
create table budget_line (
    id uuid primary key,
    programme_year integer not null,
    name varchar(100) not null,
    functional_code varchar(10) not null,
    economic_code varchar(10) not null,
    total_fen bigint not null check (total_fen >= 0),
    reserved_fen bigint not null check (reserved_fen >= 0),
    paid_fen bigint not null check (paid_fen >= 0),
    version integer not null,
    check (reserved_fen + paid_fen <= total_fen),
    unique (programme_year, name)
);

-- One reservation a reference, whatever becomes of it.
create table budget_reservation (
    ref varchar(64) primary key,
    line_id uuid not null references budget_line (id),
    amount_fen bigint not null check (amount_fen >= 0),
    state varchar(10) not null,
    reserved_at timestamp with time zone not null,
    settled_at timestamp with time zone
);
create index budget_reservation_line on budget_reservation (line_id);
