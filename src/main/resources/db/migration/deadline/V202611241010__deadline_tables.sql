-- How each stored deadline was counted, so that it can be counted again; the deadline itself stands in its module's table.
create table period_origin (
    kind varchar(60) not null,
    subject varchar(100) not null,
    started_on date not null,
    period_length integer not null,
    unit varchar(20) not null,
    recorded_at timestamp with time zone not null,
    primary key (kind, subject)
);

-- Every change of the calendar, append-only, with the whole schedule as announced. written_at and settled_at are machine time.
create table calendar_change (
    id uuid not null primary key,
    kind varchar(10) not null check (kind in ('IMPORT', 'CORRECT', 'OVERLAY')),
    programme_year integer not null,
    source varchar(200) not null,
    announced text not null,
    made_by varchar(64) not null,
    made_at timestamp with time zone not null,
    written_at timestamp with time zone not null,
    first_pass_at timestamp with time zone,
    settled_at timestamp with time zone
);
create index ix_calendar_change_open on calendar_change (settled_at, written_at);

-- What moved, from where, to where, and by which announcement. Append-only.
create table deadline_move (
    id bigint generated always as identity primary key,
    change_id uuid not null references calendar_change (id),
    kind varchar(60) not null,
    subject varchar(100) not null,
    moved_from timestamp with time zone not null,
    moved_to timestamp with time zone not null,
    moved_at timestamp with time zone not null
);
create index ix_deadline_move_subject on deadline_move (subject, kind, id);
create index ix_deadline_move_change on deadline_move (change_id, id);

-- Periods nobody could count because their year is not loaded: the administrator's incident, closed by the import.
create table calendar_gap (
    missing_year integer not null,
    kind varchar(60) not null,
    subject varchar(100) not null,
    first_at timestamp with time zone not null,
    last_at timestamp with time zone not null,
    resolved_at timestamp with time zone,
    primary key (missing_year, kind, subject)
);
