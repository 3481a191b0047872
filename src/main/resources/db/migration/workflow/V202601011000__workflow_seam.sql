-- Every completion of the engine scans for sub-tasks; without this index it reads the whole table.
create index idx_task_parent on ACT_RU_TASK (PARENT_TASK_ID_);

-- Moves of tokens that follow a change of our rows; a row is deleted in the transaction that moves its token.
create table token_move (
    id           bigint generated always as identity primary key,
    kind         varchar(10)  not null check (kind in ('MESSAGE', 'START')),
    message_name varchar(120),
    process_id   varchar(64)  not null,
    business_key varchar(100) not null,
    written_at   timestamp with time zone not null,
    next_try_at  timestamp with time zone not null,
    attempts     integer      not null,
    last_error   varchar(500)
);
create index idx_token_move_key on token_move (process_id, business_key, id);
create index idx_token_move_due on token_move (next_try_at, id);

-- Open and done human tasks as the portal lists them; id is the engine's task id.
create table inbox_task (
    id             varchar(64)  not null primary key,
    task_key       varchar(100) not null,
    task_name      varchar(200),
    process_id     varchar(64)  not null,
    business_key   varchar(100) not null,
    candidate_role varchar(64),
    assignee       varchar(64),
    qualifier      varchar(64),
    created_at     timestamp with time zone not null,
    due_at         timestamp with time zone,
    done_at        timestamp with time zone,
    applicant_unit uuid
);
create index idx_inbox_role on inbox_task (candidate_role, done_at, created_at);
create index idx_inbox_assignee on inbox_task (assignee, done_at, created_at);
create index idx_inbox_unit on inbox_task (applicant_unit, done_at, created_at);
create index idx_inbox_case on inbox_task (business_key, done_at);
