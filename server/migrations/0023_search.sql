-- What has changed and is not in the full-text index yet, and how far the index is made. The index itself differs by database.
create table search_queue (
    id {identity},
    kind text not null,
    object_id bigint not null
);

create table search_state (
    kind text primary key,
    version bigint not null,
    next_id bigint
);
