-- A roster file on its way in: checked first (dry_run), then taken in. The file itself is kept sealed outside.
create table members.roster_import (
    id                  uuid primary key,
    file_name           text not null,
    bytes               bigint not null,
    actor               uuid not null,
    actor_name          text not null,
    state               text not null,
    dry_run             boolean not null,
    mapping             jsonb not null default '{}',
    headers             jsonb not null default '[]',
    format              text,
    encoding            text,
    separator           text,
    sheet               text,
    header_row          bigint not null default 0,
    -- how far the file was read: rows at or above this number are dealt with
    last_row            bigint not null default 0,
    share               double precision not null default 0,
    rows                bigint not null default 0,
    created             bigint not null default 0,
    updated             bigint not null default 0,
    unchanged           bigint not null default 0,
    rejected            bigint not null default 0,
    skipped             bigint not null default 0,
    problems            bigint not null default 0,
    possible_duplicates bigint not null default 0,
    offered             bigint not null default 0,
    undone              bigint not null default 0,
    cancel              boolean not null default false,
    failure             text,
    uploaded_at         timestamptz not null,
    started_at          timestamptz,
    finished_at         timestamptz,
    idempotency_key     text,
    unique (actor, idempotency_key)
);
create index roster_import_waiting on members.roster_import (uploaded_at) where state in ('QUEUED', 'RUNNING', 'UNDOING');
create index roster_import_latest on members.roster_import (uploaded_at desc);

-- What became of each row. The detail (old and new values, problems) holds personal data and is sealed.
create table members.roster_row (
    import_id   uuid not null references members.roster_import (id) on delete cascade,
    row_number  bigint not null,
    outcome     smallint not null,
    member_id   uuid,
    problems    smallint not null default 0,
    detail      bytea,
    primary key (import_id, row_number)
);
create index roster_row_outcome on members.roster_row (import_id, outcome, row_number);
create index roster_row_problem on members.roster_row (import_id, row_number) where problems > 0;

-- A cell put right in the page, before or after a run.
create table members.roster_fix (
    import_id   uuid not null references members.roster_import (id) on delete cascade,
    row_number  bigint not null,
    header      text not null,
    sealed      bytea not null,
    primary key (import_id, row_number, header)
);

-- Which column means what, remembered under a name.
create table members.roster_mapping (
    name        text primary key,
    mapping     jsonb not null,
    saved_at    timestamptz not null default now()
);
