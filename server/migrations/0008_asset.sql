-- Configuration items: what the services run on and what people work with.
create table ci_type (
    id {identity},
    code text not null unique,
    name text not null
);

create table configuration_item (
    id {identity},
    code text not null,
    name text not null,
    type_id bigint not null references ci_type (id),
    status text not null,
    site_id bigint references site (id),
    owner_id bigint references person (id),
    organisation_id bigint not null references organisation (id),
    service_id bigint references service (id),
    criticality integer not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
-- pc-1 and PC-1 would be mistaken for each other.
create unique index configuration_item_code on configuration_item (lower(code));
create index configuration_item_owner on configuration_item (owner_id, id) where owner_id is not null;
create index configuration_item_service on configuration_item (service_id, id) where service_id is not null;
create index configuration_item_site on configuration_item (site_id, id) where site_id is not null;
create index configuration_item_organisation on configuration_item (organisation_id, id);
create index configuration_item_type on configuration_item (type_id, id);
create index configuration_item_status on configuration_item (status, id);
create index configuration_item_by_code on configuration_item (code, id);
create index configuration_item_updated on configuration_item (updated_at, id);

-- What a ticket is about stands with it; here it is found from the other side.
alter table ticket add column ci_ids text not null default '[]';
create table ticket_ci (
    ticket_id bigint not null references ticket (id),
    ci_id bigint not null references configuration_item (id),
    primary key (ticket_id, ci_id)
);
create index ticket_ci_ci on ticket_ci (ci_id, ticket_id);

insert into ci_type (code, name) values
    ('business_service', '{"zh":"业务服务","en":"Business service"}'),
    ('application', '{"zh":"应用系统","en":"Application"}'),
    ('database', '{"zh":"数据库","en":"Database"}'),
    ('server', '{"zh":"服务器","en":"Server"}'),
    ('vm', '{"zh":"虚拟机","en":"Virtual machine"}'),
    ('network_device', '{"zh":"网络设备","en":"Network device"}'),
    ('pc', '{"zh":"个人电脑","en":"PC"}'),
    ('printer', '{"zh":"打印机","en":"Printer"}'),
    ('phone', '{"zh":"电话","en":"Phone"}'),
    ('location', '{"zh":"位置","en":"Location"}'),
    ('contract', '{"zh":"合同","en":"Contract"}');
