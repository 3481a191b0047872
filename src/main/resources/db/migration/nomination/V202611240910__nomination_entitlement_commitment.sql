-- What a unit promised when it confirmed an entitlement (domain 3.2, AUTO detail 3): the words themselves, who, when, and whose words.
create table entitlement_commitment (
    case_id uuid not null references nomination_case (id),
    seq integer not null,
    commitment_key varchar(60) not null,
    text_zh varchar(1000) not null,
    text_en varchar(1000),
    rule_version_id varchar(64) not null,
    given_by varchar(64) not null,
    given_at timestamp with time zone not null,
    primary key (case_id, commitment_key)
);
