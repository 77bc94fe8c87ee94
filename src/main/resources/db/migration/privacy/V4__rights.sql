-- Copies of all that is held about a person, made for that person alone. The file lies sealed in the store of files
-- under the same id until it expires.
create table privacy.data_copy (
    id          uuid primary key,
    member_id   uuid not null,
    state       text not null,
    language    text not null,
    asked_at    timestamptz not null,
    tries       integer not null default 0,
    ready_at    timestamptz,
    until       timestamptz,
    bytes       bigint
);
create index data_copy_member on privacy.data_copy (member_id, asked_at desc);
create index data_copy_open on privacy.data_copy (asked_at) where state in ('WAITING', 'READY');

-- People who asked to be erased. Whom it was about stands here until it is done; after that only the id does, which
-- leads nowhere any more.
create table privacy.erasure (
    id          uuid primary key,
    member_id   uuid not null,
    state       text not null,
    asked_at    timestamptz not null,
    due_at      timestamptz not null,
    changed_at  timestamptz not null,
    -- sealed: name, address and language; gone once the report was sent
    person      bytea,
    -- why it was refused, in the office's words, and by whom
    reason      text,
    decided_by  text,
    report      jsonb
);
create unique index erasure_open on privacy.erasure (member_id) where state in ('WAITING', 'RUNNING');
create index erasure_due on privacy.erasure (due_at) where state in ('WAITING', 'RUNNING');
create index erasure_latest on privacy.erasure (asked_at desc, id desc);
create index erasure_member on privacy.erasure (member_id, asked_at desc);

-- Which part of the house has done its share: what is written down here is not done again.
create table privacy.erasure_step (
    erasure_id  uuid not null references privacy.erasure (id) on delete cascade,
    part        text not null,
    done_at     timestamptz not null,
    primary key (erasure_id, part)
);

-- Who was erased, for the day an older backup is brought back: ids alone.
create table privacy.erased (
    member_id   uuid primary key,
    at          timestamptz not null
);

-- What merges of two records moved, for the day they are taken apart again.
create table privacy.moved (
    merge_id    uuid not null,
    what        text not null,
    row_id      uuid not null,
    primary key (merge_id, what, row_id)
);
