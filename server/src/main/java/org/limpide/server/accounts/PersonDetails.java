package org.limpide.server.accounts;

import java.util.Optional;
import java.util.UUID;
import org.limpide.recognition.EmailAddress;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/**
 * Finds a person by e-mail address for Spring Security. The name it remembers in the session is the
 * person's id, never the address.
 */
@Service
class PersonDetails implements UserDetailsService {
  private final AccountStore store;

  PersonDetails(AccountStore store) {
    this.store = store;
  }

  @Override
  public UserDetails loadUserByUsername(String email) {
    return EmailAddress.parse(email.strip())
        .flatMap(store::person)
        .map(Person::id)
        .flatMap(id -> hash(id).map(hash -> details(id, hash)))
        .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  private Optional<String> hash(UUID id) {
    return store.passwordHash(id);
  }

  private static UserDetails details(UUID id, String hash) {
    return User.withUsername(id.toString()).password(hash).authorities("person").build();
  }
}
