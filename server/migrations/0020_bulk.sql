-- Changes of many tickets at once, and what came of each; exports, and what is written of them so far.
create table bulk_change (
    id {identity},
    actor_id bigint not null references person (id),
    principal text not null,
    action text not null,
    body text not null,
    filter text not null,
    state text not null,
    total bigint not null,
    done bigint not null,
    refused bigint not null,
    problem text,
    cancel_asked boolean not null,
    created_at bigint not null,
    finished_at bigint,
    version bigint not null
);
create index bulk_change_actor on bulk_change (actor_id, id);

create table bulk_item (
    bulk_id bigint not null references bulk_change (id),
    ticket_id bigint not null references ticket (id),
    outcome text not null,
    refusal text,
    primary key (bulk_id, ticket_id)
);
create index bulk_item_waiting on bulk_item (bulk_id, ticket_id) where outcome = 'waiting';
create index bulk_item_refused on bulk_item (bulk_id, ticket_id) where outcome = 'refused';

create table export (
    id {identity},
    actor_id bigint not null references person (id),
    principal text not null,
    filter text not null,
    sort text not null,
    columns text not null,
    state text not null,
    rows bigint not null,
    size bigint not null,
    parts bigint not null,
    next_cursor text,
    problem text,
    cancel_asked boolean not null,
    created_at bigint not null,
    finished_at bigint,
    version bigint not null
);
create index export_actor on export (actor_id, id);
create index export_age on export (created_at);

create table export_part (
    export_id bigint not null references export (id),
    place bigint not null,
    text text not null,
    primary key (export_id, place)
);
