create table unit (
    id uuid primary key,
    uscc varchar(18) not null unique,
    name varchar(100) not null,
    applicant_type varchar(30) not null,
    registered_address varchar(200),
    town_code varchar(40),
    legal_rep_name varchar(50),
    industry_code varchar(5),
    above_scale boolean not null,
    established_on date,
    contact_name varchar(50),
    contact_mobile varchar(11),
    contact_email varchar(100),
    created_at timestamp with time zone not null,
    -- null while the unit is known from an official list only
    claimed_at timestamp with time zone,
    version integer not null
);

create table app_user (
    user_id varchar(64) primary key,
    display_name varchar(100) not null,
    email varchar(100),
    password_hash varchar(120) not null,
    unit_id uuid references unit (id),
    enabled boolean not null,
    demo_password boolean not null,
    created_at timestamp with time zone not null,
    version integer not null
);
create index ix_app_user_unit on app_user (unit_id);

-- A role that is taken back keeps its row.
create table user_role (
    id bigint generated always as identity primary key,
    user_id varchar(64) not null references app_user (user_id),
    role varchar(40) not null,
    granted_at timestamp with time zone not null,
    granted_by varchar(64) not null,
    revoked_at timestamp with time zone,
    revoked_by varchar(64)
);
create index ix_user_role_user on user_role (user_id);
create index ix_user_role_role on user_role (role);

-- Sensitive parts are one AES-GCM sealed text; the last four digits are what a page may show.
create table bank_account (
    id uuid primary key,
    unit_id uuid not null references unit (id),
    version integer not null,
    account_name varchar(100) not null,
    bank_name varchar(100) not null,
    cnaps_code varchar(12) not null,
    sealed_no bytea not null,
    last_four varchar(4) not null,
    created_at timestamp with time zone not null,
    created_by varchar(64) not null,
    unique (unit_id, version)
);
