-- How many records there were when comparing all with all would have needed more memory than the program has.
alter table members.duplicate_watch add column too_many bigint;
