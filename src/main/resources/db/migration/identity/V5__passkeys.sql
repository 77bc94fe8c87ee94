-- Passkeys (WebAuthn): public keys and what is known of the device that holds the other half.
create table identity.passkey (
    id              uuid primary key,
    account_id      uuid not null references identity.account (id) on delete cascade,
    name            text not null,
    credential_id   bytea not null unique,
    -- COSE
    public_key      bytea not null,
    aaguid          uuid not null,
    sign_count      bigint not null,
    transports      text[] not null,
    backup_eligible boolean not null,
    backed_up       boolean not null,
    created_at      timestamptz not null,
    used_at         timestamptz
);
create index passkey_account on identity.passkey (account_id);

-- What proved something once and proves nothing again: challenges that were answered, links that were followed.
create table identity.used_once (
    hash            bytea primary key,
    until           timestamptz not null
);
