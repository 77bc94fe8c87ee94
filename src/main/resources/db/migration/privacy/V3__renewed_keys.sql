-- Rises when a keyset's keys change, and not when the same keys are sealed with another master key: by it the nodes of a
-- cluster see that there is something to read anew. changed_at is since when the present key is used.
alter table privacy.keyset add column revision bigint not null default 1;
alter table privacy.keyset add column made_at timestamptz not null default now();
update privacy.keyset set made_at = changed_at;

-- A renewal of one purpose's key, or of the master key, and how far it is: a node that dies leaves it to the next.
create table privacy.rotation (
    id          uuid primary key,
    -- a purpose, or MASTER
    subject     text not null,
    state       text not null,
    actor       uuid not null,
    actor_name  text not null,
    begun_at    timestamptz not null default now(),
    finished_at timestamptz,
    -- how many values there were to begin with, once counted; and how many are sealed anew
    total       bigint,
    done        bigint not null default 0,
    -- where in its round: the column, the block of its table or the last owner, and what this round has met
    place       text,
    block       bigint not null default 0,
    met         bigint not null default 0,
    stuck       bigint not null default 0,
    -- a rest for the sake of other nodes and of whoever is still writing: until when, and then until which transaction
    rests_until timestamptz,
    rests_for   xid8
);
create unique index rotation_open on privacy.rotation (subject) where finished_at is null;
create index rotation_latest on privacy.rotation (begun_at desc);
