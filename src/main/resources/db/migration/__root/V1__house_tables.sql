-- Tables of the frame the rooms stand on. Each lies in the schema of the room that watches over it.

create schema if not exists shared;

-- Events waiting for their listeners (Spring Modulith's publication registry).
create table shared.event_publication (
    id                     uuid primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index event_publication_by_event on shared.event_publication using hash (serialized_event);
create index event_publication_by_completion on shared.event_publication (completion_date);

-- Jobs that run once across all nodes (db-scheduler).
create table shared.scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_by_time on shared.scheduled_task (execution_time);
create index scheduled_task_by_heartbeat on shared.scheduled_task (last_heartbeat);

create schema if not exists identity;

-- Who is signed in (Spring Session).
create table identity.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index session_by_expiry on identity.session (expiry_time);
create index session_by_principal on identity.session (principal_name);

create table identity.session_attributes (
    session_primary_id char(36)     not null references identity.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
