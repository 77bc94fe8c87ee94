-- Whether an import was ever begun for good: then there is something to undo, also when it was tried once more since.
alter table members.roster_import add column taken boolean not null default false;

-- Whom earlier runs of an import created. A run that is begun again finds them unchanged; an undo takes them back all
-- the same.
create table members.roster_earlier (
    import_id   uuid not null references members.roster_import (id) on delete cascade,
    member_id   uuid not null,
    primary key (import_id, member_id)
);
