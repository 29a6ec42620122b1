-- What people and the desk itself changed besides tickets is far less than what happens to tickets; it is listed by itself.
create index timeline_settings on timeline (id) where object_kind <> 'ticket';
