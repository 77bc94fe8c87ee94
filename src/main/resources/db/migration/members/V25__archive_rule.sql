-- What of somebody who is erased the university must keep by the law on archives; one row.
create table members.archive_rule (
    only_one    boolean primary key default true check (only_one),
    kinds       text[] not null
);
insert into members.archive_rule (kinds) values ('{education,name}');

-- Since when the file of an import is gone, by the rules on how long things are kept.
alter table members.roster_import add column file_gone_at timestamptz;
