-- Whether the password was made by an administrator, who has seen it, and waits to be replaced by one's own.
alter table identity.account add column password_issued boolean not null default false;

create index failed_sign_in_last on identity.failed_sign_in (last_at);
