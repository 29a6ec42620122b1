-- Whether what was promised was kept, and what reports count of tickets that are over: most of them, and they seldom change.
alter table ticket add column response_met boolean;
alter table ticket add column resolution_met boolean;
create index ticket_over on ticket (happened_at, kind, state, priority, service_id, group_id, response_met, resolution_met,
                                    reopen_count, transfer_count, queue_key) where queue_key is null;
