-- Signing in by a code that comes by e-mail, for those who allowed it.
alter table identity.account add column code_allowed boolean not null default false;

-- A code that was sent. What is kept can't be turned back into the code without a key outside the database.
create table identity.mailed_code (
    id              uuid primary key,
    account_id      uuid not null references identity.account (id) on delete cascade,
    proof           text not null,
    until           timestamptz not null,
    tries           integer not null default 0
);
create index mailed_code_until on identity.mailed_code (until);

-- Browsers in which an account was signed in before, by a hash of what they keep in a cookie.
create table identity.known_device (
    account_id      uuid not null references identity.account (id) on delete cascade,
    hash            bytea not null,
    first_at        timestamptz not null,
    last_at         timestamptz not null,
    primary key (account_id, hash)
);
