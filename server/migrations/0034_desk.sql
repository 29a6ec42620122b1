-- What the desk is called and which languages it speaks: one row.
create table desk (
    id {identity},
    name text not null,
    languages text not null,
    language text not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
insert into desk (name, languages, language, version, created_at, updated_at)
values ('{"zh":"服务台","en":"Service desk"}', '["zh","en"]', 'zh', 1, 0, 0);
