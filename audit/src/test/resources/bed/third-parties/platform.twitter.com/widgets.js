// Imitates X's widgets: a call to syndication.twitter.com that sets guest_id.
fetch('https://syndication.twitter.com/settings?session_id=5f1c9b7a3e5d4c6b', {mode: 'no-cors', credentials: 'include'});
