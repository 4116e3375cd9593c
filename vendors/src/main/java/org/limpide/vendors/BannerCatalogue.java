package org.limpide.vendors;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services a banner can offer, hold back and load: those of {@code services.json}, completed by
 * {@code banner-services.json}, whose shape {@code banner-services.schema.json} gives. Every
 * curated service is here; what is known from others' lists only ({@link ServiceDirectory}) is held
 * back but cannot be offered, since nobody has said what a visitor must be told of it.
 */
public final class BannerCatalogue {
  private final BannerFile file;
  private final Map<String, BannerService> byId = new HashMap<>();
  private final Map<String, BannerService> byTarteaucitron = new HashMap<>();

  private static final class Bundled {
    static final BannerCatalogue CATALOGUE =
        new BannerCatalogue(Resource.bytes("banner-services.json"), Curated.bundled());
  }

  /**
   * Reads a catalogue.
   *
   * @throws CatalogueException with every fault of the file
   */
  BannerCatalogue(byte[] json, Curated curated) {
    file = new BannerFile(json, curated);
    for (BannerService service : file.services) {
      byId.put(service.id(), service);
      service.tarteaucitron().forEach(key -> byTarteaucitron.put(key, service));
    }
  }

  /** The catalogue this build carries, read once, at the first call. */
  public static BannerCatalogue bundled() {
    return Bundled.CATALOGUE;
  }

  /** The data's JSON schema (draft 2020-12). */
  public static String schema() {
    return Resource.text("banner-services.schema.json");
  }

  /** The date of the data. */
  public String version() {
    return file.version;
  }

  /** Every service, in the directory's order. */
  public List<BannerService> services() {
    return List.copyOf(file.services);
  }

  /** The service of that id of the directory. */
  public Optional<BannerService> service(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The service that a key of tarteaucitron means, for a site that comes from there. */
  public Optional<BannerService> ofTarteaucitron(String key) {
    return Optional.ofNullable(byTarteaucitron.get(key));
  }

  /** Keys of tarteaucitron that mean no service, each with the reason. */
  public Map<String, Bilingual> notServices() {
    return Collections.unmodifiableMap(file.notServices);
  }
}
