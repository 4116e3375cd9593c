package org.limpide.vendors;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service comes into a page once the visitor has agreed. Addresses are templates: {@code
 * {name}} stands for a parameter, whose value must match the parameter's pattern.
 */
public sealed interface Load {
  /** A script that the banner adds. */
  record Script(String template, Setup setup, List<Parameter> parameters) implements Load {
    public Script {
      parameters = List.copyOf(parameters);
    }
  }

  /** A script that brings other services, each of which has its own purpose to respect. */
  record Container(String template, Setup setup, List<Parameter> parameters) implements Load {
    public Container {
      parameters = List.copyOf(parameters);
    }
  }

  /** A frame, where the page has its place for it. */
  record Frame(String template, List<Parameter> parameters) implements Load {
    public Frame {
      parameters = List.copyOf(parameters);
    }
  }

  /** An image fetched once, which is how some services count. */
  record Image(String template, List<Parameter> parameters) implements Load {
    public Image {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * The page itself carries it, at an address that is the shop's own or comes from its shop
   * software: the banner only holds it back or lets it go.
   */
  record Inline() implements Load {
    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }

  List<Parameter> parameters();

  /** The parameters' samples, to show or to try. */
  default Map<String, String> samples() {
    var samples = new LinkedHashMap<String, String>();
    parameters().forEach(parameter -> samples.put(parameter.name(), parameter.sample()));
    return samples;
  }

  /**
   * The address to fetch; empty when the page itself carries the service.
   *
   * @param values one for each parameter, no more
   * @throws ParameterException when a value is missing, unknown or malformed
   */
  default Optional<URI> address(Map<String, String> values) {
    check(values);
    return template().map(template -> URI.create(Template.fill(template, values)));
  }

  /**
   * What stands in the page around a script.
   *
   * @param values one for each parameter, no more
   * @throws ParameterException when a value is missing, unknown or malformed
   */
  default Optional<Setup> setup(Map<String, String> values) {
    check(values);
    return switch (this) {
      case Script script -> Optional.of(script.setup.with(text -> Template.fill(text, values)));
      case Container container ->
          Optional.of(container.setup.with(text -> Template.fill(text, values)));
      case Frame frame -> Optional.empty();
      case Image image -> Optional.empty();
      case Inline inline -> Optional.empty();
    };
  }

  private Optional<String> template() {
    return switch (this) {
      case Script script -> Optional.of(script.template);
      case Container container -> Optional.of(container.template);
      case Frame frame -> Optional.of(frame.template);
      case Image image -> Optional.of(image.template);
      case Inline inline -> Optional.empty();
    };
  }

  private void check(Map<String, String> values) {
    for (Parameter parameter : parameters()) {
      String value = values.get(parameter.name());
      if (value == null) {
        throw new ParameterException(parameter.name(), ParameterException.Fault.MISSING);
      }
      if (!parameter.accepts(value)) {
        throw new ParameterException(parameter.name(), ParameterException.Fault.MALFORMED);
      }
    }
    for (String name : values.keySet()) {
      if (parameters().stream().noneMatch(parameter -> parameter.name().equals(name))) {
        throw new ParameterException(name, ParameterException.Fault.UNKNOWN);
      }
    }
  }
}
