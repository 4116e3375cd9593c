package org.limpide.server;

import java.time.Clock;
import java.util.regex.Pattern;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.DatabaseSettings;
import org.limpide.server.storage.ServerKey;
import org.limpide.server.web.PublicAddress;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

/**
 * Some desks without the service, for commands that run beside it: nobody is answered, no job is
 * begun, and only what is asked for is put together.
 */
public final class Desks implements AutoCloseable {
  private static final Pattern PASSWORDS = Pattern.compile(".*\\.PasswordConfiguration");

  private final Database database;
  private final AnnotationConfigApplicationContext context;

  private Desks(Database database, AnnotationConfigApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /**
   * Opens the desks that know organisations, sites and banners.
   *
   * @throws org.limpide.server.storage.StorageException when the database cannot be used; it is
   *     then as it was
   */
  public static Desks open(ServerSettings settings) {
    Database database =
        Database.open(new DatabaseSettings(settings.data(), settings.databaseUrl(), 2));
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    try {
      context.registerBean(ServerSettings.class, () -> settings);
      context.registerBean(Database.class, () -> database);
      context.registerBean(ServerKey.class, () -> ServerKey.of(settings.data()));
      context.registerBean(Clock.class, Clock::systemUTC);
      context.register(PublicAddress.class);
      ClassPathBeanDefinitionScanner scanner =
          new ClassPathBeanDefinitionScanner(context, false, context.getEnvironment());
      scanner.addIncludeFilter(new AnnotationTypeFilter(Service.class));
      scanner.addIncludeFilter(new AnnotationTypeFilter(Repository.class));
      scanner.addIncludeFilter(new RegexPatternTypeFilter(PASSWORDS));
      String here = Desks.class.getPackageName();
      scanner.scan(here + ".accounts", here + ".sites", here + ".consents");
      context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
      context.refresh();
      return new Desks(database, context);
    } catch (RuntimeException e) {
      context.close();
      database.close();
      throw e;
    }
  }

  /** One of their services. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
