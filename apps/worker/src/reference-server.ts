import '@mizani/providers/reference-server/main';
