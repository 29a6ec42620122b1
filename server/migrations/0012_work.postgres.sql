create sequence number_request start 10001;
