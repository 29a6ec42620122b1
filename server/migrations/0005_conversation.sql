-- What was said about a ticket: public replies, internal notes, phone notes.
create table entry (
    id {identity},
    ticket_id bigint not null references ticket (id),
    kind text not null,
    body text not null,
    author_id bigint references person (id),
    from_requester boolean not null,
    created_at bigint not null,
    release_at bigint,
    released_at bigint,
    withdrawn_at bigint
);
create index entry_ticket on entry (ticket_id, id);
