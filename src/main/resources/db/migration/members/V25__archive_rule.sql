-- What of somebody who is erased the university must keep by the law on archives; one row.
create table members.archive_rule (
    only_one    boolean primary key default true check (only_one),
    kinds       text[] not null
);
insert into members.archive_rule (kinds) values ('{education,name}');
