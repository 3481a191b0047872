-- What the program itself deployed; at every start the engine's copy of each model and form must still have this hash.
create table deployed_model (
    deployment_id varchar(64)  not null,
    file_name     varchar(200) not null,
    sha256        varchar(64)  not null,
    recorded_at   timestamp with time zone not null,
    primary key (deployment_id, file_name)
);
