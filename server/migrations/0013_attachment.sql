-- Files that belong to tickets and to what was said about them; their bytes lie in the store, by their hash.
create table attachment (
    id {identity},
    ticket_id bigint references ticket (id),
    entry_id bigint references entry (id),
    name text not null,
    type text not null,
    declared_type text not null,
    size bigint not null,
    sha256 text not null,
    internal boolean not null,
    confidential boolean not null,
    uploaded_by_id bigint references person (id),
    scan text not null,
    finding text,
    preview text,
    created_at bigint not null,
    waiting_since bigint,
    removed_at bigint,
    version bigint not null
);
create index attachment_ticket on attachment (ticket_id, id) where ticket_id is not null;
create index attachment_entry on attachment (entry_id) where entry_id is not null;
create index attachment_sha256 on attachment (sha256);
create index attachment_waiting on attachment (uploaded_by_id) where waiting_since is not null;
create index attachment_forgotten on attachment (waiting_since) where waiting_since is not null;

-- Who adds to the attachments of a ticket takes its next turn, so that two never add at the same time without knowing.
create table attachment_turn (
    ticket_id bigint primary key references ticket (id),
    taken bigint not null
);
