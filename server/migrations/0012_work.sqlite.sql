insert into number_series (series, last) values ('request', 10000);
