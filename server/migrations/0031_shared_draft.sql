-- A draft may be shown to others who work on the ticket, so that two need not write the same.
alter table draft add column shared boolean not null default false;
create index draft_shared on draft (ticket_id) where shared;
