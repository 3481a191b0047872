create table notification (
    id uuid primary key,
    recipient_kind varchar(10) not null,
    unit_id uuid,
    role varchar(40),
    user_id varchar(64),
    email varchar(100),
    template_key varchar(120) not null,
    subject_zh varchar(300) not null,
    body_zh text not null,
    subject_en varchar(300) not null,
    body_en text not null,
    case_no varchar(60),
    created_at timestamp with time zone not null,
    read_at timestamp with time zone,
    read_by varchar(64)
);
create index ix_notification_unit on notification (unit_id, created_at);
create index ix_notification_role on notification (role, created_at);
create index ix_notification_user on notification (user_id, created_at);

-- One row for each address of a message: sent once, tried until it succeeds or is given up.
create table mail_delivery (
    id uuid primary key,
    notification_id uuid not null references notification (id),
    email varchar(100),
    attempt integer not null,
    status varchar(12) not null,
    next_try_at timestamp with time zone,
    sent_at timestamp with time zone,
    error varchar(500)
);
create index ix_mail_delivery_due on mail_delivery (status, next_try_at);
create index ix_mail_delivery_notification on mail_delivery (notification_id);
