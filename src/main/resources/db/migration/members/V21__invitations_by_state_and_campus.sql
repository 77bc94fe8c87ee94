-- The few of an occasion who have come further than the others.
create index invitation_joined on members.invitation (batch_id, id) where joined_at is not null;
create index invitation_revoked on members.invitation (batch_id, id) where joined_at is null and revoked_at is not null;
create index invitation_confirmed on members.invitation (batch_id, id)
    where joined_at is null and revoked_at is null and confirmed_at is not null;
create index invitation_opened on members.invitation (batch_id, id)
    where joined_at is null and revoked_at is null and confirmed_at is null and opened_at is not null;

-- Whom the campus vouched for, sealed, while they give an address of their own.
create table members.campus_arrival (
    id              uuid primary key,
    content         bytea not null,
    until           timestamptz not null
);
create index campus_arrival_until on members.campus_arrival (until);
