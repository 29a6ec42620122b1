-- People, what they may do, how they sign in; groups and sites.
create table organisation (
    id {identity},
    code text not null unique,
    name text not null,
    version bigint not null,
    created_at bigint not null
);

create table site (
    id {identity},
    code text not null unique,
    name text not null
);

create table person (
    id {identity},
    login text unique,
    name text not null,
    email text,
    language text not null,
    time_zone text not null,
    vip boolean not null,
    active boolean not null,
    organisation_id bigint not null references organisation (id),
    roles text not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);

create table credential (
    person_id bigint primary key references person (id),
    password_hash text not null,
    changed_at bigint not null
);

create table desk_group (
    id {identity},
    code text not null unique,
    name text not null,
    line text not null,
    version bigint not null,
    created_at bigint not null
);

create table group_member (
    person_id bigint not null references person (id),
    group_id bigint not null references desk_group (id),
    primary key (person_id, group_id)
);
create index group_member_group on group_member (group_id);

-- Only hashes of the secrets are kept.
create table session (
    id {identity},
    secret_hash {blob} not null unique,
    person_id bigint not null references person (id),
    peer text not null,
    created_at bigint not null,
    used_at bigint not null,
    expires_at bigint not null
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

create table token (
    id {identity},
    secret_hash {blob} not null unique,
    hint text not null,
    person_id bigint not null references person (id),
    scopes text not null,
    created_at bigint not null,
    used_at bigint,
    expires_at bigint
);
create index token_person on token (person_id);

insert into organisation (code, name, version, created_at) values ('home', 'Home', 1, 0);
insert into desk_group (code, name, line, version, created_at)
values ('service-desk', '{"zh":"服务台","en":"Service desk"}', 'l1', 1, 0);
