-- Years announced after this release was built, and the district's own days over the national calendar.
create table calendar_year (
    programme_year integer not null primary key,
    source varchar(200) not null,
    recorded_at timestamp with time zone not null
);

-- The day is not called "day": that is a keyword of H2.
create table calendar_day (
    calendar_date date not null primary key,
    kind varchar(10) not null check (kind in ('OFF', 'WORK')),
    source varchar(200) not null,
    recorded_at timestamp with time zone not null
);

-- One row: how far the business clock runs ahead of the database clock. 0 in production; only the demo's may start behind.
create table business_clock (
    id integer not null primary key check (id = 1),
    offset_millis bigint not null,
    demo boolean default false not null,
    check (offset_millis >= 0 or demo)
);

insert into business_clock (id, offset_millis) values (1, 0);
