-- What the desk has decided about each kind of ticket, the words with which tickets end, and fields of its own.
create table practice (
    id {identity},
    kind text not null unique,
    matrix text not null,
    listed_codes_only boolean not null,
    reopen_days integer not null,
    vip_reopen_days integer not null,
    close_days integer not null,
    remind_days integer not null,
    demands_fields boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
insert into practice (kind, matrix, listed_codes_only, reopen_days, vip_reopen_days, close_days, remind_days, demands_fields,
                      version, created_at, updated_at)
values ('incident', '[[1,1,2,3],[1,2,3,3],[2,3,3,4],[3,3,4,4]]', false, 7, 30, 5, 3, false, 1, 0, 0),
       ('request', '[[1,1,2,3],[1,2,3,3],[2,3,3,4],[3,3,4,4]]', false, 7, 30, 5, 3, false, 1, 0, 0),
       ('problem', '[[1,1,2,3],[1,2,3,3],[2,3,3,4],[3,3,4,4]]', false, 7, 30, 0, 0, false, 1, 0, 0),
       ('change', '[[1,1,2,3],[1,2,3,3],[2,3,3,4],[3,3,4,4]]', false, 7, 30, 0, 0, false, 1, 0, 0),
       ('release', '[[1,1,2,3],[1,2,3,3],[2,3,3,4],[3,3,4,4]]', false, 7, 30, 0, 0, false, 1, 0, 0);

create table closing_code (
    id {identity},
    kind text not null,
    code text not null,
    name text not null,
    active boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create unique index closing_code_place on closing_code (kind, code);
insert into closing_code (kind, code, name, active, version, created_at, updated_at) values
    ('resolution', 'fixed', '{"zh":"已修复","en":"Fixed"}', true, 1, 0, 0),
    ('resolution', 'workaround', '{"zh":"临时绕过","en":"Worked around"}', true, 1, 0, 0),
    ('resolution', 'replaced', '{"zh":"已更换","en":"Replaced"}', true, 1, 0, 0),
    ('resolution', 'configured', '{"zh":"已调整配置","en":"Configured"}', true, 1, 0, 0),
    ('resolution', 'explained', '{"zh":"已解释说明","en":"Explained"}', true, 1, 0, 0),
    ('resolution', 'no_fault_found', '{"zh":"未发现故障","en":"No fault found"}', true, 1, 0, 0),
    ('resolution', 'by_supplier', '{"zh":"由供应商解决","en":"Solved by the supplier"}', true, 1, 0, 0),
    ('resolution', 'by_parent', '{"zh":"随主单解决","en":"Solved with its parent"}', true, 1, 0, 0),
    ('cause', 'hardware', '{"zh":"硬件","en":"Hardware"}', true, 1, 0, 0),
    ('cause', 'software', '{"zh":"软件","en":"Software"}', true, 1, 0, 0),
    ('cause', 'network', '{"zh":"网络","en":"Network"}', true, 1, 0, 0),
    ('cause', 'configuration', '{"zh":"配置","en":"Configuration"}', true, 1, 0, 0),
    ('cause', 'change', '{"zh":"变更引起","en":"A change"}', true, 1, 0, 0),
    ('cause', 'usage', '{"zh":"使用不当","en":"Usage"}', true, 1, 0, 0),
    ('cause', 'capacity', '{"zh":"容量","en":"Capacity"}', true, 1, 0, 0),
    ('cause', 'wear', '{"zh":"老化磨损","en":"Wear"}', true, 1, 0, 0),
    ('cause', 'supplier', '{"zh":"供应商","en":"Supplier"}', true, 1, 0, 0),
    ('cause', 'unknown', '{"zh":"不明","en":"Unknown"}', true, 1, 0, 0),
    ('cancellation', 'duplicate', '{"zh":"重复","en":"Duplicate"}', true, 1, 0, 0),
    ('cancellation', 'withdrawn', '{"zh":"请求人撤回","en":"Withdrawn"}', true, 1, 0, 0),
    ('cancellation', 'out_of_scope', '{"zh":"不在服务范围","en":"Out of scope"}', true, 1, 0, 0),
    ('cancellation', 'merged', '{"zh":"已合并","en":"Merged"}', true, 1, 0, 0),
    ('cancellation', 'other', '{"zh":"其他","en":"Other"}', true, 1, 0, 0);

create table custom_field (
    id {identity},
    code text not null unique,
    name text not null,
    type text not null,
    kinds text not null,
    service_id bigint references service (id),
    options text not null,
    required text not null,
    for_requester boolean not null,
    position integer not null,
    active boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);

-- What stands in a ticket's custom fields stands with the ticket; here tickets are found by it.
create table custom_value (
    id {identity},
    ticket_id bigint not null references ticket (id),
    field_id bigint not null references custom_field (id),
    text_value {exact},
    number_value double precision
);
create index custom_value_ticket on custom_value (ticket_id);
create index custom_value_text on custom_value (field_id, text_value, ticket_id) where text_value is not null;
create index custom_value_number on custom_value (field_id, number_value, ticket_id) where number_value is not null;
