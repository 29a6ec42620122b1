-- By which rules reports of one fault are folded under the first of them.
create table fold_rule (
    id {identity},
    code text not null unique,
    name text not null,
    active boolean not null,
    kinds text not null,
    service_id bigint references service (id),
    site_id bigint references site (id),
    category_id bigint references category (id),
    least integer not null,
    within_minutes integer not null,
    similarity double precision not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
