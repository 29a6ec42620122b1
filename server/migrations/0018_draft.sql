-- What somebody began to write about a ticket, one for each of both; nobody else ever sees it.
create table draft (
    id {identity},
    person_id bigint not null references person (id),
    ticket_id bigint not null references ticket (id),
    kind text not null,
    body text not null,
    attachments text not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create unique index draft_place on draft (person_id, ticket_id);
create index draft_newest on draft (person_id, updated_at, id);
create index draft_age on draft (updated_at);
