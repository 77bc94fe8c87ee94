create schema if not exists privacy;

-- One Tink keyset per purpose, sealed with the master key, which lives outside the database.
create table privacy.keyset (
    purpose     text primary key,
    sealed      bytea not null,
    changed_at  timestamptz not null default now()
);

-- Who did what, on whose record. Rows are only ever added.
create table privacy.audit_event (
    id          bigint generated always as identity primary key,
    at          timestamptz not null default clock_timestamp(),
    actor       uuid,
    actor_name  text not null,
    act         text not null,
    subjects    uuid[] not null,
    detail      jsonb not null,
    address     text,
    tx          xid8 not null default pg_current_xact_id()
);
create index audit_event_tx on privacy.audit_event (tx);
create index audit_event_actor on privacy.audit_event (actor, id);
create index audit_event_act on privacy.audit_event (act text_pattern_ops, id);
create index audit_event_at on privacy.audit_event using brin (at);
create index audit_event_subjects on privacy.audit_event using gin (subjects);

-- A seal covers every row whose transaction lies in [from_tx, to_tx): a row altered, removed or slipped in there
-- no longer fits the seal's MAC, whose key is not in the database; and each seal holds the one before.
create table privacy.audit_seal (
    id          bigint primary key,
    from_tx     xid8 not null,
    to_tx       xid8 not null,
    events      bigint not null,
    mac         bytea not null,
    sealed_at   timestamptz not null default now()
);
