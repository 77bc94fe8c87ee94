-- What happens when people change something about themselves, where the office set another rule than the usual one.
create table members.field_rule (
    kind            text primary key,
    rule            text not null
);

-- An occasion on which people are invited to their record and to an account.
create table members.invitation_batch (
    id              uuid primary key,
    way             text not null,
    -- the search whose people are invited, as in the address bar; null when they were picked by hand
    asked           text,
    -- within whose reach they are
    reach           jsonb not null,
    greeting        text not null,
    state           text not null,
    total           bigint not null,
    counts          jsonb not null default '{}',
    made_by         uuid not null,
    made_by_name    text not null,
    made_at         timestamptz not null,
    done_at         timestamptz
);
create index invitation_batch_newest on members.invitation_batch (made_at desc, id desc);
create index invitation_batch_open on members.invitation_batch (made_at) where state in ('COLLECTING', 'RUNNING');

-- Who is yet to be invited on an occasion.
create table members.invitation_pick (
    batch_id        uuid not null references members.invitation_batch (id),
    member_id       uuid not null,
    primary key (batch_id, member_id)
);

create table members.invitation (
    id              uuid primary key,
    batch_id        uuid not null references members.invitation_batch (id),
    member_id       uuid not null,
    way             text not null,
    -- a keyed fingerprint of the address it was sent to; null for printed ones
    sent_to         bigint,
    made_at         timestamptz not null,
    until           timestamptz not null,
    opened_at       timestamptz,
    confirmed_at    timestamptz,
    joined_at       timestamptz,
    revoked_at      timestamptz,
    -- wrong answers to the question a printed one asks
    tries           integer not null default 0,
    unique (batch_id, member_id)
);
create index invitation_member on members.invitation (member_id, made_at desc);
create index invitation_of_batch on members.invitation (batch_id, id);
