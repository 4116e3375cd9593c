package org.limpide.server;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.limpide.server.SamplePages.Sample;
import org.limpide.server.SamplePages.Who;

/**
 * Photographs every page of a service with invented data, for the guide in {@code docs/}: both
 * themes at 1280 pixels, and the first pages on a phone too. {@code docs/screenshots} runs it.
 */
public final class Screenshots {
  private static final int TALLEST = 1200;

  private static final String HEAD =
      """
      # The pages of the service

      Photographed by `docs/screenshots` on invented data, in French: light and dark, and some on a phone. This file is written
      by the same program. What the pages are for: [the guide](../../service.md).
      """;

  private Screenshots() {}

  /** Takes the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    try (Server server = Server.start(Engines.Kind.SQLITE.fresh())) {
      SamplePages pages = new SamplePages(server);
      List<Sample> samples = pages.all();
      Map<Who, Chrome> windows = new EnumMap<>(Who.class);
      StringBuilder list = new StringBuilder(HEAD);
      for (Sample sample : samples) {
        if (!shown(sample)) {
          continue;
        }
        Chrome window =
            windows.computeIfAbsent(
                sample.who(), who -> pages.window(who, Chrome.desk()).expectRefusals());
        window.go(sample.path());
        if (!window.page().url().equals(window.address(sample.path()))) {
          continue; // leads to another page, which is shown under its own address
        }
        for (String theme : List.of("light", "dark")) {
          shoot(window, sample, theme, 1280, folder.resolve(sample.name() + "-" + theme));
        }
        if (sample.phone()) {
          shoot(window, sample, "light", 360, folder.resolve(sample.name() + "-phone"));
        }
        list.append(entry(window.page().title(), sample));
      }
      windows.values().forEach(Chrome::close);
      Files.writeString(folder.resolve("README.md"), list);
    }
    System.exit(0); // Playwright's own threads would keep the program
  }

  /** Of lists only the first page, and of searches what is found. */
  private static boolean shown(Sample sample) {
    String query = sample.path().replaceAll("^[^?]*", "");
    return query.isEmpty()
        || query.contains("before=")
        || query.contains("q=boutique")
        || query.contains("next=");
  }

  private static String entry(String title, Sample sample) {
    String name = sample.name();
    return "\n## %s\n\n![%s](%s-light.png)\n![%s](%s-dark.png)\n%s"
        .formatted(
            title.replaceFirst(" · .*", ""),
            "light",
            name,
            "dark",
            name,
            sample.phone() ? "![on a phone](%s-phone.png)\n".formatted(name) : "");
  }

  private static void shoot(Chrome window, Sample sample, String theme, int width, Path file)
      throws IOException {
    window.look("fr", theme).size(width, width > 600 ? 720 : 780);
    window.go(sample.path());
    int whole =
        ((Number) window.page().evaluate("document.documentElement.scrollHeight")).intValue();
    window.size(width, Math.min(whole, TALLEST));
    byte[] png =
        window
            .page()
            .screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
    Files.write(file.resolveSibling(file.getFileName() + ".png"), Palette.reduce(png));
  }
}
