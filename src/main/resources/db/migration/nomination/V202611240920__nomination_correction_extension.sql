-- One extension of a correction period, asked for before it ends (domain 3.3, S05).
alter table correction_request add column extended_at timestamp with time zone;
alter table correction_request add column extended_by varchar(64);
