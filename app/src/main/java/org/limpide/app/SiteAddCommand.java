package org.limpide.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.limpide.banner.Notice;
import org.limpide.server.Desks;
import org.limpide.server.ServerSettings;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Organisation;
import org.limpide.server.consents.Banner;
import org.limpide.server.consents.Banners;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.OrganisationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code limpide site add}: adds a site with a first banner, and prints on one line of JSON what
 * the shop's pages need. A site that is known already is left as it is.
 */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Ajoute un site, publie un premier bandeau et affiche sa clé en JSON.",
      "Adds a site, publishes a first banner and prints its key as JSON."
    })
final class SiteAddCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final DataFolder where = new DataFolder();

  @Parameters(paramLabel = "URL", description = "Adresse du site. / The site's address.")
  private String url = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Nom du site (son hôte). / The site's name.")
  private String name = "";

  @Option(
      names = "--organisation",
      paramLabel = "ID",
      description =
          "Organisation, quand il y en a plusieurs. / Organisation, when there are several.")
  private @Nullable UUID organisation;

  @Option(
      names = "--services",
      split = ",",
      paramLabel = "ID",
      description =
          "Services tiers du site : google-analytics,youtube… / The site's third-party services.")
  private List<String> services = List.of();

  @Override
  public Integer call() {
    if (!new NewSite(url, name).readable()) {
      throw wrong(
          "ce n'est pas l'adresse d'un site : " + url, "this is not the address of a site: " + url);
    }
    ServerSettings settings =
        new ServerSettings(where.folder(), where.url(), "127.0.0.1", 0, Optional.empty());
    try (Desks desks = Desks.open(settings)) {
      OrganisationId owner = owner(desks.part(Accounts.class));
      Site site = desks.part(Sites.class).known(owner, new NewSite(url, name));
      Banners banners = desks.part(Banners.class);
      Banner banner =
          banners
              .of(owner, site.id())
              .orElseGet(() -> banners.publish(owner, site.id(), notice(site), Optional.empty()));
      print(banner, banners.notice(banner));
    }
    return ExitCode.DONE;
  }

  private Notice notice(Site site) {
    try {
      return Notice.standard(site.name(), "", services);
    } catch (IllegalArgumentException e) {
      throw wrong("service inconnu : " + e.getMessage(), "unknown service: " + e.getMessage());
    }
  }

  private OrganisationId owner(Accounts accounts) {
    List<Organisation> all = accounts.organisations();
    if (organisation == null && all.isEmpty()) {
      return accounts.found(called()).id();
    }
    return all.stream()
        .filter(
            one -> organisation == null ? all.size() == 1 : one.id().value().equals(organisation))
        .findFirst()
        .map(Organisation::id)
        .orElseThrow(
            () -> {
              String list =
                  all.stream()
                      .map(one -> "\n  " + one.id() + "  " + one.name())
                      .collect(Collectors.joining());
              return wrong(
                  "choisissez une organisation avec --organisation :" + list,
                  "choose an organisation with --organisation:" + list);
            });
  }

  private String called() {
    return name.isBlank() ? url.replaceFirst("^[a-z]+://", "").replaceFirst("/.*$", "") : name;
  }

  private void print(Banner banner, Notice notice) {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("key", banner.key());
    line.put("notice", banner.notice());
    notice.purposes().forEach(purpose -> line.withArray("purposes").add(purpose.key()));
    if (spec != null) {
      spec.commandLine().getOut().println(line);
    }
  }

  private ParameterException wrong(String french, String english) {
    return new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), Speech.say(french, english));
  }
}
