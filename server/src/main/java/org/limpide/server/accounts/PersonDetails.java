package org.limpide.server.accounts;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.storage.Database;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/**
 * Finds a person by e-mail address for Spring Security, and keeps a hash made anew when the
 * parameters of hashing have changed. The name it remembers is the person's id, never the address.
 */
@Service
class PersonDetails implements UserDetailsService, UserDetailsPasswordService {
  private final Database database;
  private final AccountStore store;

  PersonDetails(Database database, AccountStore store) {
    this.database = database;
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

  @Override
  public UserDetails updatePassword(UserDetails details, @Nullable String hash) {
    if (hash == null) {
      return details;
    }
    UUID person = UUID.fromString(details.getUsername());
    database.write(() -> store.password(person, hash));
    return details(person, hash);
  }

  private Optional<String> hash(UUID id) {
    return store.passwordHash(id);
  }

  private static UserDetails details(UUID id, String hash) {
    return User.withUsername(id.toString()).password(hash).authorities("person").build();
  }
}
