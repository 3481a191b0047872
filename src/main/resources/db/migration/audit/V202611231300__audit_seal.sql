-- The chain over the trail: one row for each sealed entry, in the order of sealing. Append-only like the trail itself.
create table audit_seal (
    seq bigint primary key,
    entry_id bigint not null unique references audit_entry (id),
    hash char(64) not null,
    sealed_at timestamp with time zone not null
);

-- One row: the lock that lets one node seal at a time, and the id up to which every entry is known to be sealed.
create table audit_chain (
    id integer primary key,
    sealed_below bigint not null
);
insert into audit_chain (id, sealed_below) values (1, 0);
