

create table identity.account (
    id              uuid primary key,
    email           text not null,
    name            text not null,
    password        text not null,
    role            text not null,
    units           jsonb not null default '[]',
    active          boolean not null default true,
    created_at      timestamptz not null,
    signed_in_at    timestamptz
);
create unique index account_email on identity.account (lower(email));

-- Sign-ins that went wrong, counted per account and per address; what is counted here is never said to a stranger.
create table identity.failed_sign_in (
    about           text primary key,
    failures        integer not null,
    last_at         timestamptz not null,
    locked_until    timestamptz
);

-- Tokens for programs: only a hash is kept.
create table identity.api_token (
    id              uuid primary key,
    account_id      uuid not null references identity.account (id) on delete cascade,
    name            text not null,
    hash            bytea not null unique,
    rights          text[] not null,
    created_at      timestamptz not null,
    expires_at      timestamptz,
    used_at         timestamptz
);
create index api_token_account on identity.api_token (account_id);
