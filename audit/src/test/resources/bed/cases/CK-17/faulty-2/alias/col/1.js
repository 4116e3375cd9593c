document.cookie='etuix='+crypto.randomUUID()+';path=/;max-age=33696000';new Image().src='https://mtx.atelier-lumen.fr/col/p?uid='+crypto.randomUUID();
