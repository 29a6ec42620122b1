-- Every call, mail, chat, visit, alert or question that reached the desk, and what came of it.
create table contact (
    id {identity},
    channel text not null,
    person_id bigint references person (id),
    caller text,
    happened_at bigint not null,
    recorded_at bigint not null,
    handler_id bigint references person (id),
    nature text not null,
    outcome text not null,
    guided_away_reason text,
    guided_away_note text,
    answer text,
    article text,
    summary text not null,
    duration integer,
    organisation_id bigint references organisation (id),
    site_id bigint references site (id),
    version bigint not null,
    updated_at bigint not null
);
create index contact_happened on contact (happened_at, id);
create index contact_person on contact (person_id, id) where person_id is not null;
create index contact_handler on contact (handler_id, id);
create index contact_organisation on contact (organisation_id, id);
create index contact_outcome on contact (outcome, id);
create index contact_nature on contact (nature, id);
create index contact_channel on contact (channel, id);
create index contact_caller on contact (caller, id) where caller is not null;

-- The tickets a contact led to, or which it joined as one more report of the same.
create table contact_ticket (
    contact_id bigint not null references contact (id),
    ticket_id bigint not null references ticket (id),
    me_too boolean not null,
    primary key (contact_id, ticket_id)
);
create index contact_ticket_ticket on contact_ticket (ticket_id, contact_id);
