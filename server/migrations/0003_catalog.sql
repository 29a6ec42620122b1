-- What is offered, who supports it where, and how reports are classified.
create table service (
    id {identity},
    code text not null unique,
    name text not null,
    description text not null,
    criticality integer not null,
    status text not null,
    owner_id bigint references person (id),
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index service_owner on service (owner_id) where owner_id is not null;

create table service_support (
    id {identity},
    service_id bigint not null references service (id),
    line text not null,
    site_id bigint references site (id),
    group_id bigint not null references desk_group (id)
);
create unique index service_support_place on service_support (service_id, line, coalesce(site_id, 0));
create index service_support_group on service_support (group_id, service_id);

create table category (
    id {identity},
    code text not null unique,
    name text not null,
    parent_id bigint references category (id),
    active boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index category_parent on category (parent_id, id);

insert into service (code, name, description, criticality, status, version, created_at, updated_at)
values ('it', '{"zh":"信息技术服务","en":"IT services"}', '{"zh":"","en":""}', 3, 'live', 1, 0, 0);
insert into category (code, name, active, version, created_at, updated_at)
values ('other', '{"zh":"其他","en":"Other"}', true, 1, 0, 0);
insert into lies_within (noun, id, ancestor_id, distance) select 'category', id, id, 0 from category;
