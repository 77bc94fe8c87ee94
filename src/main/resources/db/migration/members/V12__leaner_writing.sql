-- A key alone is index enough: who had which rows, a record tells by its facts.
alter table members.lookup drop constraint lookup_pkey;
drop index members.lookup_member;
create index lookup_key on members.lookup (key);

-- Rows are written in one transaction with the note on their import, and deleted with it by the program; asking again
-- for every row whether its import exists cost an import a tenth of its time.
alter table members.roster_row drop constraint roster_row_import_id_fkey;
