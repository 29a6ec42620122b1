-- Who was told of what: a row per person and notice.
create table notice (
    id {identity},
    person_id bigint not null references person (id),
    kind text not null,
    ticket_id bigint references ticket (id),
    subject text not null,
    sentence text not null,
    names text not null,
    actor_id bigint references person (id),
    instead_of_id bigint references person (id),
    event_id bigint not null references timeline (id),
    more integer not null,
    created_at bigint not null,
    read_at bigint
);
-- A reaction that runs twice tells once.
create unique index notice_once on notice (person_id, event_id, kind);
create index notice_person on notice (person_id, id);
create index notice_unread on notice (person_id, id) where read_at is null;
create index notice_recent on notice (person_id, kind, created_at);
create index notice_read on notice (read_at) where read_at is not null;

-- The logins and group codes that an entry's text names.
alter table entry add column mentions text not null default '[]';

-- How often, by whom and through whom the desk was asked to hurry.
create table chase (
    id {identity},
    ticket_id bigint not null references ticket (id),
    person_id bigint not null references person (id),
    by_id bigint not null references person (id),
    comment text,
    at bigint not null,
    raised_at bigint,
    answered_at bigint
);
create index chase_ticket on chase (ticket_id, id);
create index chase_person on chase (ticket_id, person_id, at);
create index chase_unanswered on chase (ticket_id) where answered_at is null;
