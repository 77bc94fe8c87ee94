create schema if not exists members;

-- One person. What is known is a set of facts, path to value ("education.1.school" -> "物理学院"); protected facts
-- (birth date, ID number, contact points, notes) are kept apart, sealed. Where a fact came from stands in origins;
-- "*" speaks for all that have no entry of their own.
create table members.member (
    id          uuid primary key,
    version     bigint not null,
    facts       jsonb not null,
    origins     jsonb not null,
    identity    bytea,
    contact     bytea,
    notes       bytea,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    changed_tx  xid8 not null default pg_current_xact_id()
);
-- The search index reads what changed since it last looked.
create index member_changed on members.member (changed_tx);

-- A person who is gone (an undone import), for the search index to hear of.
create table members.member_gone (
    id          uuid primary key,
    changed_tx  xid8 not null default pg_current_xact_id()
);
create index member_gone_changed on members.member_gone (changed_tx);

-- What was changed, when, by whom and from where: the earlier values, so that any can be brought back.
-- A record's first values are not written twice: before its first revision it was as it is, less these changes.
create table members.revision (
    member_id   uuid not null,
    seq         bigint not null,
    at          timestamptz not null,
    source      text not null,
    actor       uuid,
    actor_name  text not null,
    batch       uuid,
    changes     jsonb not null,
    sealed      bytea,
    primary key (member_id, seq)
);
create index revision_batch on members.revision (batch, member_id) where batch is not null;

-- Blind indexes: by which key a person is found again (student number and school, ID number, phone, e-mail, …).
create table members.lookup (
    key         bigint not null,
    member_id   uuid not null,
    primary key (key, member_id)
);
create index lookup_member on members.lookup (member_id);

-- People who may be one and the same, for the office to look at.
create table members.possible_duplicate (
    one         uuid not null,
    other       uuid not null,
    why         text not null,
    found_at    timestamptz not null default now(),
    batch       uuid,
    primary key (one, other),
    check (one < other)
);

-- A value that arrived while the person's own word stood against it: offered, not taken.
create table members.offer (
    id          uuid primary key,
    member_id   uuid not null,
    path        text not null,
    sealed      bytea not null,
    source      text not null,
    batch       uuid,
    offered_at  timestamptz not null default now(),
    unique (member_id, path)
);
