-- How tickets belong together, and what was moved between them so that it can be moved back.
create table ticket_link (
    id {identity},
    from_ticket_id bigint not null references ticket (id),
    to_ticket_id bigint not null references ticket (id),
    kind text not null,
    by_id bigint references person (id),
    at bigint not null
);
create unique index ticket_link_place on ticket_link (from_ticket_id, to_ticket_id, kind);
create index ticket_link_to on ticket_link (to_ticket_id, id);

create table ticket_merge (
    id {identity},
    source_id bigint not null references ticket (id),
    target_id bigint not null references ticket (id),
    source_before text not null,
    moved text not null,
    watcher_ids text not null,
    chased_before bigint,
    by_id bigint references person (id),
    at bigint not null,
    undone_at bigint
);
create index ticket_merge_source on ticket_merge (source_id, id);
create index ticket_merge_target on ticket_merge (target_id, id);

create table ticket_split (
    id {identity},
    source_id bigint not null references ticket (id),
    ticket_id bigint not null references ticket (id),
    moved text not null,
    by_id bigint references person (id),
    at bigint not null,
    undone_at bigint
);
create index ticket_split_ticket on ticket_split (ticket_id, id);
create index ticket_split_source on ticket_split (source_id, id);

create table kind_change (
    id {identity},
    ticket_id bigint not null references ticket (id),
    number_before text not null,
    kind_before text not null,
    state_before text not null,
    state_after text not null,
    by_id bigint references person (id),
    at bigint not null,
    undone_at bigint
);
create index kind_change_ticket on kind_change (ticket_id, id);
