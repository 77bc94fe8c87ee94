-- How far the demo university has been filled in; no row where there is none.
create table members.demo_filling (
    only_one    boolean primary key default true check (only_one),
    size        integer not null,
    done        integer not null default 0
);
