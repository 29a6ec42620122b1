-- Histories of other desks: how their times are to be read and what they tell, and which incident came from where, so that none
-- comes twice.
alter table import add column time_zone text;
alter table import add column tally text;

create table replayed_incident (
    source text not null,
    number text not null,
    ticket_id bigint not null references ticket (id),
    events bigint not null,
    last_at bigint not null,
    primary key (source, number)
);
create unique index replayed_incident_ticket on replayed_incident (ticket_id);
