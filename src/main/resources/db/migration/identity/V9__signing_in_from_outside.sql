-- Who outside may vouch for people: campus sign-on, WeChat and the like.
create table identity.outside_provider (
    id              uuid primary key,
    kind            text not null,
    name_zh         text not null,
    name_en         text not null,
    settings        jsonb not null default '{}',
    -- sealed: those settings that are secret
    secrets         bytea,
    -- by which of its attributes it says what
    reading         jsonb not null default '{}',
    both_steps      boolean not null default false,
    vouches_study   boolean not null default false,
    active          boolean not null default false,
    created_at      timestamptz not null
);

-- Who is who there: one name for one account, and one account has one name with each.
create table identity.outside_link (
    id              uuid primary key,
    account_id      uuid not null references identity.account (id) on delete cascade,
    provider_id     uuid not null references identity.outside_provider (id) on delete cascade,
    subject         text not null,
    -- how the person is called there, so that they recognise it
    shown           text not null,
    linked_at       timestamptz not null,
    used_at         timestamptz,
    unique (provider_id, subject),
    unique (account_id, provider_id)
);

-- Somebody was vouched for and has a moment to say what for.
create table identity.outside_arrival (
    id              uuid primary key,
    account_id      uuid references identity.account (id) on delete cascade,
    -- sealed
    content         bytea not null,
    until           timestamptz not null
);
create index outside_arrival_until on identity.outside_arrival (until);
