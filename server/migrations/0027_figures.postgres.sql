-- What tickets had come to before is read out of their clocks.
update ticket set response_met = (
    select case when value ->> 'breached_at' is not null or value ->> 'state' = 'missed' then false
                when value ->> 'state' = 'met' then true end
      from jsonb_array_elements(ticket.clocks::jsonb) where value ->> 'metric' = 'respond' limit 1) where clocks <> '[]';
update ticket set resolution_met = (
    select case when value ->> 'breached_at' is not null or value ->> 'state' = 'missed' then false
                when value ->> 'state' = 'met' then true end
      from jsonb_array_elements(ticket.clocks::jsonb) where value ->> 'metric' = 'resolve' limit 1) where clocks <> '[]';
