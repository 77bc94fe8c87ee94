create schema if not exists notifications;

-- What a room has to say to somebody. The row stays as a note that it was said; its content goes once nobody needs it.
create table notifications.notice (
    id          uuid primary key,
    to_kind     text not null,
    -- none for an address of somebody whom nobody knows
    to_id       uuid,
    category    text not null,
    words       text not null,
    language    text,
    -- what fills the words, the link, a bare address: sealed
    content     bytea,
    made_at     timestamptz not null,
    until       timestamptz
);
create index notice_to on notifications.notice (to_id, made_at) where to_id is not null;
create index notice_kept on notifications.notice (made_at) where content is not null;

-- One way of one notice to its recipient.
create table notifications.delivery (
    id          uuid primary key,
    notice_id   uuid not null references notifications.notice (id) on delete cascade,
    category    text not null,
    medium      text not null,
    state       text not null,
    urgent      boolean not null,
    attempts    smallint not null default 0,
    next_at     timestamptz not null,
    -- whoever holds this may send it; another claim takes that away
    claim       uuid,
    reason      text,
    -- what the other side said: sealed, for it may name the address
    said        bytea,
    made_at     timestamptz not null,
    changed_at  timestamptz not null,
    unique (notice_id, medium)
);
-- Small however many were ever sent.
create index delivery_waiting on notifications.delivery (urgent, next_at) where state = 'QUEUED';
create index delivery_on_its_way on notifications.delivery (changed_at) where state in ('SENDING', 'HANDED_OVER');
create index delivery_failed on notifications.delivery (made_at, id) where state = 'FAILED';
create index delivery_made on notifications.delivery (made_at, id);

-- What somebody finds inside the platform.
create table notifications.inbox_entry (
    id          uuid primary key,
    to_id       uuid not null,
    category    text not null,
    words       text not null,
    content     bytea not null,
    made_at     timestamptz not null,
    read_at     timestamptz
);
create index inbox_entry_newest on notifications.inbox_entry (to_id, made_at, id);
create index inbox_entry_unread on notifications.inbox_entry (to_id) where read_at is null;

-- Where somebody wants something else than what a category does by itself.
create table notifications.preference (
    id          uuid primary key,
    to_id       uuid not null,
    category    text not null,
    medium      text not null,
    wanted      boolean not null,
    changed_at  timestamptz not null,
    unique (to_id, category, medium)
);

-- What merges of two records moved, for the day they are taken apart again.
create table notifications.moved (
    merge_id    uuid not null,
    what        text not null,
    row_id      uuid not null,
    primary key (merge_id, what, row_id)
);

-- As whom the house writes: one row.
create table notifications.sender (
    only_one    boolean primary key default true check (only_one),
    address     text not null,
    reply_to    text not null
);
