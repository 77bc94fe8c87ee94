-- How long each kind of thing is kept, where the office says otherwise than usual.
create table privacy.retention_setting (
    rule        text primary key,
    days        integer not null,
    by_name     text not null,
    changed_at  timestamptz not null
);

-- What was removed by which rule: counts alone. A run without an end was interrupted; the next one goes on.
create table privacy.retention_run (
    id          uuid primary key,
    rule        text not null,
    days        integer not null,
    begun_at    timestamptz not null,
    ended_at    timestamptz,
    removed     bigint not null default 0
);
create index retention_run_latest on privacy.retention_run (rule, begun_at desc);
create index retention_run_begun on privacy.retention_run (begun_at desc, id desc);

-- The privacy policy, each time it came to say something else.
create table privacy.policy (
    version     integer primary key,
    since       timestamptz not null,
    zh          jsonb not null,
    en          jsonb not null
);

-- Whom people turn to about their data: one row.
create table privacy.contact (
    only_one    boolean primary key default true check (only_one),
    name        text not null,
    email       text not null,
    phone       text not null,
    address     text not null
);
