-- What tickets had come to before is read out of their clocks.
update ticket set response_met = (
    select case when json_extract(value, '$.breached_at') is not null or json_extract(value, '$.state') = 'missed' then 0
                when json_extract(value, '$.state') = 'met' then 1 end
      from json_each(ticket.clocks) where json_extract(value, '$.metric') = 'respond' limit 1) where clocks <> '[]';
update ticket set resolution_met = (
    select case when json_extract(value, '$.breached_at') is not null or json_extract(value, '$.state') = 'missed' then 0
                when json_extract(value, '$.state') = 'met' then 1 end
      from json_each(ticket.clocks) where json_extract(value, '$.metric') = 'resolve' limit 1) where clocks <> '[]';
