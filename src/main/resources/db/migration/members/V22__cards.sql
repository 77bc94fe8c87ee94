-- The keys by which the university signs cards; the newest that was not withdrawn signs, all others only vouch for what
-- they signed.
create table members.card_key (
    id              uuid primary key,
    -- by which codes name it: the first four bytes of the hash of its public half
    short           bigint not null unique,
    public_key      bytea not null,
    secret          bytea not null,
    made_at         timestamptz not null,
    withdrawn_at    timestamptz
);

-- Cards of people; no foreign key, for a card that was withdrawn is remembered longer than the record may be.
create table members.card (
    id              uuid primary key,
    number          bigint not null unique,
    member_id       uuid not null,
    issued_at       timestamptz not null,
    revoked_at      timestamptz,
    revoked_why     text,
    -- the merge of records that took it away, so that its undo gives it back
    revoked_merge   uuid
);
create unique index card_good on members.card (member_id) where revoked_at is null;
create index card_member on members.card (member_id, issued_at desc);
create index card_revoked on members.card (revoked_at) where revoked_at is not null;
create index card_newest on members.card (issued_at desc, id desc);

create sequence members.card_device_number as integer;
-- Phones that hold a key of their own with which they show a card.
create table members.card_device (
    id              integer primary key default nextval('members.card_device_number'),
    card_id         uuid not null references members.card (id) on delete cascade,
    algorithm       text not null,
    public_key      bytea not null unique,
    label           text not null,
    added_at        timestamptz not null,
    renewed_at      timestamptz not null,
    -- how long codes of this phone can be good at a gate that hears nothing
    until           timestamptz not null,
    revoked_at      timestamptz
);
create index card_device_of on members.card_device (card_id, id);
create index card_device_revoked on members.card_device (until) where revoked_at is not null;

-- Checks at gates are counted; whose card it was is not kept.
create table members.card_check (
    id              uuid primary key,
    at              timestamptz not null,
    checked_by      uuid not null,
    verdict         text not null,
    offline         boolean not null,
    -- of a code that is good for half a minute, to notice it shown twice; null for all others
    code_hash       bigint
);
create unique index card_check_code on members.card_check (checked_by, code_hash) where code_hash is not null;
create index card_check_at on members.card_check (at);

create table members.benefit (
    id              uuid primary key,
    version         bigint not null,
    content         jsonb not null,
    made_at         timestamptz not null,
    archived_at     timestamptz
);

create table members.redemption (
    id              uuid primary key,
    benefit_id      uuid not null references members.benefit (id),
    member_id       uuid not null,
    at              timestamptz not null,
    taken_by        uuid not null,
    offline         boolean not null,
    -- taken without network, and more than the benefit allows
    over_limit      boolean not null,
    -- the merge of records that moved it here, and from whom
    moved_by        uuid,
    moved_from      uuid
);
create index redemption_limit on members.redemption (benefit_id, member_id, at);
create index redemption_member on members.redemption (member_id);
create index redemption_at on members.redemption (benefit_id, at);
