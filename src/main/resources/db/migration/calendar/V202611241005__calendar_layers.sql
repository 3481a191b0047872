-- The district's own days leave the national schedule, so that a corrected schedule replaces the one and keeps the other.
-- NATIONAL: the district has taken its day back, the national schedule counts again.
create table district_day (
    calendar_date date not null primary key,
    kind varchar(10) not null check (kind in ('OFF', 'WORK', 'NATIONAL')),
    source varchar(200) not null,
    recorded_at timestamp with time zone not null
);

-- Days of an imported schedule carry its source; every other day was set one by one.
insert into district_day (calendar_date, kind, source, recorded_at)
    select d.calendar_date, d.kind, d.source, d.recorded_at from calendar_day d
    where not exists (select 1 from calendar_year y
        where y.programme_year = extract(year from d.calendar_date) and y.source = d.source);
delete from calendar_day where exists (select 1 from district_day o
    where o.calendar_date = calendar_day.calendar_date and o.source = calendar_day.source);
