-- Changes of records no longer go through the table of events: they held values that are sealed everywhere else, and one
-- left there by a killed process could not be read back. What is still there goes; the search index reads what changed
-- from the records.
delete from shared.event_publication where event_type = 'org.tongchuang.members.records.RecordsChanged';
