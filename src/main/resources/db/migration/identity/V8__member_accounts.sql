-- Whose record belongs to the account; accounts of alumni and students have one, and those of the office may.
alter table identity.account add column member_id uuid;
create index account_member on identity.account (member_id) where member_id is not null;
create index account_office on identity.account (name) where role <> 'MEMBER';

-- What merges of two records moved, for the day they are taken apart again.
create table identity.moved (
    merge_id        uuid not null,
    account_id      uuid not null references identity.account (id) on delete cascade,
    primary key (merge_id, account_id)
);
create index moved_account on identity.moved (account_id);

-- A code may also prove that an address is somebody's who has no account yet.
alter table identity.mailed_code alter column account_id drop not null;
