-- What is said again and again: texts with variables, kept for oneself, for a group or for all.
create table canned_reply (
    id {identity},
    code text unique,
    title text not null,
    body text not null,
    missing text,
    owner_id bigint references person (id),
    scope text not null,
    group_id bigint references desk_group (id),
    service_id bigint references service (id),
    category_id bigint references category (id),
    kind text,
    active boolean not null,
    use_count bigint not null,
    search_text text not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index canned_reply_use on canned_reply (use_count, id);
create index canned_reply_owner on canned_reply (owner_id);
create index canned_reply_group on canned_reply (group_id) where group_id is not null;
create index canned_reply_service on canned_reply (service_id) where service_id is not null;
create index canned_reply_category on canned_reply (category_id) where category_id is not null;
