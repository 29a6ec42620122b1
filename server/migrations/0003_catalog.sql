-- What is offered, and how reports are classified.
create table service (
    id {identity},
    code text not null unique,
    name text not null,
    active boolean not null,
    version bigint not null
);

create table category (
    id {identity},
    code text not null unique,
    name text not null,
    parent_id bigint references category (id),
    active boolean not null,
    version bigint not null
);

insert into service (code, name, active, version) values ('it', '{"zh":"信息技术服务","en":"IT services"}', true, 1);
insert into category (code, name, active, version) values ('other', '{"zh":"其他","en":"Other"}', true, 1);
