insert into number_series (series, last) values ('task', 10000);
