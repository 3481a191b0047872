-- One case a nomination, from draft to payment. Deadlines are exclusive instants.
create table nomination_case (
    id uuid primary key,
    case_no varchar(24) unique,
    programme_year integer not null,
    category_code varchar(3) not null,
    rule_version_id varchar(64) not null,
    entry_mode varchar(10) not null,
    path varchar(4) not null,
    stack_group varchar(40) not null,
    unit_id uuid not null,
    unit_name varchar(200) not null,
    uscc varchar(18) not null,
    item_name varchar(300),
    status varchar(24) not null,
    status_since timestamp with time zone not null,
    amount_fen bigint,
    clause varchar(40),
    auto_accepted boolean not null,
    draft_answers text,
    answers text,
    created_at timestamp with time zone not null,
    created_by varchar(64) not null,
    submitted_at timestamp with time zone,
    review_due_at timestamp with time zone,
    correction_due_at timestamp with time zone,
    reminder_at timestamp with time zone,
    entitlement_due_at timestamp with time zone,
    waiver_at timestamp with time zone,
    notice_no varchar(40),
    decision_no varchar(60),
    version integer not null
);
create index nomination_case_unit on nomination_case (unit_id, status);
create index nomination_case_list on nomination_case (programme_year, status, category_code, case_no);

-- Every version of what the applicant sent in.
create table nomination_submission (
    case_id uuid not null references nomination_case (id),
    revision integer not null,
    answers text not null,
    submitted_at timestamp with time zone not null,
    submitted_by varchar(64) not null,
    primary key (case_id, revision)
);

create table nomination_step (
    id bigint generated always as identity primary key,
    case_id uuid not null references nomination_case (id),
    from_status varchar(24) not null,
    to_status varchar(24) not null,
    happened_at timestamp with time zone not null,
    actor varchar(64) not null,
    reason varchar(2000)
);
create index nomination_step_case on nomination_step (case_id, id);

-- What identifies the matter; inactive once the case has ended without a reward.
create table case_matter (
    case_id uuid not null references nomination_case (id),
    matter_key varchar(200) not null,
    category_code varchar(3) not null,
    stack_group varchar(40) not null,
    unit_id uuid not null,
    primary key (case_id, matter_key)
);
create index case_matter_lookup on case_matter (stack_group, matter_key);

create table case_counter (
    programme_year integer not null,
    category_code varchar(3) not null,
    last_seq bigint not null,
    primary key (programme_year, category_code)
);

-- One row a decision of the formal review, its confirmation included.
create table formal_review (
    id uuid primary key,
    case_id uuid not null references nomination_case (id),
    round integer not null,
    kind varchar(24) not null,
    reason_code varchar(40),
    reason varchar(4000),
    agency_missed boolean not null,
    decided_by varchar(64) not null,
    decided_at timestamp with time zone not null
);
create index formal_review_case on formal_review (case_id, round);

create table correction_request (
    case_id uuid not null references nomination_case (id),
    round integer not null,
    items varchar(4000) not null,
    agency_missed boolean not null,
    missed_reason varchar(1000),
    requested_at timestamp with time zone not null,
    deadline_at timestamp with time zone not null,
    answered_at timestamp with time zone,
    primary key (case_id, round)
);

create table joint_check_department (
    case_id uuid not null references nomination_case (id),
    department varchar(40) not null,
    state varchar(20) not null,
    asked_at timestamp with time zone not null,
    reminder_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    statement_due_at timestamp with time zone,
    escalated_at timestamp with time zone,
    version integer not null,
    primary key (case_id, department)
);

-- Every word said in the joint check, in order; nothing is overwritten.
create table department_opinion (
    id bigint generated always as identity primary key,
    case_id uuid not null references nomination_case (id),
    department varchar(40) not null,
    kind varchar(20) not null,
    opinion varchar(20) not null,
    facts varchar(4000),
    given_by varchar(64) not null,
    given_at timestamp with time zone not null
);
create index department_opinion_case on department_opinion (case_id, id);

create table calculation (
    case_id uuid not null references nomination_case (id),
    run_no integer not null,
    amount_fen bigint not null,
    paid_before_fen bigint not null,
    clause varchar(40) not null,
    explanation text not null,
    rule_version_id varchar(64) not null,
    calculated_at timestamp with time zone not null,
    primary key (case_id, run_no)
);

-- Units that may not apply for a time (V-BAN); a later row wins.
create table ban_record (
    id bigint generated always as identity primary key,
    uscc varchar(18) not null,
    banned_until date not null,
    reason varchar(500) not null,
    recorded_by varchar(64) not null,
    recorded_at timestamp with time zone not null
);
create index ban_record_uscc on ban_record (uscc, banned_until);
